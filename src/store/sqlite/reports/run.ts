import type { Database } from 'better-sqlite3';
import { answerOrder } from '../../../domain/event-identity.ts';
import type { Range, Report } from '../../../domain/report.ts';
import { type EventSelection, leftOut, selected, selectionOf } from '../../../domain/selection.ts';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import type { Run, RunProgress } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { decodeTimestamp } from '../database/decode.ts';
import { bindRange, compile, inRange } from '../events/selection-sql.ts';
import { removeLeftovers } from './leftovers.ts';
import type { RunLock } from './run-lock.ts';

/** How many events one transaction of a run looks at: short enough that no other writer waits for it. */
const chunkSize = 50_000;
/** A run that looks at no more events is started and completed in one transaction: each one waits for the disk. */
const smallSize = 5_000;

/** A contact of the report that has events in the period, and its first and last one, ms UTC. */
interface Part {
  readonly position: number;
  readonly contact: number;
  readonly first: number;
  readonly last: number;
}

/** A run of a report, as long as this process holds its lock. */
export class SqliteRun implements Run {
  readonly reportId: number;
  readonly #connection: Connection;
  readonly #lock: RunLock;
  readonly #run: number;
  readonly #selection: EventSelection;
  readonly #sources = new Set<string>();
  #count = 0;
  #leftOut = 0;
  #isFinished = false;

  /** To be made within the transaction that took the lock and wrote the row of the run. */
  constructor(connection: Connection, lock: RunLock, run: number, report: Report, range: Range) {
    this.#connection = connection;
    this.#lock = lock;
    this.#run = run;
    this.reportId = report.id;
    this.#selection = selectionOf(report, range);
    // Archived is what was archived when the run began, even if that changes meanwhile.
    connection.db.exec('CREATE TEMP TABLE IF NOT EXISTS archived (ref INTEGER PRIMARY KEY)');
    connection.db.exec('DELETE FROM temp.archived');
    connection.db.exec('INSERT INTO temp.archived SELECT ref FROM campaigns WHERE archived');
  }

  /**
   * Builds and completes a small answer, in the transaction that started the run: no other process sees the run before
   * it is completed. If that fails, the run is as it was before.
   */
  finishIfSmall(): void {
    const { db } = this.#connection;
    db.exec('SAVEPOINT small');
    try {
      const parts = this.#parts();
      if (!this.#isSmall(parts)) return;
      if (parts.length > 0) {
        const batch = this.#latestBatch();
        const copyChunk = this.#chunkCopier();
        for (const { position, contact, first, last } of parts)
          copyChunk({ run: this.#run, position, contact, batch, from: first, to: last + 1 });
      }
      this.#writeCompletion();
      this.#isFinished = true;
    } catch (error) {
      if (!db.inTransaction) throw error;
      db.exec('ROLLBACK TO small');
      this.#count = 0;
      this.#leftOut = 0;
      this.#sources.clear();
    } finally {
      if (db.inTransaction) db.exec('RELEASE small');
    }
    if (this.#isFinished) this.#lock.release();
  }

  async *build(): AsyncIterable<RunProgress> {
    if (this.#isFinished) return;
    const { db, write } = this.#connection;
    const parts = this.#parts();
    if (parts.length === 0) return;
    const batch = this.#latestBatch();
    const copyChunk = this.#chunkCopier();
    const chunkEnd = db
      .prepare(
        'SELECT timestamp FROM events WHERE contact = ? AND timestamp >= ? ORDER BY timestamp LIMIT 1 OFFSET ?',
      )
      .pluck();
    const saveProgress = db.prepare("UPDATE runs SET progress = ? WHERE id = ? AND status = 'processing'");

    // The copied rows refer to the same rows as the events.
    db.pragma('foreign_keys = OFF');
    try {
      for (const [index, { position, contact, first, last }] of parts.entries()) {
        for (let from = first; from <= last; ) {
          const next = chunkEnd.get(contact, from, chunkSize) as number | undefined;
          const to = Math.min(Math.max(next ?? last + 1, from + 1), last + 1);
          const share = (index + (to - first) / (last + 1 - first)) / parts.length;
          await write(() => {
            copyChunk({ run: this.#run, position, contact, batch, from, to });
            this.#assertStillOwner(saveProgress.run(share, this.#run));
          });
          from = to;
          yield { share, first, last, reached: to - 1, events: this.#count };
        }
      }
    } finally {
      db.pragma('foreign_keys = ON');
    }
  }

  async complete(): Promise<void> {
    await this.#finish(() => this.#writeCompletion());
  }

  async fail(reason: string): Promise<void> {
    const { db } = this.#connection;
    await this.#finish(() => endRun(db, this.#run, 'failed', reason));
  }

  #writeCompletion(): void {
    const { db } = this.#connection;
    db.prepare("UPDATE runs SET status = 'failed' WHERE report = ? AND id < ?").run(this.reportId, this.#run);
    const done = db.prepare(`
      UPDATE runs SET status = 'completed', progress = 1, completed_at = ?, event_count = ?, archived_not_shown = ?,
        sources = ? WHERE id = ? AND status = 'processing'`);
    const sources = JSON.stringify([...this.#sources].sort());
    this.#assertStillOwner(done.run(Date.now(), this.#count, this.#leftOut, sources, this.#run));
  }

  // If file locks do not work, or the lock's file was removed, another process may have ended this run.
  #assertStillOwner({ changes }: { changes: number }): void {
    if (changes === 1) return;
    throw new FailedError('run_lost', messages.errors.runLost, messages.errors.runLostHint(this.reportId));
  }

  async #finish(work: () => void): Promise<void> {
    if (!this.#isFinished)
      await this.#connection.write(() => {
        work();
        this.#lock.release();
      });
    await removeLeftovers(this.#connection);
  }

  /** The contacts that have events in the period, in the order of the question. */
  #parts(): Part[] {
    const { db } = this.#connection;
    const { contacts, range } = this.#selection;
    const find = db.prepare('SELECT id FROM contacts WHERE email = ?').pluck();
    const bounds = db.prepare(`
      SELECT
        (SELECT min(timestamp) FROM events WHERE contact = @contact AND timestamp >= @from) AS first,
        (SELECT max(timestamp) FROM events WHERE contact = @contact AND timestamp < @to) AS last`);
    const parts: Part[] = [];
    for (const [position, key] of (contacts === 'all' ? [] : contacts).entries()) {
      const contact = find.get(key) as number | undefined;
      if (contact === undefined || (contacts as readonly string[]).indexOf(key) < position) continue;
      const { first, last } = bounds.get({ contact, ...bindRange(range) }) as {
        first: number | null;
        last: number | null;
      };
      if (first === null || last === null || first > last) continue;
      [first, last].forEach(decodeTimestamp);
      parts.push({ position, contact, first, last });
    }
    return parts;
  }

  #isSmall(parts: readonly Part[]): boolean {
    const countUpTo = this.#connection.db
      .prepare(
        'SELECT count(*) FROM (SELECT 1 FROM events WHERE contact = ? AND timestamp BETWEEN ? AND ? LIMIT ?)',
      )
      .pluck();
    let left = smallSize;
    for (const { contact, first, last } of parts) {
      left -= countUpTo.get(contact, first, last, left + 1) as number;
      if (left < 0) return false;
    }
    return true;
  }

  // An import that goes on meanwhile is not in the answer: it has later batches.
  #latestBatch(): unknown {
    return this.#connection.db.prepare('SELECT max(id) FROM batches').pluck().get();
  }

  /** Makes a function that copies a chunk of events into the answer, with what they refer to. */
  #chunkCopier() {
    const { db } = this.#connection;
    const archived = 'SELECT ref FROM temp.archived';
    const where = `contact = @contact AND ${inRange} AND batch <= @batch`;
    const copied = 'timestamp, action, fingerprint, tie, campaign, source, source_id, details';
    const order = answerOrder.filter((column) => column !== 'contact').join(', ');
    const copy = db.prepare(`
      INSERT INTO run_events (run, contact, ${copied}) SELECT @run, @position, ${copied} FROM events
      WHERE ${where} AND ${compile(db, selected(this.#selection), archived)} ORDER BY ${order}`);
    const countLeftOut = db
      .prepare(
        `SELECT count(*) FROM events WHERE ${where} AND ${compile(db, leftOut(this.#selection), archived)}`,
      )
      .pluck();
    const inChunk = `run = @run AND ${inRange}`;
    const freezeCampaigns = db.prepare(`
      INSERT OR IGNORE INTO run_campaigns (run, ref, id, name, type, archived)
      SELECT @run, ref, id, name, type, ref IN temp.archived FROM campaigns
      WHERE ref IN (SELECT campaign FROM run_events WHERE ${inChunk})`);
    const sourcesOf = db
      .prepare(`SELECT name FROM sources WHERE ref IN (SELECT source FROM run_events WHERE ${inChunk})`)
      .pluck();
    const mayLeaveOut =
      this.#selection.archivedCampaigns === 'hidden' &&
      db.prepare('SELECT 1 FROM temp.archived').pluck().get() === 1;

    return (chunk: {
      run: number;
      position: number;
      contact: number;
      batch: unknown;
      from: number;
      to: number;
    }) => {
      const { run, from, to } = chunk;
      this.#count += copy.run(chunk).changes;
      if (mayLeaveOut) this.#leftOut += countLeftOut.get(chunk) as number;
      freezeCampaigns.run({ run, from, to });
      for (const name of sourcesOf.all({ run, from, to })) this.#sources.add(name as string);
    };
  }
}

/** Ends a run without an answer. What it has copied is left to {@link removeLeftovers}. */
export function endRun(db: Database, run: number, status: 'failed', failure: string): void {
  db.prepare('UPDATE runs SET status = ?, failure = ? WHERE id = ?').run(status, failure, run);
}
