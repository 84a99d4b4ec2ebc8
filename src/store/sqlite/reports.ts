import type { Database } from 'better-sqlite3';
import type { Question, Report, ReportStatus } from '../../domain/report.ts';
import { NotFoundError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { NewRun, Run, Store } from '../store.ts';
import type { Connection } from './connection.ts';
import { surroundingsOf } from './near-misses.ts';
import { readAnswer } from './read-answer.ts';
import { type ReportRow, selectReports, toReport } from './report-row.ts';
import { SqliteRun } from './run.ts';
import { RunLock } from './run-lock.ts';

/** The saved reports of a store. */
export function reportsIn(connection: Connection): Store['reports'] {
  const { db, write, writeUnless } = connection;

  /** Marks a run as failed whose process is gone; needs the lock to know. */
  function interruptDead(): void {
    const dead = db.prepare("SELECT id FROM runs WHERE status = 'processing'").pluck().get() as
      | number
      | undefined;
    if (dead === undefined) return;
    db.prepare('DELETE FROM run_events WHERE run = ?').run(dead);
    db.prepare('DELETE FROM run_campaigns WHERE run = ?').run(dead);
    db.prepare("UPDATE runs SET status = 'failed', failure = 'interrupted' WHERE id = ?").run(dead);
  }

  /** Whether a run is processing and its process there, which may be suspended in the middle of a write. */
  const ownerLives = () => isProcessing(db) && new RunLock(connection.path).isHeld();

  /** Finds a run whose process died, wherever somebody is about to look at reports. */
  async function settle(): Promise<void> {
    if (isProcessing(db) && !db.readonly) {
      await writeUnless(ownerLives, () => {
        const lock = new RunLock(connection.path);
        if (!lock.tryAcquire()) return;
        try {
          interruptDead();
        } finally {
          lock.release();
        }
      });
    }
  }

  async function start(prepare: (now: number) => number, begin: () => NewRun): Promise<Run | null> {
    const lock = new RunLock(connection.path);
    try {
      return await writeUnless(ownerLives, () => {
        if (!lock.tryAcquire()) return null;
        interruptDead();
        const { range, now } = begin();
        const report = prepare(now);
        db.prepare("DELETE FROM runs WHERE report = ? AND status = 'failed'").run(report);
        const run = db
          .prepare(
            "INSERT INTO runs (report, status, period_from, period_to, started_at) VALUES (?, 'processing', ?, ?, ?)",
          )
          .run(report, range.from, range.to, now);
        return new SqliteRun(connection, lock, Number(run.lastInsertRowid));
      });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  return {
    async list({ email, status, limit }) {
      await settle();
      const rows = db
        .prepare(
          `${selectReports}
           WHERE (@email IS NULL OR r.email = @email) AND (@status IS NULL OR latest.status = @status)
           ORDER BY r.id DESC LIMIT @limit`,
        )
        .all({ email: email ?? null, status: status ?? null, limit: limit ?? -1 });
      return (rows as ReportRow[]).map(toReport);
    },

    async get(id) {
      await settle();
      return getReport(db, id);
    },

    async processing() {
      await settle();
      const id = db.prepare("SELECT report FROM runs WHERE status = 'processing'").pluck().get();
      return id === undefined ? null : getReport(db, id as number);
    },

    create: (question, begin) => start((now) => insertReport(db, question, now), begin),

    rerun: (id, begin) =>
      start(() => {
        // Others may have deleted it while we waited.
        if (!getReport(db, id)) throw gone(id);
        return id;
      }, begin),

    async delete(ids) {
      await settle();
      return write(() => {
        const status = db.prepare(`SELECT status FROM (${selectReports}) WHERE id = ?`).pluck();
        const found = ids.map((id) => ({ id, status: status.get(id) as ReportStatus | undefined }));
        const unknown = found.filter((report) => report.status === undefined).map((report) => report.id);
        const processing = found
          .filter((report) => report.status === 'processing')
          .map((report) => report.id);
        if (unknown.length === 0 && processing.length === 0) {
          const remove = db.prepare('DELETE FROM reports WHERE id = ?');
          for (const id of ids) remove.run(id);
        }
        return { unknown, processing };
      });
    },

    async answer(id, order) {
      await settle();
      return readAnswer(db, order, () => getReport(db, id));
    },

    async surroundings(id) {
      return surroundingsOf(db, id);
    },
  };
}

function gone(id: number): NotFoundError {
  return new NotFoundError(messages.errors.noSuchReports([id]), messages.errors.noSuchReportsHint);
}

function isProcessing(db: Database): boolean {
  return db.prepare("SELECT 1 FROM runs WHERE status = 'processing'").pluck().get() !== undefined;
}

function getReport(db: Database, id: number): Report | null {
  const row = db.prepare(`${selectReports} WHERE r.id = ?`).get(id) as ReportRow | undefined;
  return row ? toReport(row) : null;
}

function insertReport(db: Database, question: Question, now: number): number {
  const added = db
    .prepare(`
      INSERT INTO reports (email, shown, actions, last, zone, include_archived, sources, exclude_machine, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      question.contact,
      question.email,
      JSON.stringify(question.actions),
      question.last,
      question.zone,
      question.includeArchived ? 1 : 0,
      question.sources && JSON.stringify(question.sources),
      question.excludeMachine ? 1 : 0,
      now,
    );
  return Number(added.lastInsertRowid);
}
