import { isUtf8 } from 'node:buffer';
import { maxRecordBytes, type OversizeSink } from './input-record.ts';

/** The separator of cells and the line break between rows. */
export interface TableSyntax {
  /** One character. */
  readonly separator: string;
  readonly lineBreak: '\n' | '\r';
}

/** One row, or one line that is not a row. */
export type TableRow =
  | { readonly cells: readonly string[]; readonly text: string }
  | { readonly problem: 'too-long'; readonly text: null }
  | { readonly problem: 'open-quote'; readonly text: string };

/** Some rows of a table. */
export interface RowBlock {
  readonly rows: readonly TableRow[];
  /** False if the bytes are not UTF-8; the texts then hold one character per byte. */
  readonly isUtf8: boolean;
}

/**
 * Splits CSV into rows and cells so that an unbalanced quote costs only its own row. Quotes that do not open a cell are
 * text.
 */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  syntax: TableSyntax,
  onOversize: OversizeSink,
): AsyncIterable<RowBlock> {
  // A row with an open quote, and the lines after it.
  let held: Buffer = Buffer.alloc(0);
  for await (const lines of wholeLines(chunks, syntax.lineBreak, onOversize)) {
    if (lines === null) {
      yield splitRows(held, syntax, true).block;
      held = Buffer.alloc(0);
      yield { rows: [{ problem: 'too-long', text: null }], isUtf8: true };
      continue;
    }
    const { block, rest } = splitRows(held.length > 0 ? Buffer.concat([held, lines]) : lines, syntax, false);
    held = rest;
    yield block;
  }
  yield splitRows(held, syntax, true).block;
}

/** Splits whole lines; `rest` is a row that needs more of them. With `isLast`, there are no more. */
export function splitRows(
  lines: Buffer,
  { separator, lineBreak }: TableSyntax,
  isLast: boolean,
): { block: RowBlock; rest: Buffer } {
  const isValid = isUtf8(lines);
  const text = lines.toString(isValid ? 'utf8' : 'latin1');
  const rows: TableRow[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let quote = text.indexOf('"');
  for (let start = 0; start < text.length; ) {
    const lineEnd = endOfLine(text, start, lineBreak);
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    if (quote < 0 || quote >= lineEnd) {
      const line = withoutReturn(text.slice(start, lineEnd), lineBreak);
      if (line !== '') rows.push({ cells: line.split(separator), text: line });
      start = lineEnd + 1;
      continue;
    }
    const row = readRow(text, start, separator, lineBreak);
    if (row === 'open' && !isLast && text.length - start <= maxRecordBytes) {
      rest = Buffer.from(text.slice(start), isValid ? 'utf8' : 'latin1');
      break;
    }
    if (typeof row === 'string') {
      rows.push({ problem: 'open-quote', text: text.slice(start, lineEnd) });
      start = lineEnd + 1;
    } else {
      rows.push({ cells: row.cells, text: withoutReturn(text.slice(start, row.end), lineBreak) });
      start = row.end + 1;
    }
  }
  return { block: { rows, isUtf8: isValid }, rest };
}

/**
 * Reads the row at `start`. `open`: a quote is not closed in `text`. `stray`: a quote closes in a later line and in the
 * middle of a cell, so the two quotes belong to different rows.
 */
function readRow(
  text: string,
  start: number,
  separator: string,
  lineBreak: string,
): { cells: string[]; end: number } | 'open' | 'stray' {
  const cells: string[] = [];
  for (let cell = start; ; ) {
    const closing = text[cell] === '"' ? closingQuote(text, cell) : cell;
    if (closing < 0) return 'open';
    const next = text[closing + 1];
    const isClosed = next === undefined || next === separator || next === '\n' || next === '\r';
    if (closing > cell && !isClosed && text.slice(cell, closing).includes(lineBreak)) return 'stray';
    const lineEnd = endOfLine(text, closing, lineBreak);
    const found = text.indexOf(separator, closing > cell ? closing + 1 : cell);
    const end = found < 0 || found > lineEnd ? lineEnd : found;
    const raw = end === lineEnd ? withoutReturn(text.slice(cell, end), lineBreak) : text.slice(cell, end);
    const isQuoted = closing > cell && raw.length === closing + 1 - cell;
    cells.push(isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === lineEnd) return { cells, end };
    cell = end + 1;
  }
}

function closingQuote(text: string, opening: number): number {
  let found = text.indexOf('"', opening + 1);
  while (found >= 0 && text[found + 1] === '"') found = text.indexOf('"', found + 2);
  return found;
}

function endOfLine(text: string, start: number, lineBreak: string): number {
  const end = text.indexOf(lineBreak, start);
  return end < 0 ? text.length : end;
}

/** A line without the carriage return of CRLF. */
function withoutReturn(line: string, lineBreak: string): string {
  return lineBreak === '\n' && line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Regroups chunks into whole lines; gives null for a line that is too long to keep. */
async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  lineBreak: string,
  onOversize: OversizeSink,
): AsyncIterable<Buffer | null> {
  const line: Buffer[] = [];
  let bytes = 0;
  const add = (piece: Buffer) => {
    bytes += piece.length;
    line.push(piece);
    if (bytes > maxRecordBytes) for (const each of line.splice(0)) onOversize(each);
  };
  const end = () => {
    const whole = bytes > maxRecordBytes ? null : Buffer.concat(line.splice(0));
    bytes = 0;
    return whole;
  };
  for await (const chunk of chunks) {
    const first = chunk.indexOf(lineBreak) + 1;
    if (first === 0) {
      add(chunk);
      continue;
    }
    const last = chunk.lastIndexOf(lineBreak) + 1;
    add(chunk.subarray(0, first));
    yield end();
    if (last > first) yield chunk.subarray(first, last);
    if (last < chunk.length) add(chunk.subarray(last));
  }
  yield end();
}
