import type { Database } from 'better-sqlite3';
import { NotFoundError } from '../../errors.ts';
import { texts } from '../../language/texts.ts';
import type { ActionName } from '../../report/actions.ts';
import type { Question, Report, ReportStatus } from '../../report/types.ts';
import type { NewRun, Run, Store } from '../store.ts';
import { readAnswer } from './answer.ts';
import type { Connection } from './connection.ts';
import { SqliteRun } from './run.ts';
import { RunLock } from './run-lock.ts';
import { surroundingsOf } from './surroundings.ts';

interface ReportRow {
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

// The latest run says how the report stands; the latest completed one holds its answer, and the period of that.
const selectReports = `
  SELECT r.id, r.email, r.shown, r.actions, r.last, r.zone, r.include_archived, r.sources, r.exclude_machine, r.created_at,
    latest.status, latest.started_at, latest.progress, latest.failure,
    iif(answer.id IS NULL, latest.period_from, answer.period_from) AS period_from,
    iif(answer.id IS NULL, latest.period_to, answer.period_to) AS period_to,
    answer.completed_at, answer.event_count, answer.archived_not_shown
  FROM reports r
  JOIN runs latest ON latest.id = (SELECT max(id) FROM runs WHERE report = r.id)
  LEFT JOIN runs answer ON answer.id = (SELECT max(id) FROM runs WHERE report = r.id AND status = 'completed')`;

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
  return new NotFoundError(texts.errors.noSuchReports([id]), texts.errors.noSuchReportsHint);
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

function toReport(row: ReportRow): Report {
  const answered = row.completed_at !== null;
  const processing = row.status === 'processing';
  return {
    id: row.id,
    email: row.shown,
    contact: row.email,
    actions: JSON.parse(row.actions) as ActionName[],
    range: { from: row.period_from, to: row.period_to },
    last: row.last,
    zone: row.zone,
    includeArchived: row.include_archived === 1,
    sources: row.sources === null ? null : (JSON.parse(row.sources) as string[]),
    excludeMachine: row.exclude_machine === 1,
    status: row.status,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    eventCount: answered ? row.event_count : null,
    archivedEventsNotShown: answered ? row.archived_not_shown : null,
    failure: row.failure,
    progress: processing ? row.progress : null,
  };
}
