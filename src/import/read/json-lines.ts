import { isUtf8 } from 'node:buffer';
import { messages } from '../../messages/messages.ts';
import type { Content } from './input.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';
import { describeJsonError, parseBody, parseJson, splitLogLine, withoutCommas } from './parse-json.ts';

const newline = 0x0a;

/** How lines hold JSON, see Content. */
type LinesOfJson = Pick<Content, 'isArray' | 'hasPrefix' | 'blankLines'>;

/**
 * Reads JSON line by line: NDJSON, and arrays with one element per line. A broken line costs only itself. Gives the
 * records of each chunk; those of an array are numbered by element instead of by line. A line may also be an encoded
 * form and, with `hasPrefix`, JSON after other text.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Buffer>,
  { isArray: elements, hasPrefix, blankLines }: LinesOfJson,
  onOversize: OversizeSink,
): AsyncIterable<InputRecord[]> {
  let line = blankLines;
  let element = 0;
  let records: InputRecord[] = [];
  const take = (bytes: Buffer, text: string | null) => {
    line += 1;
    if (text?.trim() === '') return;
    const record = readLine(bytes, text, elements ? element + 1 : line, hasPrefix);
    if (!record) return;
    element += 1;
    records.push(record);
  };

  for await (const lines of splitLines(chunks, onOversize)) {
    records = [];
    for (const { bytes, text, tooLong } of lines) {
      if (tooLong) {
        line += 1;
        element += 1;
        records.push({
          number: elements ? element : line,
          problem: messages.rejections.tooLong(maxRecordBytes / 1024 / 1024),
          text: null,
        });
      } else {
        take(bytes, text);
      }
    }
    yield records;
  }
}

function readLine(
  bytes: Buffer,
  text: string | null,
  number: number,
  hasPrefix: boolean,
): InputRecord | null {
  if (text === null) return { number, problem: messages.rejections.notUtf8, text: bytes };
  try {
    return { number, value: parseJson(text), text };
  } catch (error) {
    const body = parseBody(hasPrefix ? splitLogLine(text).json : text);
    if (body !== null) return { number, value: body, text };
    const bare = withoutCommas(text);
    if (/^[[\]]*$/.test(bare)) return null;
    for (const element of [bare, bare.replace(/^\[/, ''), bare.replace(/\]$/, '')]) {
      if (element === text) continue;
      try {
        return { number, value: parseJson(element), text: element };
      } catch {
        // The error of the whole line is reported.
      }
    }
    return { number, problem: describeJsonError(error), text };
  }
}

interface Line {
  bytes: Buffer;
  /** null if the bytes are not UTF-8 */
  text: string | null;
  tooLong: boolean;
}

/** Splits chunks into lines, without their line feeds. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  onOversize: OversizeSink,
): AsyncIterable<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let tooLong = false;
  const keep = (piece: Buffer) => {
    restBytes += piece.length;
    rest.push(piece);
    if (restBytes > maxRecordBytes) {
      tooLong = true;
      for (const each of rest) onOversize(each);
      rest = [];
    }
  };
  const finish = (): Line => {
    const bytes = rest.length === 1 && rest[0] ? rest[0] : Buffer.concat(rest);
    const line = tooLong ? { bytes: Buffer.alloc(0), text: null, tooLong } : { ...decode(bytes), tooLong };
    if (tooLong) onOversize(Buffer.from('\n'));
    rest = [];
    restBytes = 0;
    tooLong = false;
    return line;
  };

  for await (const chunk of chunks) {
    const first = chunk.indexOf(newline);
    if (first === -1) {
      keep(chunk);
      continue;
    }
    keep(chunk.subarray(0, first));
    const lines = [finish()];
    const last = chunk.lastIndexOf(newline);
    if (last > first) lines.push(...wholeLines(chunk.subarray(first + 1, last)));
    if (last + 1 < chunk.length) keep(chunk.subarray(last + 1));
    yield lines;
  }
  if (restBytes > 0) yield [finish()];
}

// Nearly every piece is valid UTF-8 as a whole and is decoded at once.
function wholeLines(piece: Buffer): Line[] {
  if (isUtf8(piece)) {
    const bytes = Buffer.alloc(0);
    return piece
      .toString('utf8')
      .split('\n')
      .map((text) => ({ bytes, text, tooLong: false }));
  }
  const lines: Line[] = [];
  let start = 0;
  for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
    lines.push({ ...decode(piece.subarray(start, end)), tooLong: false });
    start = end + 1;
  }
  lines.push({ ...decode(piece.subarray(start)), tooLong: false });
  return lines;
}

function decode(bytes: Buffer): { bytes: Buffer; text: string | null } {
  return { bytes, text: isUtf8(bytes) ? bytes.toString('utf8') : null };
}
