import type { EmailAddress } from '../../../domain/email-address.ts';
import { lastPattern, type Report, type ReportStatus } from '../../../domain/report.ts';
import {
  DamageError,
  decodeActions,
  decodeTexts,
  decodeTimestamp,
  decodeTimestampOrNull,
} from '../database/decode.ts';

/** A row of {@link selectReports}. */
export interface ReportRow {
  id: number;
  /** A JSON array of EmailAddress. */
  contacts: string;
  actions: string;
  last: string | null;
  zone: string;
  include_archived: number;
  sources: string | null;
  exclude_machine: number;
  created_at: number;
  status: ReportStatus;
  started_at: number;
  progress: number;
  failure: string | null;
  period_from: number | null;
  period_to: number | null;
  completed_at: number | null;
  event_count: number | null;
  archived_not_shown: number | null;
  undone: number | null;
}

/** Reports that are not deleted: the latest run has the status of one; the latest completed run has its answer, and the period of that. */
export const selectReports = `
  SELECT r.id,
    (SELECT json_group_array(json(contact)) FROM (
      SELECT json_object('key', email, 'shown', shown) AS contact FROM report_contacts WHERE report = r.id ORDER BY position
    )) AS contacts,
    r.actions, r.last, r.zone, r.include_archived, r.sources, r.exclude_machine, r.created_at,
    latest.status, latest.started_at, latest.progress, latest.failure,
    iif(answer.id IS NULL, latest.period_from, answer.period_from) AS period_from,
    iif(answer.id IS NULL, latest.period_to, answer.period_to) AS period_to,
    answer.completed_at, answer.event_count, answer.archived_not_shown, answer.undone
  FROM reports r
  JOIN runs latest ON latest.id = (SELECT max(id) FROM runs WHERE report = r.id) AND NOT r.deleted
  LEFT JOIN runs answer ON answer.id = (SELECT max(id) FROM runs WHERE report = r.id AND status = 'completed')`;

/** The report of a row. Throws DamageError if this program never writes such a row. */
export function toReport(row: ReportRow): Report {
  const answered = row.completed_at !== null;
  const processing = row.status === 'processing';
  return {
    id: row.id,
    contacts: decodeContacts(row.contacts),
    actions: decodeActions(row.actions),
    range: { from: decodeTimestampOrNull(row.period_from), to: decodeTimestampOrNull(row.period_to) },
    last: row.last === null ? null : decodeLast(row.last),
    zone: row.zone,
    includeArchived: row.include_archived === 1,
    sources: row.sources === null ? null : decodeTexts(row.sources),
    excludeMachine: row.exclude_machine === 1,
    status: row.status,
    createdAt: decodeTimestamp(row.created_at),
    startedAt: decodeTimestamp(row.started_at),
    completedAt: decodeTimestampOrNull(row.completed_at),
    eventCount: answered ? decodeCount(row.event_count) : null,
    archivedEventsNotShown: answered ? decodeCount(row.archived_not_shown) : null,
    undoneEvents: answered ? decodeCount(row.undone) : null,
    failure: row.failure,
    progress: processing ? row.progress : null,
  };
}

function decodeContacts(json: string): EmailAddress[] {
  const contacts = JSON.parse(json) as EmailAddress[];
  if (contacts.length === 0) throw new DamageError('a report has no contact');
  return contacts;
}

function decodeCount(count: number | null): number {
  if (count !== null && count >= 0) return count;
  throw new DamageError(`${count} is not a count`);
}

function decodeLast(text: string): string {
  if (lastPattern.test(text)) return text;
  throw new DamageError(`${text} is not a length of time`);
}
