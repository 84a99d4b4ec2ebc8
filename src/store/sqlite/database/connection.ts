import { closeSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { fileIdentity } from '../../file-identity.ts';
import { isBusy } from './errors.ts';
import { beginsLikeDatabase } from './file-header.ts';
import { applicationId, migrations } from './migrations.ts';

/** How long a writer waits for another one before it gives up, ms. */
const writeTimeoutMs = 60_000;
/** How long a reader waits, ms; only opening, closing and recovering a store ever hold one up. */
const readTimeoutMs = 10_000;
/** How long a transaction of ours takes at most, ms, unless its process is suspended. */
const typicalWriteMs = 300;

/** An open store file: readers read at any time, writers take turns. */
export interface Connection {
  readonly db: Database.Database;
  /** The file itself, links resolved: what is derived from it (lock, WAL) is the same for every process. */
  readonly path: string;
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
  /** A connection of its own for a long read, which the caller closes. */
  openReader(): Database.Database;
  close(): void;
}

/**
 * Opens the store at `path`, creates it if it is missing and `create` is true, and brings its schema up to date.
 * Gives null when there is none. Throws FailedError for a file that is damaged, is newer, or holds another program's data.
 */
export async function connect(path: string, create: boolean): Promise<Connection | null> {
  const state = inspect(path);
  if (state !== 'present' && !create) return null;
  if (state === 'missing') createFile(path);
  const file = realpathSync(path);
  const identity = fileIdentity(file);
  const db = new Database(file, { timeout: readTimeoutMs });
  try {
    // FULL: a reported commit survives a power cut. With NORMAL, a log that other processes keep open would lose it.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -4096');
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
      openReader: () => {
        if (isMoved()) throw moved(path);
        return new Database(file, { timeout: readTimeoutMs, readonly: true });
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

function inspect(path: string): 'missing' | 'empty' | 'present' {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'missing';
  if (stat.isDirectory()) {
    throw new FailedError(
      'store_invalid',
      messages.stores.isDirectory(path),
      messages.stores.nameAFile(`${path.replace(/\/+$/, '')}/events.db`),
    );
  }
  if (!stat.isFile()) throw notAStore(path);
  if (stat.size === 0) return 'empty';
  if (!beginsLikeDatabase(path)) throw notAStore(path);
  // The log and the lock go by the name: under two names, each would know nothing of what was written under the other.
  if (stat.nlink > 1) {
    throw new FailedError(
      'store_invalid',
      messages.stores.twoNames(path),
      messages.stores.twoNamesHint(path),
    );
  }
  return 'present';
}

function moved(path: string): FailedError {
  return new FailedError('store_moved', messages.stores.moved(path), messages.stores.movedHint);
}

function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    // Another process was faster, which is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!statSync(path, { throwIfNoEntry: false })) {
      throw new FailedError(
        'store_invalid',
        messages.stores.linkToNowhere(path),
        messages.stores.nameAnother,
      );
    }
  }
}

function notAStore(path: string): FailedError {
  return new FailedError('store_invalid', messages.stores.notAStore(path), messages.stores.nameAnother);
}

async function prepare({ db, path, write }: Connection): Promise<void> {
  const version = () => Number(db.pragma('user_version', { simple: true }));
  const isOurs = () => db.pragma('application_id', { simple: true }) === applicationId;
  const current = () => isOurs() && version() === migrations.length;
  const check = () => {
    const fresh = version() === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (!fresh && !isOurs()) throw notAStore(path);
    if (version() > migrations.length) {
      throw new FailedError('store_newer', messages.stores.newer(path), messages.stores.newerHint);
    }
  };
  // Before anything is written, even the kind of journal.
  if (!current()) check();
  // A backup comes without the log; so does an empty file.
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') await useWal(db);
  if (current()) return;
  await write(() => {
    if (current()) return;
    check();
    for (const { sql } of migrations.slice(version())) db.exec(sql);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${migrations.length}`);
  });
}

// Switching the journal does not wait for other connections (the busy handler is not asked), so we do.
async function useWal(db: Database.Database): Promise<void> {
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

function begin(db: Database.Database, shouldStop?: () => boolean): Promise<boolean> {
  return retryWhileBusy(() => {
    // SQLite's own waiting would hold up the event loop, and with it Ctrl-C.
    db.pragma('busy_timeout = 0');
    try {
      db.exec('BEGIN IMMEDIATE');
    } finally {
      db.pragma(`busy_timeout = ${readTimeoutMs}`);
    }
  }, shouldStop);
}

function transaction<T>(db: Database.Database, work: () => T): T {
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
  const began = performance.now();
  for (;;) {
    try {
      attempt();
      return true;
    } catch (error) {
      const waited = performance.now() - began;
      if (!isBusy(error) || waited > writeTimeoutMs) throw error;
      if (waited > typicalWriteMs && shouldStop?.()) return false;
      await sleep(5 + Math.random() * 20);
    }
  }
}
