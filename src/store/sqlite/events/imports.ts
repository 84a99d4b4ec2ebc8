import type { Database } from 'better-sqlite3';
import type { ImportedFile } from '../../../domain/import-record.ts';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import type { BatchResult, FileTally, NewImport, Store, UndoResult } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { findImport, listImports } from './import-records.ts';
import { undoImport } from './undo-import.ts';

/** The imports of a store; `processing` gives the report that is processing, null if there is none. */
export function importsIn(
  { db, writeInSteps, requireWritable }: Connection,
  processing: Store['reports']['processing'],
): Store['imports'] {
  function* undo(id: number, now: number): Generator<number, UndoResult | 'processing'> {
    const found = findImport(db, id);
    if (found === null) return { outcome: 'unknown' };
    if (found.undoneAt !== null) return { outcome: 'undoneBefore', import: found };
    // Its answer would be of neither moment.
    if (db.prepare("SELECT 1 FROM runs WHERE status = 'processing'").get()) return 'processing';
    const counts = yield* undoImport(db, id, now);
    return { outcome: 'undone', import: { ...found, undoneAt: now }, ...counts };
  }

  return {
    list: async () => listImports(db),

    async undo(id, now, onProgress) {
      requireWritable();
      // No index leads from a campaign to its events; a removed one has none, by its count.
      db.pragma('foreign_keys = OFF');
      try {
        for (;;) {
          // Ends a run whose process died.
          await processing();
          const result = await writeInSteps(() => undo(id, now), onProgress);
          if (result !== 'processing') return result;
          const report = await processing();
          if (report) return { outcome: 'processing', report };
        }
      } finally {
        db.pragma('foreign_keys = ON');
      }
    },
  };
}

/** The first and the last moment of some events, ms UTC; null when there are none. */
export type Span = Pick<ImportedFile, 'first' | 'last'>;

/** The rows of one import. Each method is to be called within a transaction that writes. */
export class ImportLog {
  readonly #statements;
  readonly #newImport: NewImport;
  #id: number | bigint | null = null;

  constructor(db: Database, newImport: NewImport) {
    this.#newImport = newImport;
    this.#statements = {
      begin: db.prepare('INSERT INTO imports (zone, started_at, program) VALUES (?, ?, ?)'),
      beginFile: db.prepare(
        "INSERT INTO import_files (import, position, name, formats) VALUES (?, ?, ?, '[]')",
      ),
      update: db.prepare(`
        UPDATE import_files SET formats = @formats, ignored = @ignored, rejected = @rejected, zoneless = @zoneless,
          imported = imported + @imported, duplicates = duplicates + @duplicates,
          first = coalesce(min(first, @first), first, @first), last = coalesce(max(last, @last), last, @last)
        WHERE import = @id AND position = @file`),
      undoneAt: db.prepare('SELECT undone_at FROM imports WHERE id = ?').pluck(),
      complete: db.prepare('UPDATE imports SET completed_at = ? WHERE id = ?'),
    };
  }

  /** The number of the import, whose rows are made by the first call. Throws FailedError if it was undone meanwhile. */
  get id(): number | bigint {
    const { begin, beginFile, undoneAt } = this.#statements;
    if (this.#id === null) {
      const { files, zone, startedAt, program } = this.#newImport;
      this.#id = begin.run(zone, startedAt, program).lastInsertRowid;
      for (const [position, name] of files.entries()) beginFile.run(this.#id, position, name);
    } else if (undoneAt.get(this.#id) !== null) {
      const { undoneMeanwhile, undoneMeanwhileHint } = messages.imports;
      throw new FailedError('import_undone', undoneMeanwhile(Number(this.#id)), undoneMeanwhileHint);
    }
    return this.#id;
  }

  /** Records how far the import is with a file; `span` is that of the events in `result`. */
  update(tally: FileTally, result: BatchResult, span: Span): void {
    const { id } = this;
    this.#statements.update.run({ ...tally, ...result, ...span, id, formats: JSON.stringify(tally.formats) });
  }

  complete(tallies: readonly FileTally[], now: number): void {
    for (const tally of tallies)
      this.update(tally, { imported: 0, duplicates: 0 }, { first: null, last: null });
    this.#statements.complete.run(now, this.id);
  }

  /** Forgets the rows, which were made by a transaction that failed. */
  rollBack(): void {
    this.#id = null;
  }

  /** True while there are no rows. */
  get isNew(): boolean {
    return this.#id === null;
  }
}
