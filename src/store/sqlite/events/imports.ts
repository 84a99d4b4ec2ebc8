import type { Database } from 'better-sqlite3';
import type { BatchResult, ImportRecord, NewImport, ReadingTally } from '../../store.ts';
import { decodeTexts, decodeTimestamp, decodeTimestampOrNull } from '../database/decode.ts';

interface ImportRow {
  id: number;
  files: string;
  formats: string;
  zone: string;
  started_at: number;
  completed_at: number | null;
  imported: number;
  duplicates: number;
  ignored: number;
  rejected: number;
  zoneless: number;
  program: string;
}

/** The imports of a store, newest first. */
export function listImports(db: Database): ImportRecord[] {
  const rows = db.prepare('SELECT * FROM imports ORDER BY id DESC').all() as ImportRow[];
  return rows.map(({ files, formats, started_at, completed_at, ...row }) => ({
    ...row,
    files: decodeTexts(files),
    formats: decodeTexts(formats),
    startedAt: decodeTimestamp(started_at),
    completedAt: decodeTimestampOrNull(completed_at),
  }));
}

/** The row of one import. Each method is to be called within a transaction that writes. */
export class ImportLog {
  readonly #statements;
  readonly #newImport: NewImport;
  #id: number | bigint | null = null;

  constructor(db: Database, newImport: NewImport) {
    this.#newImport = newImport;
    this.#statements = {
      begin: db.prepare(
        "INSERT INTO imports (files, formats, zone, started_at, program) VALUES (?, '[]', ?, ?, ?)",
      ),
      update: db.prepare(`
        UPDATE imports SET formats = ?, ignored = ?, rejected = ?, zoneless = ?,
          imported = imported + ?, duplicates = duplicates + ? WHERE id = ?`),
      complete: db.prepare('UPDATE imports SET completed_at = ? WHERE id = ?'),
    };
  }

  /** The number of the import, whose row is made by the first call. */
  get id(): number | bigint {
    const { files, zone, startedAt, program } = this.#newImport;
    this.#id ??= this.#statements.begin.run(JSON.stringify(files), zone, startedAt, program).lastInsertRowid;
    return this.#id;
  }

  update(
    { formats, ignored, rejected, zoneless }: ReadingTally,
    { imported, duplicates }: BatchResult,
  ): void {
    const { update } = this.#statements;
    update.run(JSON.stringify(formats), ignored, rejected, zoneless, imported, duplicates, this.id);
  }

  complete(tally: ReadingTally, now: number): void {
    this.update(tally, { imported: 0, duplicates: 0 });
    this.#statements.complete.run(now, this.id);
  }

  /** Forgets the row, which was made by a transaction that failed. */
  rollBack(): void {
    this.#id = null;
  }

  /** True while there is no row. */
  get isNew(): boolean {
    return this.#id === null;
  }
}
