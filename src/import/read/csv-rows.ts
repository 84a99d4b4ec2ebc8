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
 * text. Each byte is looked at a few times at most, and what is held of a row never exceeds {@link maxRecordBytes}.
 */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  syntax: TableSyntax,
  onOversize: OversizeSink,
): AsyncIterable<RowBlock> {
  const splitter = new RowSplitter(syntax);
  for await (const lines of wholeLines(chunks, syntax.lineBreak, onOversize)) {
    if (lines === null) {
      yield* splitter.finish();
      yield { rows: [{ problem: 'too-long', text: null }], isUtf8: true };
    } else yield* splitter.push(lines);
  }
  yield* splitter.finish();
}

/** Splits pieces of whole lines; holds a row with an open quote until a later piece closes it. */
class RowSplitter {
  readonly #syntax: TableSyntax;
  /** The pieces that a row with an open quote began in; the first begins with the row. */
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(syntax: TableSyntax) {
    this.#syntax = syntax;
  }

  *push(lines: Buffer): Iterable<RowBlock> {
    if (this.#held.length === 0) return yield* this.#split(lines, {});
    const { text, isUtf8 } = decode(lines);
    const end = endOfOpenRow(text, this.#syntax);
    if (end === 'open' && this.#heldBytes + lines.length <= maxRecordBytes) return this.#hold(lines);
    if (typeof end === 'number') {
      const size = bytesOf(text.slice(0, end), isUtf8);
      const row = Buffer.concat([...this.#release(), lines.subarray(0, size)]);
      yield splitRows(row, this.#syntax, { isLast: true }).block;
      return yield* this.#split(lines.subarray(size), {});
    }
    yield* this.finish();
    yield* this.#split(lines, { hopelessUntil: typeof end === 'string' ? text.length : end.strayAt });
  }

  /** Gives up the row that is held: its first line alone is unreadable. */
  *finish(): Iterable<RowBlock> {
    for (const piece of this.#release()) {
      yield splitRows(piece, this.#syntax, { hopelessUntil: Number.POSITIVE_INFINITY }).block;
    }
  }

  *#split(lines: Buffer, known: KnownLines): Iterable<RowBlock> {
    const { block, rest } = splitRows(lines, this.#syntax, known);
    if (rest.length > 0) this.#hold(rest);
    yield block;
  }

  #hold(piece: Buffer): void {
    this.#held.push(piece);
    this.#heldBytes += piece.length;
  }

  #release(): Buffer[] {
    this.#heldBytes = 0;
    return this.#held.splice(0);
  }
}

/** Facts about lines that are to be split. */
interface KnownLines {
  /** True if no lines follow. */
  readonly isLast?: boolean;
  /** The index of a line: a quote that is open at its start, or at that of a line before, is known not to be closed. */
  readonly hopelessUntil?: number;
}

/** Splits whole lines; `rest` is the last row if lines that follow may close its quote. */
export function splitRows(
  lines: Buffer,
  syntax: TableSyntax,
  { isLast = false, hopelessUntil = 0 }: KnownLines,
): { block: RowBlock; rest: Buffer } {
  const { separator, lineBreak } = syntax;
  const { text, isUtf8 } = decode(lines);
  const rows: TableRow[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let hopeless = hopelessUntil;
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
    const row = readRow(text, start, syntax, hopeless);
    if (row === 'open' && !isLast) {
      rest = lines.subarray(bytesOf(text.slice(0, start), isUtf8));
      break;
    }
    if (typeof row === 'string' || 'strayAt' in row) {
      rows.push({ problem: 'open-quote', text: text.slice(start, lineEnd) });
      // A row that was open at the start of any line in between would end in the same way.
      if (row === 'open') hopeless = text.length;
      else if (row !== 'hopeless') hopeless = Math.max(hopeless, row.strayAt);
      start = lineEnd + 1;
    } else {
      rows.push({ cells: row.cells, text: withoutReturn(text.slice(start, row.end), lineBreak) });
      start = row.end + 1;
    }
  }
  return { block: { rows, isUtf8 }, rest };
}

/** A row that was read, or the reason why not. */
type ReadRow = { readonly cells: string[]; readonly end: number } | NoRow;

/**
 * `open`: a quote is not closed in the text. `strayAt`: a quote closes in a later line, which begins there, and in the
 * middle of a cell, so the two quotes belong to different rows. `hopeless`: one of both was known before.
 */
type NoRow = 'open' | 'hopeless' | { readonly strayAt: number };

/** Reads the row at `start`; see {@link KnownLines} for `hopeless`. */
function readRow(text: string, start: number, syntax: TableSyntax, hopeless: number): ReadRow {
  const { separator, lineBreak } = syntax;
  const cells: string[] = [];
  let lineEnd = endOfLine(text, start, lineBreak);
  for (let cell = start; ; ) {
    let contentEnd = cell;
    if (text[cell] === '"') {
      const closing = closingQuote(text, cell);
      const isSpread = closing < 0 || closing > lineEnd;
      if (isSpread && lineEnd < hopeless) return 'hopeless';
      if (closing < 0) return 'open';
      if (isSpread) {
        if (!isClosed(text, closing, separator)) return { strayAt: startOfLine(text, closing, lineBreak) };
        lineEnd = endOfLine(text, closing, lineBreak);
      }
      contentEnd = closing + 1;
    }
    const end = endOfCell(text, contentEnd, separator, lineEnd);
    const raw = end === lineEnd ? withoutReturn(text.slice(cell, end), lineBreak) : text.slice(cell, end);
    const isQuoted = contentEnd > cell && raw.length === contentEnd - cell;
    cells.push(isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === lineEnd) return { cells, end };
    cell = end + 1;
  }
}

/** The number of characters that end a row, of which `text` is the rest and begins inside a quoted cell. */
function endOfOpenRow(text: string, syntax: TableSyntax): number | NoRow {
  const closing = closingQuote(text, -1);
  if (closing < 0) return 'open';
  if (!isClosed(text, closing, syntax.separator))
    return { strayAt: startOfLine(text, closing, syntax.lineBreak) };
  const row = readRow(text, closing + 1, syntax, 0);
  return typeof row === 'string' || 'strayAt' in row ? row : Math.min(row.end + 1, text.length);
}

function isClosed(text: string, closing: number, separator: string): boolean {
  const next = text[closing + 1];
  return next === undefined || next === separator || next === '\n' || next === '\r';
}

function closingQuote(text: string, opening: number): number {
  let found = text.indexOf('"', opening + 1);
  while (found >= 0 && text[found + 1] === '"') found = text.indexOf('"', found + 2);
  return found;
}

/** The index of the next separator in a line; the end of the line if there is none. */
function endOfCell(text: string, start: number, separator: string, lineEnd: number): number {
  // `indexOf` would search the whole text whenever a line has no separator.
  const code = separator.charCodeAt(0);
  for (let at = start; at < lineEnd; at += 1) if (text.charCodeAt(at) === code) return at;
  return lineEnd;
}

function startOfLine(text: string, at: number, lineBreak: string): number {
  return text.lastIndexOf(lineBreak, at) + 1;
}

function endOfLine(text: string, start: number, lineBreak: string): number {
  const end = text.indexOf(lineBreak, start);
  return end < 0 ? text.length : end;
}

function decode(lines: Buffer): { readonly text: string; readonly isUtf8: boolean } {
  const isValid = isUtf8(lines);
  return { text: lines.toString(isValid ? 'utf8' : 'latin1'), isUtf8: isValid };
}

function bytesOf(text: string, isUtf8: boolean): number {
  return isUtf8 ? Buffer.byteLength(text) : text.length;
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
