import type { Readable } from 'node:stream';
import type { TableExaminer } from '../formats/mapped/suggest/examine-table.ts';
import type { UnknownTable, UnknownTableError } from '../formats/mapped/suggest/unknown-table.ts';
import { cellKey, readTable } from '../read/csv.ts';
import type { TableHeader } from '../read/csv-header.ts';
import { type Input, openInput } from '../read/input.ts';
import { sizeOf } from '../read/open-file.ts';
import { examinerOf, headerOf, type TableRequest, unknownTable } from './table-format.ts';

/**
 * The error for a table whose columns are unknown by its first rows, after the rows of it and of the files like it in the
 * same import are examined.
 */
export async function examineFiles(
  { files, separator, hasHeader }: UnknownTable,
  asked: TableRequest & { readonly encoding?: string | null },
  stdin: Readable,
): Promise<UnknownTableError> {
  const [first = ''] = files;
  const request = { ...asked, table: { ...asked.table, hasHeader } };
  const alike: string[] = [];
  let examiner: TableExaminer | null = null;
  let columns: string | null = null;
  for (const name of [first, ...request.files.filter((each) => each !== first)]) {
    // A pipe can be read only once.
    if ((await sizeOf(name)) === null) continue;
    const input = await openInput(name, stdin, request.encoding);
    try {
      const header = input.layout === 'table' ? headerOf(input, request) : null;
      const names = header?.columns.join('\n') ?? null;
      columns ??= names;
      if (!header || names !== columns) continue;
      alike.push(name);
      examiner ??= examinerOf(header);
      await examineRows(input, header, examiner);
    } catch (error) {
      // The rows before the damage show what the table holds.
      if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    } finally {
      input.close();
    }
  }
  if (!examiner) throw new Error(`${first} is not a table any more`);
  return unknownTable(alike, { separator, hasHeader }, examiner, request);
}

async function examineRows(input: Input, header: TableHeader, examiner: TableExaminer): Promise<void> {
  const keys = header.columns.map((_, index) => cellKey(header.columns, index));
  for await (const rows of readTable(input.chunks, header, () => {})) {
    for (const { value } of rows) {
      if (value === undefined) continue;
      const row = value as Readonly<Record<string, string>>;
      if (!examiner.add(keys.map((key) => row[key] ?? ''))) return;
    }
  }
}
