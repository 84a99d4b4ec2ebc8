import type { Database } from 'better-sqlite3';
import { answerOrder } from '../../../domain/event-identity.ts';
import type { Report, ReportEvent, SortOrder } from '../../../domain/report.ts';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import type { Answer } from '../../store.ts';
import { decodeTexts, requireRef } from '../database/decode.ts';
import { Look } from '../database/look.ts';
import { type CampaignRow, type EventRow, eventDecoder, sourceNames } from '../events/read-events.ts';
import { gone } from './gone.ts';

const pieceSize = 1000;

/**
 * Reads a report and its answer as of one moment: a rerun that completes meanwhile is not half seen. To a reader that is
 * slow, the rows come in pieces, each of its own moment: they are frozen. If they were replaced or deleted between
 * two pieces, the reading fails.
 */
export function readAnswer(db: Database, order: SortOrder, read: () => Report | null): Answer | null {
  const look = new Look(db);
  look.begin();
  try {
    const report = read();
    if (!report) {
      look.end();
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
      events: eventsOf(db, look, { report, run: run?.id ?? null, order }, () => read() !== null),
    };
  } catch (error) {
    look.end();
    throw error;
  }
}

interface Rows {
  readonly report: Report;
  /** Null when the report has no answer. */
  readonly run: number | null;
  readonly order: SortOrder;
}

async function* eventsOf(
  db: Database,
  look: Look,
  { report, run, order }: Rows,
  exists: () => boolean,
): AsyncIterable<readonly ReportEvent[]> {
  try {
    const stands = db.prepare("SELECT 1 FROM runs WHERE id = ? AND status = 'completed'").pluck();
    const renew = () => {
      if (look.lasts) return;
      look.begin();
      if (run === null || stands.get(run) === 1) return;
      const { answerReplaced, answerReplacedHint } = messages.errors;
      if (!exists()) throw gone(report.id);
      throw new FailedError('answer_replaced', answerReplaced(report.id), answerReplacedHint(report.id));
    };
    renew();
    const campaigns = db
      .prepare('SELECT ref, id, name, type, archived FROM run_campaigns WHERE run = ?')
      .all(run) as CampaignRow[];
    const decode = eventDecoder(campaigns, sourceNames(db));
    const [direction, beyond] = order === 'desc' ? ['DESC', '<'] : ['ASC', '>'];
    const select = (after: string) =>
      db
        .prepare(`
          SELECT timestamp, action, campaign, details, source, source_id, contact, ${answerOrder.join(', ')}
          FROM run_events WHERE run = ? ${after}
          ORDER BY ${answerOrder.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${pieceSize}`)
        .raw();
    const first = select('');
    const next = select(
      `AND (${answerOrder.join(', ')}) ${beyond} (${answerOrder.map(() => '?').join(', ')})`,
    );
    for (let rows = first.all(run) as EventRow[]; rows.length > 0; ) {
      yield rows.map((row) => decode(row, requireRef(report.contacts[row[6]]).key));
      if (rows.length < pieceSize) return;
      renew();
      const key = rows[rows.length - 1]?.slice(-answerOrder.length);
      rows = next.all(run, key) as EventRow[];
    }
  } finally {
    look.end();
  }
}
