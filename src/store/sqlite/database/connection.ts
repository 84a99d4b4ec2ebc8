import { realpathSync } from 'node:fs';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { fileIdentity } from '../../file-identity.ts';
import { isBusy } from './errors.ts';
import { openDatabase } from './library.ts';
import { applicationId, migrate, migrations } from './migrations.ts';
import { isReadOnly, openReadOnly } from './read-only.ts';
import { inspectFile, makeFile, notAStore, refuseSecondName } from './store-file.ts';

/** How long a writer waits for another one before it gives up, ms. */
const writeTimeoutMs = 60_000;
/** How long a reader waits, ms; only opening, closing and recovering a store ever hold one up. */
const readTimeoutMs = 10_000;
/** How long a transaction of ours takes at most, ms, unless its process is suspended. */
const typicalWriteMs = 300;

/** An open store file: readers read at any time, writers take turns. */
export interface Connection {
  readonly db: Database;
  /** The file itself, links resolved: what is derived from it (lock, WAL) is the same for every process. */
  readonly path: string;
  /** True if this process may only read the store; `write` then throws FailedError. */
  readonly isReadOnly: boolean;
  /** Throws FailedError if this process may only read the store. */
  requireWritable(): void;
  /**
   * Runs `work` in a transaction that owns the right to write from its first moment, all or nothing. Waits for
   * other writers without blocking signals. `work` may run twice only if it never began.
   */
  write<T>(work: () => T): Promise<T>;
  /** Like `write`, but gives null as soon as `shouldStop`, called while it waits, returns true. */
  writeUnless<T>(shouldStop: () => boolean, work: () => T): Promise<T | null>;
  /**
   * Like `write`, for long work: a generator, which is left after each step, so that signals have their turn. Calls
   * `onStep` with what it yields; whatever that throws ends the work, and nothing is written. Other writers wait.
   */
  writeInSteps<Step, T>(work: () => Generator<Step, T>, onStep: (step: Step) => void): Promise<T>;
  /** Runs a statement that needs the right to write and cannot be part of a transaction; waits like `write`. */
  whenFree(work: () => void): Promise<void>;
  /**
   * Brings the log into the store and empties it, so that nothing of removed rows stays there. While other processes
   * read, it stays until the last of them closes the store.
   */
  clearLog(): Promise<void>;
  /** A connection of its own for a long read, which the caller closes. */
  openReader(): Database;
  close(): void;
}

/**
 * Opens the store at `path`, creates it if it is missing and `create` is true, and brings its schema up to date.
 * Gives null when there is none. Throws FailedError for a file that is damaged, is newer, or holds another program's data.
 */
export async function connect(path: string, create: boolean): Promise<Connection | null> {
  const state = inspectFile(path);
  if (state !== 'present' && !create) return null;
  if (state === 'present') await refuseSecondName(path);
  const made = state === 'missing' ? makeFile(path) : null;
  const file = realpathSync.native(path);
  if (state === 'present' && isReadOnly(file)) return readingConnection(file, path);
  try {
    return await connectTo(file, path);
  } catch (error) {
    made?.discard();
    throw error;
  }
}

/** A connection to the file `file`, which the user named `path`. */
async function connectTo(file: string, path: string): Promise<Connection> {
  const identity = fileIdentity(file);
  const db = openDatabase(file, { timeout: readTimeoutMs });
  try {
    // FULL: a reported commit survives a power cut. With NORMAL, a log that other processes keep open would lose it.
    // Removed rows are overwritten, so that a reader of the file does not find them.
    db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    configure(db);
    const serialize = createMutex();
    // Nothing would ever find what is written to a file that was moved or removed.
    const isMoved = () => fileIdentity(file) !== identity;
    const written = <T>(work: () => T): T =>
      transaction(db, () => {
        const result = work();
        if (isMoved()) throw moved(path);
        return result;
      });
    const writtenInSteps = async <Step, T>(
      work: () => Generator<Step, T>,
      onStep: (step: Step) => void,
    ): Promise<T> => {
      try {
        const steps = work();
        let step = steps.next();
        while (!step.done) {
          await setImmediate();
          onStep(step.value);
          step = steps.next();
        }
        if (isMoved()) throw moved(path);
        db.exec('COMMIT');
        return step.value;
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    };
    const throwMoved = (error: unknown) => {
      throw isMoved() ? moved(path) : error;
    };
    const connection: Connection = {
      db,
      path: file,
      isReadOnly: false,
      requireWritable() {},
      write: (work) =>
        serialize(async () => {
          await begin(db);
          return written(work);
        }).catch(throwMoved),
      writeUnless: (shouldStop, work) =>
        serialize(async () => ((await begin(db, shouldStop)) ? written(work) : null)).catch(throwMoved),
      writeInSteps: (work, onStep) =>
        serialize(async () => {
          await begin(db);
          return writtenInSteps(work, onStep);
        }).catch(throwMoved),
      whenFree: (work) =>
        serialize(async () => {
          await retryWhileBusy(() => withoutWaiting(db, work));
        }).catch(throwMoved),
      clearLog: () =>
        serialize(async () => {
          const isBusy = () => (db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }])[0].busy === 1;
          for (let attempt = 0; attempt < 10; attempt += 1) {
            if (!withoutWaiting(db, isBusy)) return;
            await sleep(20 + Math.random() * 40);
          }
        }),
      openReader: () => {
        if (isMoved()) throw moved(path);
        return openDatabase(file, { timeout: readTimeoutMs, readonly: true });
      },
      close: () => db.close(),
    };
    await prepare(connection);
    return connection;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A connection to a store that this process may only read. */
function readingConnection(file: string, path: string): Connection {
  const db = openReadOnly(file, readTimeoutMs);
  try {
    configure(db);
    const header = headerOf(db);
    if (!isCurrent(header)) {
      checkKind(db, header, path);
      throw readOnly(path);
    }
    const refuse = () => {
      throw readOnly(path);
    };
    return {
      db,
      path: file,
      isReadOnly: true,
      requireWritable: refuse,
      write: async () => refuse(),
      whenFree: async () => refuse(),
      clearLog: async () => refuse(),
      writeUnless: async () => refuse(),
      writeInSteps: async () => refuse(),
      openReader: () => openReadOnly(file, readTimeoutMs),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function configure(db: Database): void {
  db.exec('PRAGMA foreign_keys = ON; PRAGMA cache_size = -4096');
}

function readOnly(path: string): FailedError {
  return new FailedError('store_read_only', messages.stores.readOnly(path), messages.stores.readOnlyHint);
}

function moved(path: string): FailedError {
  return new FailedError('store_moved', messages.stores.moved(path), messages.stores.movedHint);
}

/** The beginning of a store: the ids of the program and of the schema it was written with, and the kind of journal. */
interface Header {
  readonly application: number;
  readonly version: number;
  readonly journal: string;
}

function headerOf(db: Database): Header {
  const read = db.prepare(`
    SELECT application_id AS application, user_version AS version, journal_mode AS journal
    FROM pragma_application_id, pragma_user_version, pragma_journal_mode`);
  return read.get() as Header;
}

function isCurrent({ application, version }: Header): boolean {
  return application === applicationId && version === migrations.length;
}

/** Throws FailedError if the database is not a store, or a newer one. */
function checkKind(db: Database, { application, version }: Header, path: string): void {
  const fresh = version === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!fresh && application !== applicationId) throw notAStore(path);
  if (version > migrations.length) {
    throw new FailedError('store_newer', messages.stores.newer(path), messages.stores.newerHint);
  }
}

async function prepare({ db, path, write }: Connection): Promise<void> {
  const found = headerOf(db);
  // Before anything is written, even the kind of journal.
  if (!isCurrent(found)) checkKind(db, found, path);
  // A backup comes without the log; so does an empty file.
  if (found.journal !== 'wal') await useWal(db);
  if (isCurrent(found)) return;
  // biome-ignore lint/style/noRestrictedImports: a step of the schema may need facts derived from all events
  const { recountSourceFacts } = await import('../events/source-facts.ts');
  await write(() => {
    const now = headerOf(db);
    if (isCurrent(now)) return;
    checkKind(db, now, path);
    const missing = migrations.slice(now.version);
    migrate(db, now.version);
    if (now.version > 0 && missing.some(({ derives }) => derives)) recountSourceFacts(db);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${migrations.length}`);
  });
}

// Switching the journal does not wait for other connections (the busy handler is not asked), so we do.
async function useWal(db: Database): Promise<void> {
  await retryWhileBusy(() => db.pragma('journal_mode = WAL'));
}

/** Makes what is called at the same time run one after the other: a connection has one transaction at a time. */
function createMutex(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

function begin(db: Database, shouldStop?: () => boolean): Promise<boolean> {
  return retryWhileBusy(() => withoutWaiting(db, () => db.exec('BEGIN IMMEDIATE')), shouldStop);
}

/** Fails at once if another connection is in the way: SQLite's own waiting holds up the event loop, and Ctrl-C. */
function withoutWaiting<T>(db: Database, work: () => T): T {
  db.pragma('busy_timeout = 0');
  try {
    return work();
  } finally {
    db.pragma(`busy_timeout = ${readTimeoutMs}`);
  }
}

function transaction<T>(db: Database, work: () => T): T {
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Repeats `attempt` while other connections are in its way; false when `shouldStop` ended that. */
async function retryWhileBusy(attempt: () => void, shouldStop?: () => boolean): Promise<boolean> {
  let began: number | null = null;
  for (;;) {
    try {
      attempt();
      return true;
    } catch (error) {
      // The clock is loaded only when something is in the way.
      began ??= performance.now();
      const waited = performance.now() - began;
      if (!isBusy(error) || waited > writeTimeoutMs) throw error;
      if (waited > typicalWriteMs && shouldStop?.()) return false;
      await sleep(5 + Math.random() * 20);
    }
  }
}
