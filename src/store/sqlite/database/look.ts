import type { Database } from 'better-sqlite3';

/** How long a look lasts at most, ms. */
const longestLook = 2000;

/**
 * A read transaction that ends by itself after a moment, whatever its reader waits for: as long as one lasts, the log
 * of the store only grows.
 */
export class Look {
  readonly #db: Database;
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** True while what is read is as of one moment. */
  get lasts(): boolean {
    return this.#timer !== null;
  }

  /** Begins a new look. Between two events of the event loop, no statement may be in the middle of its rows. */
  begin(): void {
    this.#db.exec('BEGIN');
    this.#timer = setTimeout(() => this.end(), longestLook).unref();
  }

  end(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#db.exec('COMMIT');
  }
}
