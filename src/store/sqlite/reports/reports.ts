import type { Database } from 'better-sqlite3';
import { deadRun, type Question, type Report, type ReportStatus } from '../../../domain/report.ts';
import type { NewRun, Run, Store } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { gone } from './gone.ts';
import { removeLeftovers } from './leftovers.ts';
import { readAnswer } from './read-answer.ts';
import { type ReportRow, selectReports, toReport } from './report-row.ts';
import { endRun, SqliteRun } from './run.ts';
import { RunLock } from './run-lock.ts';

// The overview counts and skips many reports: every one has a run, and their index is far smaller than the reports.
const isNotDeleted = 'report NOT IN (SELECT id FROM reports WHERE deleted)';

/** How many reports are read at once. */
const rowsAtOnce = 100;

/** The saved reports of a store. */
export function reportsIn(connection: Connection): Store['reports'] {
  const { db, write, writeUnless } = connection;

  /** Ends a run whose process is gone; the caller has the lock, so that there is no other owner. */
  function failDeadRun(): void {
    const dead = db.prepare("SELECT id FROM runs WHERE status = 'processing'").pluck().get() as
      | number
      | undefined;
    if (dead === undefined) return;
    endRun(db, dead, deadRun.status, deadRun.failure);
  }

  /** True if a run is processing and its process exists, perhaps suspended in the middle of a write. */
  const isOwnerAlive = () => isProcessing(db) && new RunLock(connection.path).isHeld();

  /** Ends a run whose process died, before reports are looked at. */
  async function reapDeadRun(): Promise<void> {
    if (connection.isReadOnly || !isProcessing(db) || isOwnerAlive()) return;
    await writeUnless(isOwnerAlive, () => {
      const lock = new RunLock(connection.path);
      if (!lock.tryAcquire()) return;
      try {
        failDeadRun();
      } finally {
        lock.release();
      }
    });
    await removeLeftovers(connection);
  }

  async function start(prepare: (now: number) => number, begin: () => NewRun): Promise<Run | null> {
    const lock = new RunLock(connection.path);
    try {
      return await writeUnless(isOwnerAlive, () => {
        if (!lock.tryAcquire()) return null;
        failDeadRun();
        const { range, now, atOnce } = begin();
        const report = prepare(now);
        const run = db
          .prepare(
            "INSERT INTO runs (report, status, period_from, period_to, started_at) VALUES (?, 'processing', ?, ?, ?)",
          )
          .run(report, range.from, range.to, now);
        const id = Number(run.lastInsertRowid);
        const started = new SqliteRun(connection, lock, id, requireReport(db, report), range);
        if (atOnce) started.finishIfSmall();
        return started;
      });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  return {
    async *list({ contact, status, idStart, from, limit = Number.POSITIVE_INFINITY }) {
      await reapDeadRun();
      // Page by page: a statement that is open while the reader takes its time keeps SQLite's log from being emptied.
      const page = db.prepare(
        `${selectReports}
         WHERE r.id <= @from
           AND (@contact IS NULL OR r.id IN (SELECT report FROM report_contacts WHERE email = @contact))
           AND (@status IS NULL OR latest.status = @status)
           AND (@idStart IS NULL OR substr(r.id, 1, length(@idStart)) = @idStart)
         ORDER BY r.id DESC LIMIT @limit`,
      );
      const wanted = { contact: contact ?? null, status: status ?? null, idStart: idStart ?? null };
      let next = from ?? Number.MAX_SAFE_INTEGER;
      for (let left = limit; left > 0; left -= rowsAtOnce) {
        const rows = page.all({ ...wanted, from: next, limit: Math.min(left, rowsAtOnce) });
        const reports = (rows as ReportRow[]).map(toReport);
        const last = reports.at(-1);
        if (!last) return;
        yield reports;
        if (reports.length < rowsAtOnce) return;
        next = last.id - 1;
      }
    },

    async count(newerThan = 0) {
      const count = db
        .prepare(`SELECT count(DISTINCT report) FROM runs WHERE report > ? AND ${isNotDeleted}`)
        .pluck();
      return count.get(newerThan) as number;
    },

    async idAt(index) {
      const find = db
        .prepare(
          `SELECT DISTINCT report FROM runs WHERE report > 0 AND ${isNotDeleted} ORDER BY report DESC LIMIT 1 OFFSET ?`,
        )
        .pluck();
      return (find.get(index) as number | undefined) ?? null;
    },

    async get(id) {
      await reapDeadRun();
      return getReport(db, id);
    },

    async processing() {
      await reapDeadRun();
      const id = db.prepare("SELECT report FROM runs WHERE status = 'processing'").pluck().get();
      return id === undefined ? null : getReport(db, id as number);
    },

    create: (question, begin) => start((now) => insertReport(db, question, now), begin),

    rerun: (id, begin) =>
      start(() => {
        // Another process may have deleted it while we waited.
        return requireReport(db, id).id;
      }, begin),

    async delete(ids, signal) {
      await reapDeadRun();
      const refused = await write(() => {
        const status = db.prepare(`SELECT status FROM (${selectReports}) WHERE id = ?`).pluck();
        const found = ids.map((id) => ({ id, status: status.get(id) as ReportStatus | undefined }));
        const unknown = found.filter((report) => report.status === undefined).map((report) => report.id);
        const processing = found
          .filter((report) => report.status === 'processing')
          .map((report) => report.id);
        if (unknown.length === 0 && processing.length === 0) {
          const hide = db.prepare('UPDATE reports SET deleted = 1 WHERE id = ?');
          const endRuns = db.prepare("UPDATE runs SET status = 'failed' WHERE report = ?");
          for (const id of ids) {
            hide.run(id);
            endRuns.run(id);
          }
        }
        return { unknown, processing };
      });
      if (refused.unknown.length > 0 || refused.processing.length > 0) return refused;
      await removeLeftovers(connection, signal);
      await connection.clearLog();
      return refused;
    },

    async answer(id, order) {
      await reapDeadRun();
      return readAnswer(db, order, () => getReport(db, id));
    },
  };
}

function isProcessing(db: Database): boolean {
  return db.prepare("SELECT 1 FROM runs WHERE status = 'processing'").pluck().get() !== undefined;
}

function requireReport(db: Database, id: number): Report {
  const report = getReport(db, id);
  if (!report) throw gone(id);
  return report;
}

function getReport(db: Database, id: number): Report | null {
  const row = db.prepare(`${selectReports} WHERE r.id = ?`).get(id) as ReportRow | undefined;
  return row ? toReport(row) : null;
}

function insertReport(db: Database, question: Question, now: number): number {
  const { lastInsertRowid: report } = db
    .prepare(`
      INSERT INTO reports (actions, last, zone, include_archived, sources, exclude_machine, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .run(
      JSON.stringify(question.actions),
      question.last,
      question.zone,
      question.includeArchived ? 1 : 0,
      question.sources && JSON.stringify(question.sources),
      question.excludeMachine ? 1 : 0,
      now,
    );
  const addContact = db.prepare(
    'INSERT INTO report_contacts (report, position, email, shown) VALUES (?, ?, ?, ?)',
  );
  for (const [position, { key, shown }] of question.contacts.entries())
    addContact.run(report, position, key, shown);
  return Number(report);
}
