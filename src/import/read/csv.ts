import { isUtf8 } from 'node:buffer';
import { messages } from '../../messages/messages.ts';
import type { TableHeader } from './csv-header.ts';
import { type RowBlock, readRows, type TableRow } from './csv-rows.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';
import { decodeWindows1252, isWindows1252 } from './windows-1252.ts';

const rowsAtOnce = 500;

/**
 * Reads the rows of a table, each as an object by column. Of columns with the same name, the first cell that is not empty
 * counts; each of them, and a column without a name, has a key of its own, see {@link cellKey}. Calls `onWindows1252` if rows are not UTF-8.
 */
export async function* readTable(
  chunks: AsyncIterable<Buffer>,
  header: TableHeader,
  onOversize: OversizeSink,
  onWindows1252: () => void = () => {},
): AsyncIterable<InputRecord[]> {
  const reader = new RowReader(header.columns, onWindows1252);
  let isHeader = header.text !== null;
  let records: InputRecord[] = [];
  for await (const block of readRows(skip(chunks, header.offset), header.syntax, onOversize)) {
    for (const row of block.rows) {
      if (isHeader && 'cells' in row) {
        isHeader = false;
        continue;
      }
      records.push(reader.read(row, block));
      if (records.length < rowsAtOnce) continue;
      yield records;
      records = [];
    }
    yield records;
    records = [];
  }
}

async function* skip(chunks: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** The key of the cell of a column by its index: the name, or `#3` if the name is empty or another column has it too. */
export function cellKey(columns: readonly string[], index: number): string {
  const name = columns[index] ?? '';
  const isUnique = name !== '' && columns.indexOf(name) === columns.lastIndexOf(name);
  return isUnique ? name : `#${index + 1}`;
}

class RowReader {
  readonly #columns: readonly string[];
  /** The index and key of each column whose name is not its key. */
  readonly #numbered: readonly (readonly [index: number, key: string])[];
  readonly #onWindows1252: () => void;
  #number = 0;
  /** True once a row held a letter in UTF-8: other bytes are damage then. */
  #isUtf8 = false;

  constructor(columns: readonly string[], onWindows1252: () => void) {
    this.#columns = columns;
    this.#numbered = columns
      .map((name, index) => [index, cellKey(columns, index), name] as const)
      .filter(([, key, name]) => key !== name)
      .map(([index, key]) => [index, key]);
    this.#onWindows1252 = onWindows1252;
  }

  read(row: TableRow, block: RowBlock): InputRecord {
    this.#number += 1;
    const number = this.#number;
    const text = row.text === null ? null : textOf(row.text, block);
    if ('problem' in row) return { number, problem: reasonOf(row.problem), text };
    const { cells } = row;
    const columns = this.#columns;
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      return { number, problem: messages.rejections.tooManyCells(cells.length, columns.length), text };
    }
    const decode = this.#decoder(row.text, block);
    if (!decode) return { number, problem: messages.rejections.notUtf8, text };
    const value: Record<string, string> = Object.create(null);
    for (const [index, column] of columns.entries()) {
      const cell = decode(cells[index] ?? '');
      if (value[column]) continue;
      value[column] = cell;
    }
    for (const [index, key] of this.#numbered) value[key] ??= decode(cells[index] ?? '');
    return { number, value, text };
  }

  /** The decoder of the cells of a row; null if its bytes are not text. */
  #decoder(row: string, block: RowBlock): ((cell: string) => string) | null {
    if (block.isUtf8 || !/[\x80-\xff]/.test(row)) return (cell) => cell;
    const bytes = Buffer.from(row, 'latin1');
    if (isUtf8(bytes)) {
      this.#isUtf8 = true;
      return (cell) => Buffer.from(cell, 'latin1').toString('utf8');
    }
    if (this.#isUtf8 || !isWindows1252(bytes)) return null;
    this.#onWindows1252();
    return (cell) => decodeWindows1252(Buffer.from(cell, 'latin1'));
  }
}

function reasonOf(problem: 'too-long' | 'open-quote'): string {
  if (problem === 'too-long') return messages.rejections.tooLong(maxRecordBytes / 1024 / 1024);
  return messages.rejections.notCsv('quote not closed');
}

/** A row as it came: text, or bytes that are not UTF-8. */
function textOf(row: string, block: RowBlock): string | Buffer {
  if (block.isUtf8) return row;
  const bytes = Buffer.from(row, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}
