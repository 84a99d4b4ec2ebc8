import { isUtf8 } from 'node:buffer';
import { messages } from '../../messages/messages.ts';
import { type RowBlock, readRows, splitRows, type TableRow, type TableSyntax } from './csv-rows.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';

const rowsAtOnce = 500;

/** Reads the rows of a table, each as an object by column. `header` is its first row. */
export async function* readTable(
  chunks: AsyncIterable<Buffer>,
  header: string,
  onOversize: OversizeSink,
): AsyncIterable<InputRecord[]> {
  let columns: readonly string[] | null = null;
  let number = 0;
  let records: InputRecord[] = [];
  for await (const block of readRows(chunks, syntaxOf(header), onOversize)) {
    for (const row of block.rows) {
      if (columns === null && 'cells' in row) {
        columns = row.cells.map((cell) => (decode(cell, block) ?? cell).trim());
        continue;
      }
      number += 1;
      records.push(toRecord(row, block, columns ?? [], number));
      if (records.length < rowsAtOnce) continue;
      yield records;
      records = [];
    }
    yield records;
    records = [];
  }
}

/** The columns in the header row of a table; empty if its quotes are not closed. */
export function columnsOf(header: string): string[] {
  const [first] = splitRows(Buffer.from(header), syntaxOf(header), true).block.rows;
  return first && 'cells' in first ? first.cells.map((cell) => cell.trim()) : [];
}

function syntaxOf(header: string): TableSyntax {
  // A lone carriage return ends rows only if it ends the header.
  return { separator: separatorOf(header), lineBreak: header.trimEnd().includes('\r') ? '\r' : '\n' };
}

/** The separator that occurs most in the header row. */
export function separatorOf(header: string): TableSyntax['separator'] {
  const counts = ([',', ';', '\t'] as const).map((mark) => ({ mark, count: header.split(mark).length }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.mark ?? ',';
}

function toRecord(row: TableRow, block: RowBlock, columns: readonly string[], number: number): InputRecord {
  if ('problem' in row) {
    const text = row.text === null ? null : textOf(row.text, block);
    return { number, problem: reasonOf(row.problem), text };
  }
  const { cells } = row;
  if (cells.length > columns.length) {
    const problem = messages.rejections.tooManyCells(cells.length, columns.length);
    return { number, problem, text: textOf(row.text, block) };
  }
  const value: Record<string, string> = Object.create(null);
  for (const [index, column] of columns.entries()) {
    const cell = decode(cells[index] ?? '', block);
    if (cell === null) {
      return { number, problem: messages.rejections.notUtf8, text: textOf(row.text, block) };
    }
    value[column] = cell;
  }
  return { number, value, text: textOf(row.text, block) };
}

function reasonOf(problem: 'too-long' | 'open-quote'): string {
  if (problem === 'too-long') return messages.rejections.tooLong(maxRecordBytes / 1024 / 1024);
  return messages.rejections.notCsv('quote not closed');
}

/** A cell as text; null if its bytes are not UTF-8. */
function decode(cell: string, block: RowBlock): string | null {
  if (block.isUtf8 || !/[\x80-\xff]/.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** A row as it came: text, or bytes that are not UTF-8. */
function textOf(row: string, block: RowBlock): string | Buffer {
  return decode(row, block) ?? Buffer.from(row, 'latin1');
}
