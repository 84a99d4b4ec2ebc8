import { isUtf8 } from 'node:buffer';
import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { messages } from '../../messages/messages.ts';
import type { JsonObject } from '../map/format.ts';
import { type Block, blocksOf, type Marks } from './csv-blocks.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';

/** The columns of a table and its rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<InputRecord[]>;
}

const rowsAtOnce = 500;

/** Reads a table with a header row. The separator (comma, semicolon or tab) is the commonest in the header. */
export async function readTable(
  chunks: AsyncIterable<Buffer>,
  header: string,
  oversize: OversizeSink,
): Promise<Table> {
  // A lone carriage return ends rows only where it ends the header.
  const lineBreak = header.trimEnd().includes('\r') ? '\r' : '\n';
  const marks: Marks = { separator: separatorOf(header), lineBreak };
  const blocks = blocksOf(chunks, marks, oversize)[Symbol.asyncIterator]();
  const parseRows = rowParser(marks);
  let number = 0;
  const problem = (why: string, text: string | Buffer | null): InputRecord => {
    number += 1;
    return { number, problem: why, text };
  };
  let columns: string[] | null = null;
  const read = (block: Block): InputRecord[] => {
    if ('problem' in block) return [problem(explain(block.problem), block.line)];
    const { rows, unreadable } = parseRows(block.rows);
    columns ??= rows.shift()?.record.map((name) => decode(name)?.trim() ?? name) ?? null;
    const known = columns ?? [];
    const records = rows.map((row) => {
      number += 1;
      return toRecord(row, known, number);
    });
    // The parser stops at a row that it cannot read.
    if (unreadable) records.push(problem(messages.rejections.notCsv(plainly(unreadable)), rawOf(unreadable)));
    return records;
  };

  const first: InputRecord[] = [];
  while (columns === null) {
    const { done, value } = await blocks.next();
    if (done) break;
    first.push(...read(value));
  }
  async function* rows(): AsyncIterable<InputRecord[]> {
    yield* portions(first);
    for (let item = await blocks.next(); !item.done; item = await blocks.next())
      yield* portions(read(item.value));
  }
  return { columns: columns ?? [], rows: rows() };
}

interface ParsedRow {
  record: string[];
  raw: string;
}

interface Parsed {
  readonly rows: ParsedRow[];
  /** What is wrong with the row after these. */
  readonly unreadable: CsvError | null;
}

/** Gives what reads whole rows. */
function rowParser({ separator, lineBreak }: Marks): (block: Buffer) => Parsed {
  // Bytes go through the parser as Latin-1, one character a byte, so that each row can be checked and decoded by
  // itself: one row that is no UTF-8 costs nothing but itself.
  const options: Options = {
    encoding: 'latin1',
    delimiter: separator,
    record_delimiter: lineBreak === '\r' ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    raw: true,
    info: true,
  };
  return (block) => {
    let unreadable: CsvError | null = null;
    const on_skip = (error?: CsvError) => {
      unreadable = error ?? null;
      return undefined;
    };
    const rows = parse(block, { ...options, on_skip }) as unknown as ParsedRow[];
    return { rows, unreadable };
  };
}

function* portions(records: InputRecord[]): Iterable<InputRecord[]> {
  for (let at = 0; at < records.length; at += rowsAtOnce) yield records.slice(at, at + rowsAtOnce);
}

function explain(problem: 'too-long' | 'open-quote'): string {
  if (problem === 'too-long') return messages.rejections.tooLong(maxRecordBytes / 1024 / 1024);
  return messages.rejections.notCsv('quote not closed');
}

function toRecord({ record, raw }: ParsedRow, columns: readonly string[], number: number): InputRecord {
  const text = decode(raw) ?? Buffer.from(raw, 'latin1');
  if (record.length > columns.length) {
    return { number, problem: messages.rejections.tooManyCells(record.length, columns.length), text };
  }
  const row: Record<string, string> = Object.create(null);
  for (const [index, column] of columns.entries()) {
    const cell = decode(record[index] ?? '');
    if (cell === null) return { number, problem: messages.rejections.notUtf8, text };
    row[column] = cell;
  }
  return { number, value: row as JsonObject, text };
}

function decode(cell: string): string | null {
  if (!/[\x80-\xff]/.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** The separator that the header row uses most. */
export function separatorOf(header: string): Marks['separator'] {
  const counts = ([',', ';', '\t'] as const).map((mark) => ({ mark, count: header.split(mark).length }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.mark ?? ',';
}

function plainly(problem: CsvError | undefined): string {
  return (problem?.message ?? messages.rejections.rowUnreadable).split(/[:.] /)[0]?.toLowerCase() ?? '';
}

function rawOf(problem: CsvError | undefined): string | null {
  const raw = (problem as { raw?: unknown } | undefined)?.raw;
  return typeof raw === 'string' ? raw : null;
}
