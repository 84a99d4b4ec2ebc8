import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/**
 * Counts the equal rows of a table, on the disk: a table may be larger than memory. Rows that occur for the first time
 * and are new in the store cost nothing here, because their batch tells in which reading they came.
 */
export class EqualRows {
  readonly #db: Database;
  readonly #readings = new Map<number, number>();
  #statements: ReturnType<typeof prepare> | null = null;
  #reading = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Begins a batch of a reading; null if its equal rows do not count. */
  begin(reading: number | null, batch: number): void {
    if (reading === null) return;
    this.#reading = reading;
    this.#readings.set(batch, reading);
  }

  /** The number of a row among its equals of the reading. `batch`: with which the first of them came to the store. */
  count(key: readonly number[], identity: string, batch: number): number {
    this.#statements ??= prepare(this.#db);
    const { find, save } = this.#statements;
    const row = Buffer.from(
      hash('sha256', `${this.#reading},${key.join()},${identity}`, 'hex').slice(0, 32),
      'hex',
    );
    const before = find.get(row) as number | undefined;
    const number = (before ?? (this.#readings.get(batch) === this.#reading ? 1 : 0)) + 1;
    save.run(row, number);
    return number;
  }
}

function prepare(db: Database) {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS equal_rows (row BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID');
  db.exec('DELETE FROM temp.equal_rows');
  return {
    find: db.prepare('SELECT number FROM temp.equal_rows WHERE row = ?').pluck(),
    save: db.prepare('INSERT OR REPLACE INTO temp.equal_rows VALUES (?, ?)'),
  };
}
