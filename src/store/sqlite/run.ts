import { FailedError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Run, RunProgress } from '../store.ts';
import type { Connection } from './connection.ts';
import { storedMoment } from './decode.ts';
import type { RunLock } from './run-lock.ts';
import { conditionOf, ofCampaignCategory, questionOf } from './selection-sql.ts';

/** How many events one transaction of a run looks at: short enough that nobody waits for it. */
const pieceSize = 50_000;

interface Bounds {
  report: number;
  first: number | null;
  last: number | null;
  batch: number | null;
}

/** A run of a report, as long as this process holds its lock. */
export class SqliteRun implements Run {
  readonly reportId: number;
  readonly #connection: Connection;
  readonly #lock: RunLock;
  readonly #run: number;
  readonly #sources = new Set<string>();
  #count = 0;
  #notShown = 0;

  /** To be made within the transaction that took the lock and wrote the row of the run. */
  constructor(connection: Connection, lock: RunLock, run: number) {
    this.#connection = connection;
    this.#lock = lock;
    this.#run = run;
    this.reportId = connection.db.prepare('SELECT report FROM runs WHERE id = ?').pluck().get(run) as number;
    // Archived is what was archived when the run began, also if somebody changes that meanwhile.
    connection.db.exec('CREATE TEMP TABLE IF NOT EXISTS archived (ref INTEGER PRIMARY KEY)');
    connection.db.exec('DELETE FROM temp.archived');
    connection.db.exec('INSERT INTO temp.archived SELECT ref FROM campaigns WHERE archived');
  }

  async *build(): AsyncIterable<RunProgress> {
    const { db, write } = this.#connection;
    const question = questionOf(db, this.#run);
    const { first, last, batch } = this.#bounds(question.contact);
    if (first === null || last === null) return;
    [first, last].forEach(storedMoment);

    const where = `contact = @contact AND timestamp >= @from AND timestamp < @to AND batch <= @batch
      AND ${conditionOf(db, question)}`;
    const hidden = `(${ofCampaignCategory} AND campaign IS NOT NULL AND campaign IN temp.archived)`;
    const shown = question.include_archived ? 'true' : `NOT ${hidden}`;
    const copy = db.prepare(`
      INSERT INTO run_events (run, timestamp, action, fingerprint, campaign, source, source_id, details)
      SELECT @run, timestamp, action, fingerprint, campaign, source, source_id, details FROM events
      WHERE ${where} AND ${shown}
      ORDER BY timestamp, action, fingerprint`);
    const countHidden = db.prepare(`SELECT count(*) FROM events WHERE ${where} AND ${hidden}`).pluck();
    const freezeCampaigns = db.prepare(`
      INSERT OR IGNORE INTO run_campaigns (run, ref, id, name, type, archived)
      SELECT @run, ref, id, name, type, ref IN temp.archived FROM campaigns
      WHERE ref IN (SELECT campaign FROM run_events WHERE run = @run AND timestamp >= @from AND timestamp < @to)`);
    const namedSources = db
      .prepare(`
        SELECT name FROM sources
        WHERE ref IN (SELECT source FROM run_events WHERE run = @run AND timestamp >= @from AND timestamp < @to)`)
      .pluck();
    const endOfPiece = db
      .prepare(
        'SELECT timestamp FROM events WHERE contact = ? AND timestamp >= ? ORDER BY timestamp LIMIT 1 OFFSET ?',
      )
      .pluck();
    const anyArchived =
      !question.include_archived && db.prepare('SELECT 1 FROM temp.archived').pluck().get() === 1;

    // What is copied refers to what the events already refer to.
    db.pragma('foreign_keys = OFF');
    try {
      for (let from = first; from <= last; ) {
        const next = endOfPiece.get(question.contact, from, pieceSize) as number | undefined;
        const to = Math.min(Math.max(next ?? last + 1, from + 1), last + 1);
        const piece = { run: this.#run, contact: question.contact, batch, from, to };
        const progress = (to - first) / (last + 1 - first);
        await write(() => {
          this.#count += copy.run(piece).changes;
          if (anyArchived) this.#notShown += countHidden.get(piece) as number;
          freezeCampaigns.run({ run: this.#run, from, to });
          for (const name of namedSources.all({ run: this.#run, from, to }))
            this.#sources.add(name as string);
          this.#must(
            db
              .prepare("UPDATE runs SET progress = ? WHERE id = ? AND status = 'processing'")
              .run(progress, this.#run),
          );
        });
        from = to;
        yield { share: progress, first, last, reached: to - 1, events: this.#count };
      }
    } finally {
      db.pragma('foreign_keys = ON');
    }
  }

  async complete(): Promise<void> {
    const { db } = this.#connection;
    await this.#finish(() => {
      db.prepare('DELETE FROM runs WHERE report = ? AND id < ?').run(this.reportId, this.#run);
      const done = db.prepare(`
        UPDATE runs SET status = 'completed', progress = 1, completed_at = ?, event_count = ?, archived_not_shown = ?,
          sources = ? WHERE id = ? AND status = 'processing'`);
      const sources = JSON.stringify([...this.#sources].sort());
      this.#must(done.run(Date.now(), this.#count, this.#notShown, sources, this.#run));
    });
  }

  async fail(reason: string): Promise<void> {
    const { db } = this.#connection;
    await this.#finish(() => {
      db.prepare('DELETE FROM run_events WHERE run = ?').run(this.#run);
      db.prepare('DELETE FROM run_campaigns WHERE run = ?').run(this.#run);
      db.prepare("UPDATE runs SET status = 'failed', failure = ? WHERE id = ?").run(reason, this.#run);
    });
  }

  // Where file locks do not work or somebody removed the lock's file, another process may have ended this run.
  #must({ changes }: { changes: number }): void {
    if (changes === 1) return;
    throw new FailedError('run_lost', messages.errors.runLost, messages.errors.runLostHint(this.reportId));
  }

  async #finish(work: () => void): Promise<void> {
    await this.#connection.write(() => {
      work();
      this.#lock.release();
    });
  }

  /** The first and last moment of the contact's events within the period, and the batches that the run reads. */
  #bounds(contact: number | null): Bounds {
    return this.#connection.db
      .prepare(`
        SELECT
          (SELECT min(timestamp) FROM events WHERE contact = @contact AND timestamp >= coalesce(period_from, -9e15)) AS first,
          (SELECT max(timestamp) FROM events WHERE contact = @contact AND timestamp < coalesce(period_to, 9e15)) AS last,
          (SELECT max(id) FROM batches) AS batch
        FROM runs WHERE id = @run`)
      .get({ contact, run: this.#run }) as Bounds;
  }
}
