import type { Database } from 'better-sqlite3';
import type { ImportedFile, ImportRecord } from '../../../domain/import-record.ts';
import { decodeTexts, decodeTimestamp, decodeTimestampOrNull } from '../database/decode.ts';

interface ImportRow {
  id: number;
  zone: string;
  started_at: number;
  completed_at: number | null;
  undone_at: number | null;
  program: string;
}

type FileRow = Omit<ImportedFile, 'formats'> & { import: number; position: number; formats: string };

/** The imports of a store, newest first. */
export function listImports(db: Database): ImportRecord[] {
  const rows = db.prepare('SELECT * FROM imports ORDER BY id DESC').all() as ImportRow[];
  const files = new Map<number, ImportedFile[]>(rows.map(({ id }) => [id, []]));
  const fileRows = db.prepare('SELECT * FROM import_files ORDER BY import, position').all() as FileRow[];
  for (const { import: id, position: _, formats, first, last, ...row } of fileRows)
    files.get(id)?.push({
      ...row,
      formats: decodeTexts(formats),
      first: decodeTimestampOrNull(first),
      last: decodeTimestampOrNull(last),
    });
  return rows.map((row) => toRecord(row, files.get(row.id) ?? []));
}

/** The import with a number; null if there is none. */
export function findImport(db: Database, id: number): ImportRecord | null {
  return listImports(db).find((each) => each.id === id) ?? null;
}

function toRecord({ id, zone, program, ...row }: ImportRow, files: readonly ImportedFile[]): ImportRecord {
  return {
    id,
    files,
    zone,
    program,
    startedAt: decodeTimestamp(row.started_at),
    completedAt: decodeTimestampOrNull(row.completed_at),
    undoneAt: decodeTimestampOrNull(row.undone_at),
  };
}
