import type { Database } from 'better-sqlite3';
import { actionByCode } from '../../domain/actions.ts';
import type { Campaign, CampaignType, Report, ReportEvent, SortOrder } from '../../domain/report.ts';
import type { Answer } from '../store.ts';
import { DamageError, storedDetails, storedMoment, storedTexts } from './decode.ts';

const batchSize = 1000;

type EventRow = [
  timestamp: number,
  action: number,
  campaign: number | null,
  details: string | null,
  source: number | null,
  sourceId: string | null,
];

/**
 * Reads a report and its answer as of one moment: a rerun that completes meanwhile is not half seen. The moment
 * lasts until the rows are read to the end or left.
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
      sources: run ? storedTexts(run.sources) : [],
      events: rowsOf(db, run?.id ?? null, order),
    };
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

async function* rowsOf(
  db: Database,
  run: number | null,
  order: SortOrder,
): AsyncIterable<readonly ReportEvent[]> {
  try {
    const campaigns = campaignsOf(db, run);
    const sources = sourcesOf(db);
    const direction = order === 'desc' ? 'DESC' : 'ASC';
    const rows = db
      .prepare(`
        SELECT timestamp, action, campaign, details, source, source_id FROM run_events WHERE run = ?
        ORDER BY timestamp ${direction}, action ${direction}, fingerprint ${direction}`)
      .raw()
      .iterate(run) as IterableIterator<EventRow>;
    let batch: ReportEvent[] = [];
    for (const [timestamp, action, campaign, details, source, sourceId] of rows) {
      batch.push({
        timestamp: storedMoment(timestamp),
        action: referred(actionByCode(action)).name,
        campaign: campaign === null ? null : referred(campaigns.get(campaign)),
        details: storedDetails(details),
        source: source === null ? null : referred(sources.get(source)),
        sourceId,
      });
      if (batch.length === batchSize) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    db.exec('COMMIT');
  }
}

/** What a row refers to, which must be there. */
function referred<T>(found: T | undefined): T {
  if (found === undefined) throw new DamageError('a reference leads nowhere');
  return found;
}

function campaignsOf(db: Database, run: number | null): Map<number, Campaign> {
  const rows = db
    .prepare('SELECT ref, id, name, type, archived FROM run_campaigns WHERE run = ?')
    .all(run) as {
    ref: number;
    id: string;
    name: string | null;
    type: CampaignType | null;
    archived: number;
  }[];
  return new Map(
    rows.map(({ ref, id, name, type, archived }) => [ref, { id, name, type, archived: archived === 1 }]),
  );
}

function sourcesOf(db: Database): Map<number, string> {
  const rows = db.prepare('SELECT ref, name FROM sources').all() as { ref: number; name: string }[];
  return new Map(rows.map(({ ref, name }) => [ref, name]));
}
