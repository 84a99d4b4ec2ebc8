import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isBusy } from '../database/errors.ts';
import { runLockSuffix } from '../database/files.ts';

/**
 * The right to run a report in a store, held by at most one process. It is SQLite's own file lock on an empty
 * file beside the store: the system takes it away from a process that dies, however it dies, and leaves it to one
 * that is merely suspended. A process id in a row gives neither.
 *
 * Take and release it only inside a write transaction of the store: then every other process sees the lock and the row
 * that belongs to it together.
 */
export class RunLock {
  readonly #path: string;
  #db: Database.Database | null = null;

  /** `path` is that of the store, links resolved. */
  constructor(path: string) {
    this.#path = path + runLockSuffix;
  }

  /** True if a process holds the lock; callable at any time, and takes no lock itself. */
  isHeld(): boolean {
    if (!existsSync(this.#path)) return false;
    const db = new Database(this.#path, { timeout: 0, readonly: true });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } catch (error) {
      if (isBusy(error)) return true;
      throw error;
    } finally {
      db.close();
    }
  }

  /** Takes the lock; false where another process has it. */
  tryAcquire(): boolean {
    // Created by us for its rights, and never removed, or two processes could each lock one of two files. An
    // existing one is not opened here: closing it would drop a lock this process already holds (POSIX, fcntl).
    if (!existsSync(this.#path)) closeSync(openSync(this.#path, 'a', 0o600));
    const db = new Database(this.#path, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      if (isBusy(error)) return false;
      throw error;
    }
    this.#db = db;
    return true;
  }

  release(): void {
    this.#db?.close();
    this.#db = null;
  }
}
