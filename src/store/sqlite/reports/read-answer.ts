import type { Database } from 'better-sqlite3';
import { answerOrder } from '../../../domain/event-identity.ts';
import type { Report, ReportEvent, SortOrder } from '../../../domain/report.ts';
import type { Answer } from '../../store.ts';
import { decodeTexts, requireRef } from '../database/decode.ts';
import {
  type CampaignRow,
  type EventRow,
  eventDecoder,
  inBatches,
  sourceNames,
} from '../events/read-events.ts';

/**
 * Reads a report and its answer as of one moment: a rerun that completes meanwhile is not half seen. The moment
 * lasts until the events are read to the end or left.
 */
export function readAnswer(db: Database, order: SortOrder, read: () => Report | null): Answer | null {
  db.exec('BEGIN');
  try {
    const report = read();
    if (!report) {
      db.exec('COMMIT');
      return null;
    }
    const run = db
      .prepare(
        "SELECT id, sources FROM runs WHERE report = ? AND status = 'completed' ORDER BY id DESC LIMIT 1",
      )
      .get(report.id) as { id: number; sources: string | null } | undefined;
    return {
      report,
      sources: run ? decodeTexts(run.sources) : [],
      events: eventsOf(db, report, run?.id ?? null, order),
    };
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

async function* eventsOf(
  db: Database,
  { contacts }: Report,
  run: number | null,
  order: SortOrder,
): AsyncIterable<readonly ReportEvent[]> {
  try {
    const campaigns = db
      .prepare('SELECT ref, id, name, type, archived FROM run_campaigns WHERE run = ?')
      .all(run) as CampaignRow[];
    const decode = eventDecoder(campaigns, sourceNames(db));
    const direction = order === 'desc' ? 'DESC' : 'ASC';
    const rows = db
      .prepare(`
        SELECT timestamp, action, campaign, details, source, source_id, contact FROM run_events WHERE run = ?
        ORDER BY ${answerOrder.map((column) => `${column} ${direction}`).join(', ')}`)
      .raw()
      .iterate(run) as IterableIterator<EventRow>;
    yield* inBatches(rows, (row) => decode(row, requireRef(contacts[row[6]]).key));
  } finally {
    db.exec('COMMIT');
  }
}
