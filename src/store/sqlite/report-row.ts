import { lastPattern, type Report, type ReportStatus } from '../../domain/report.ts';
import { DamageError, momentOrNull, storedActions, storedMoment, storedTexts } from './decode.ts';

/** A row of {@link selectReports}. */
export interface ReportRow {
  id: number;
  email: string;
  shown: string;
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
}

/** Reports: the latest run says how one stands; the latest completed one holds its answer, and the period of that. */
export const selectReports = `
  SELECT r.id, r.email, r.shown, r.actions, r.last, r.zone, r.include_archived, r.sources, r.exclude_machine, r.created_at,
    latest.status, latest.started_at, latest.progress, latest.failure,
    iif(answer.id IS NULL, latest.period_from, answer.period_from) AS period_from,
    iif(answer.id IS NULL, latest.period_to, answer.period_to) AS period_to,
    answer.completed_at, answer.event_count, answer.archived_not_shown
  FROM reports r
  JOIN runs latest ON latest.id = (SELECT max(id) FROM runs WHERE report = r.id)
  LEFT JOIN runs answer ON answer.id = (SELECT max(id) FROM runs WHERE report = r.id AND status = 'completed')`;

/** The report of a row. Throws DamageError where the row is not one that this program writes. */
export function toReport(row: ReportRow): Report {
  const answered = row.completed_at !== null;
  const processing = row.status === 'processing';
  return {
    id: row.id,
    email: row.shown,
    contact: row.email,
    actions: storedActions(row.actions),
    range: { from: momentOrNull(row.period_from), to: momentOrNull(row.period_to) },
    last: row.last === null ? null : lastOf(row.last),
    zone: row.zone,
    includeArchived: row.include_archived === 1,
    sources: row.sources === null ? null : storedTexts(row.sources),
    excludeMachine: row.exclude_machine === 1,
    status: row.status,
    createdAt: storedMoment(row.created_at),
    startedAt: storedMoment(row.started_at),
    completedAt: momentOrNull(row.completed_at),
    eventCount: answered ? countOf(row.event_count) : null,
    archivedEventsNotShown: answered ? countOf(row.archived_not_shown) : null,
    failure: row.failure,
    progress: processing ? row.progress : null,
  };
}

function countOf(count: number | null): number {
  if (count !== null && count >= 0) return count;
  throw new DamageError(`${count} is no count`);
}

function lastOf(text: string): string {
  if (lastPattern.test(text)) return text;
  throw new DamageError(`${text} is no length of time`);
}
