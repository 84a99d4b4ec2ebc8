import { isUtf8 } from 'node:buffer';
import { type CsvError, type Options, parse } from 'csv-parse';
import { texts } from '../language/texts.ts';
import type { JsonObject } from './format.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './record.ts';

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
  // Bytes go through the parser as Latin-1, one character a byte, so that each row can be checked and decoded by
  // itself: one row that is no UTF-8 costs nothing but itself.
  const problems: (CsvError | undefined)[] = [];
  const options: Options = {
    encoding: 'latin1',
    delimiter: separatorOf(header),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: maxRecordBytes,
    raw: true,
    info: true,
    on_skip: (error) => {
      problems.push(error);
      return undefined;
    },
  };
  const parser = parse(options);
  let tooLong = 0;
  const lines = withoutLongLines(chunks, oversize, () => {
    tooLong += 1;
  });
  const source = feed(lines, parser);
  const items = parser[Symbol.asyncIterator]() as AsyncIterator<ParsedRow>;
  const first = await items.next();
  const columns = first.done ? [] : first.value.record.map((name) => decode(name)?.trim() ?? name);

  async function* rows(): AsyncIterable<InputRecord[]> {
    let number = 0;
    let batch: InputRecord[] = [];
    const takeProblems = () => {
      for (; tooLong > 0; tooLong -= 1) {
        number += 1;
        batch.push({ number, problem: texts.rejections.tooLong(maxRecordBytes / 1024 / 1024), text: null });
      }
      for (const problem of problems.splice(0)) {
        number += 1;
        batch.push({ number, problem: texts.rejections.notCsv(plainly(problem)), text: rawOf(problem) });
      }
    };
    for (let item = await items.next(); !item.done; item = await items.next()) {
      takeProblems();
      number += 1;
      batch.push(toRecord(item.value, columns, number));
      if (batch.length >= rowsAtOnce) {
        yield batch;
        batch = [];
      }
    }
    takeProblems();
    await source;
    if (batch.length > 0) yield batch;
  }
  return { columns, rows: rows() };
}

interface ParsedRow {
  record: string[];
  raw: string;
}

/** Passes on all lines but those that are too long for the parser to keep. */
async function* withoutLongLines(
  chunks: AsyncIterable<Buffer>,
  oversize: OversizeSink,
  onTooLong: () => void,
): AsyncIterable<Buffer> {
  const line: Buffer[] = [];
  let bytes = 0;
  const add = (piece: Buffer) => {
    bytes += piece.length;
    line.push(piece);
    if (bytes > maxRecordBytes) for (const each of line.splice(0)) oversize(each);
  };
  const end = () => {
    if (bytes > maxRecordBytes) onTooLong();
    bytes = 0;
    return Buffer.concat(line.splice(0));
  };
  for await (const chunk of chunks) {
    const first = chunk.indexOf(0x0a) + 1;
    if (first === 0) {
      add(chunk);
      continue;
    }
    const last = chunk.lastIndexOf(0x0a) + 1;
    add(chunk.subarray(0, first));
    yield end();
    if (last > first) yield chunk.subarray(first, last);
    if (last < chunk.length) add(chunk.subarray(last));
  }
  yield end();
}

async function feed(chunks: AsyncIterable<Buffer>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function toRecord({ record, raw }: ParsedRow, columns: readonly string[], number: number): InputRecord {
  const text = decode(raw) ?? Buffer.from(raw, 'latin1');
  if (record.length > columns.length) {
    return { number, problem: texts.rejections.tooManyCells(record.length, columns.length), text };
  }
  const row: Record<string, string> = Object.create(null);
  for (const [index, column] of columns.entries()) {
    const cell = decode(record[index] ?? '');
    if (cell === null) return { number, problem: texts.rejections.notUtf8, text };
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
export function separatorOf(header: string): string {
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.mark ?? ',';
}

function plainly(problem: CsvError | undefined): string {
  return (problem?.message ?? texts.rejections.rowUnreadable).split(/[:.] /)[0]?.toLowerCase() ?? '';
}

function rawOf(problem: CsvError | undefined): string | null {
  const raw = (problem as { raw?: unknown } | undefined)?.raw;
  return typeof raw === 'string' ? raw : null;
}
