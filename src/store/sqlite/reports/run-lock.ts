import { chmodSync, chownSync, closeSync, openSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { companionUnusable, foreignFile } from '../database/companions.ts';
import { isBusy } from '../database/errors.ts';
import { runLockSuffix } from '../database/files.ts';
import { openDatabase } from '../database/library.ts';

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
  readonly #store: string;
  #db: Database | null = null;

  /** `path` is that of the store, links resolved. */
  constructor(path: string) {
    this.#store = path;
    this.#path = path + runLockSuffix;
  }

  /** True if a process holds the lock, or may: callable at any time, and takes no lock itself. */
  isHeld(): boolean {
    if (!statSync(this.#path, { throwIfNoEntry: false })) return false;
    let db: Database | null = null;
    try {
      db = openDatabase(this.#path, { timeout: 0, readonly: true });
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } catch (error) {
      if (isBusy(error) || isDenied(error)) return true;
      throw this.#explained(error);
    } finally {
      db?.close();
    }
  }

  /** Takes the lock; false where another process has it. Throws FailedError if its file cannot be used. */
  tryAcquire(): boolean {
    let db: Database | null = null;
    try {
      this.#makeFile();
      db = openDatabase(this.#path, { timeout: 0 });
      db.exec('BEGIN EXCLUSIVE');
      this.#db = db;
      return true;
    } catch (error) {
      db?.close();
      if (isBusy(error)) return false;
      throw this.#explained(error);
    }
  }

  release(): void {
    this.#db?.close();
    this.#db = null;
  }

  /**
   * Makes the file if it is missing, and gives it the mode and group of the store: those who may write the store must
   * be able to lock it. It is never removed, or two processes could each lock one of two files. An existing one is not
   * opened here: closing it would drop a lock this process already holds (POSIX, fcntl).
   */
  #makeFile(): void {
    const store = statSync(this.#store);
    const mode = store.mode & 0o666;
    if (!statSync(this.#path, { throwIfNoEntry: false })) closeSync(openSync(this.#path, 'a', mode));
    const lock = statSync(this.#path);
    // Only the owner may, and root, who gives it to the owner of the store.
    const isRoot = process.geteuid?.() === 0;
    if (lock.gid !== store.gid || (isRoot && lock.uid !== store.uid))
      ignoreDenied(() => chownSync(this.#path, isRoot ? store.uid : lock.uid, store.gid));
    if ((lock.mode & 0o666) !== mode) ignoreDenied(() => chmodSync(this.#path, mode));
  }

  #explained(error: unknown): unknown {
    if (isDenied(error)) {
      const reason = Object.assign(new Error(), { code: 'EACCES' });
      return companionUnusable(this.#path, this.#store, reason);
    }
    const { code } = error as { code?: string };
    return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT'
      ? foreignFile(this.#path, this.#store)
      : error;
  }
}

/** True if this user may not open or write the file. */
function isDenied(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM)|EACCES$|EPERM$)/.test(code);
}

function ignoreDenied(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!isDenied(error)) throw error;
  }
}
