import { maxRecordBytes, type OversizeSink } from './input-record.ts';

/** Some of a table: whole rows, or one line that is none. */
export type Block =
  | { readonly rows: Buffer }
  | { readonly problem: 'too-long'; readonly line: null }
  | { readonly problem: 'open-quote'; readonly line: Buffer };

/** What ends a cell and what ends a row of a table. */
export interface Marks {
  readonly separator: ',' | ';' | '\t';
  readonly lineBreak: '\n' | '\r';
}

const quote = 0x22;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/**
 * Cuts a table where its rows end, so that one whose quotes are wrong costs nothing but itself: a quote that opens a
 * cell and is closed nowhere, or only amid the text of a later row, takes no row with it.
 */
export async function* blocksOf(
  chunks: AsyncIterable<Buffer>,
  marks: Marks,
  oversize: OversizeSink,
): AsyncIterable<Block> {
  // A row whose quotes are still open, and what came after it.
  let held: Buffer = Buffer.alloc(0);
  for await (const lines of wholeLines(chunks, marks.lineBreak, oversize)) {
    if (lines === null) {
      yield* cut(held, marks, true);
      held = Buffer.alloc(0);
      yield { problem: 'too-long', line: null };
      continue;
    }
    held = yield* cut(held.length > 0 ? Buffer.concat([held, lines]) : lines, marks, false);
  }
  yield* cut(held, marks, true);
}

/** Cuts whole lines; gives what waits for more of them. At the `end` no more come. */
function* cut(lines: Buffer, marks: Marks, end: boolean): Generator<Block, Buffer> {
  let start = 0;
  let at = 0;
  while (at < lines.length) {
    const next = lines.indexOf(quote, at);
    if (next < 0) break;
    // No row before the one with the quote has any.
    at = Math.max(at, lines.lastIndexOf(marks.lineBreak, next) + 1);
    const rowEnd = endOfRow(lines, at, marks);
    if (rowEnd === 'open' && !end && lines.length - at <= maxRecordBytes) {
      if (at > start) yield { rows: lines.subarray(start, at) };
      return lines.subarray(at);
    }
    if (typeof rowEnd === 'number') {
      at = rowEnd;
      continue;
    }
    if (at > start) yield { rows: lines.subarray(start, at) };
    start = lines.indexOf(marks.lineBreak, at) + 1 || lines.length;
    yield { problem: 'open-quote', line: lines.subarray(at, start) };
    at = start;
  }
  if (lines.length > start) yield { rows: lines.subarray(start) };
  return Buffer.alloc(0);
}

/**
 * Where the row that begins at `at` ends. `open`: not here, for its quotes are not closed; `stray`: its quotes close
 * lines later and amid a text, so that they are of different rows.
 */
function endOfRow(lines: Buffer, at: number, marks: Marks): number | 'open' | 'stray' {
  const [mark, lineBreak] = [marks.separator.charCodeAt(0), marks.lineBreak.charCodeAt(0)];
  for (let cell = at; ; ) {
    let after = cell;
    if (lines[cell] === quote) {
      const closing = closingQuote(lines, cell);
      if (closing < 0) return 'open';
      after = closing + 1;
      const next = lines[after];
      const closes = next === undefined || next === mark || next === lineFeed || next === carriageReturn;
      if (!closes && lines.subarray(cell, closing).includes(lineBreak)) return 'stray';
    }
    // Quotes within a cell mean nothing.
    while (after < lines.length && lines[after] !== mark && lines[after] !== lineBreak) after += 1;
    if (lines[after] !== mark) return Math.min(after + 1, lines.length);
    cell = after + 1;
  }
}

function closingQuote(lines: Buffer, opening: number): number {
  let found = lines.indexOf(quote, opening + 1);
  while (found >= 0 && lines[found + 1] === quote) found = lines.indexOf(quote, found + 2);
  return found;
}

/** Passes on whole lines; null for each that is too long to be kept. */
async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  lineBreak: string,
  oversize: OversizeSink,
): AsyncIterable<Buffer | null> {
  const line: Buffer[] = [];
  let bytes = 0;
  const add = (piece: Buffer) => {
    bytes += piece.length;
    line.push(piece);
    if (bytes > maxRecordBytes) for (const each of line.splice(0)) oversize(each);
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
