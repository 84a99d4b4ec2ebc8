import type { Readable } from 'node:stream';
import { isSystemError, whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { gunzip } from './gunzip.ts';
import { notImportable, openFile } from './open-file.ts';
import { isForm, splitLogLine, withoutCommas } from './parse-json.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** The layout of an input, detected from its first bytes. */
export type Layout = 'empty' | 'json-lines' | 'json-document' | 'xml' | 'table';

/** The content of an input, inspected but not read. */
export interface Content {
  /** As the user named it; `-` is standard input. */
  readonly name: string;
  readonly layout: Layout;
  /** True for one JSON array; its records are numbered by element. */
  readonly isArray: boolean;
  /** True for lines with text before their JSON, as in a log. */
  readonly hasPrefix: boolean;
  /** Its first bytes that are not white space, at least 128 KB if it has as many. */
  readonly start: Buffer;
  /** The number of lines before these; `chunks` leaves them out. */
  readonly blankLines: number;
  /** Its bytes: decompressed, UTF-8, without byte order mark. */
  readonly chunks: AsyncIterable<Buffer>;
  /** True while compressed data has begun and not come to its end. */
  isCut(): boolean;
  /** True if the compressed data was followed by other data. Valid at the end. */
  hasTrailingGarbage(): boolean;
}

/** An open input and its layout. */
export interface Input extends Content {
  /** Its size on disk, bytes; null for a pipe. */
  readonly size: number | null;
  /** Bytes on disk that have been read. */
  bytesRead(): number;
  /** Closes it before its end. */
  close(): void;
}

/** The number of bytes that are examined to detect the layout. */
const peekBytes = 128 * 1024;

/**
 * Opens a file or standard input; `encoding` is that of its text, null if it is found out. Throws FailedError if it
 * cannot be read or its content is neither text nor gzip.
 */
export async function openInput(
  name: string,
  stdin: Readable,
  encoding: string | null = null,
): Promise<Input> {
  const { stream: raw, size } = name === '-' ? { stream: stdin, size: null } : await openFile(name);
  let bytesRead = 0;
  async function* counted(): AsyncIterable<Buffer> {
    for await (const chunk of raw) {
      bytesRead += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }
  return {
    ...(await inspectInput(name, counted(), { encoding })),
    size,
    bytesRead: () => bytesRead,
    close: () => {
      raw.destroy();
    },
  };
}

/**
 * Detects the layout of the bytes of an input; of one that `grows`, as soon as its first line is complete. Throws
 * FailedError if it cannot be read or its content is neither text nor gzip.
 */
export async function inspectInput(
  name: string,
  source: AsyncIterable<Buffer>,
  { grows = false, encoding = null }: { readonly grows?: boolean; readonly encoding?: string | null } = {},
): Promise<Content> {
  const isEnough = grows ? hasFirstLine : () => false;
  let hasTrailingGarbage = false;
  let isCut = false;
  const plain = await peekFile(name, source, (start) => isEnough(start) || (grows && isGzip(start)));
  const unzipped = isGzip(plain.start)
    ? await peekGunzip(
        name,
        gunzip(plain.chunks, {
          onTrailingGarbage: () => {
            hasTrailingGarbage = true;
          },
          onMember: (isOpen) => {
            isCut = isOpen;
          },
        }),
        isEnough,
      )
    : plain;
  const text8 = await withoutBlankStart(await asUtf8(unzipped, isEnough, encoding), isEnough);
  const { start: bytes, chunks } = await withoutPreamble(text8, isEnough);
  // A line that is not complete yet could be taken for anything.
  const start = isEnough(bytes) ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes;
  refuseBinary(name, start);
  const text = start.toString('utf8');
  const hasPrefix = isLogLine(text);
  const layout = hasPrefix ? 'json-lines' : layoutOf(start, text);
  return {
    name,
    layout,
    isArray: !hasPrefix && text.trimStart().startsWith('['),
    hasPrefix,
    start,
    blankLines: text8.blankLines,
    chunks,
    isCut: () => isCut,
    hasTrailingGarbage: () => hasTrailingGarbage,
  };
}

interface Peeked {
  /** The first bytes; `chunks` begins with them. */
  start: Buffer;
  chunks: AsyncIterable<Buffer>;
}

/** Tells from the first bytes of an input that no more of them are needed to detect its layout. */
type IsEnough = (start: Buffer) => boolean;

/** True if the first line that is not blank is complete. */
export function hasFirstLine(start: Buffer): boolean {
  const text = start.toString('utf8');
  return text.trimStart().includes('\n');
}

/** The longest indent that is kept of white space at the start, bytes. */
const longestIndent = 1024;

/** Leaves out white space at the start of text, however long it is, but for the indent of the first line. */
async function withoutBlankStart(
  { chunks }: Peeked,
  isEnough: IsEnough,
): Promise<Peeked & { readonly blankLines: number }> {
  let blankLines = 0;
  async function* significant(): AsyncIterable<Buffer> {
    let indent: Buffer = Buffer.alloc(0);
    let hasBegun = false;
    for await (const chunk of chunks) {
      if (hasBegun) {
        yield chunk;
        continue;
      }
      const bytes = Buffer.concat([indent, chunk]);
      const text = bytes.toString('utf8');
      const blank = text.slice(0, text.length - text.trimStart().length);
      const lines = blank.split('\n');
      blankLines += lines.length - 1;
      indent = Buffer.from((lines.at(-1) ?? '').slice(0, longestIndent));
      // The rest may be a part of a character.
      const rest = bytes.subarray(Buffer.byteLength(blank));
      hasBegun = rest.length > 3;
      if (!hasBegun) indent = Buffer.concat([indent, rest]);
      else yield Buffer.concat([indent, rest]);
    }
    if (!hasBegun && indent.length > 0) yield indent;
  }
  const peeked = await peek(significant(), isEnough);
  return { ...peeked, blankLines };
}

async function peek(source: AsyncIterable<Buffer>, isEnough: IsEnough): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let length = 0;
  let failure: { readonly error: unknown } | null = null;
  while (length < peekBytes && !(length > 0 && isEnough(Buffer.concat(seen)))) {
    try {
      const { done, value } = await iterator.next();
      if (done) break;
      seen.push(value);
      length += value.length;
    } catch (error) {
      failure = { error };
      break;
    }
  }
  const start = Buffer.concat(seen);
  if (failure && length === 0) throw failure.error;
  async function* replay(): AsyncIterable<Buffer> {
    if (start.length > 0) yield start;
    // The data before the damage is used.
    if (failure) throw failure.error;
    for (let item = await iterator.next(); !item.done; item = await iterator.next()) yield item.value;
  }
  return { start, chunks: replay() };
}

async function peekFile(name: string, source: AsyncIterable<Buffer>, isEnough: IsEnough): Promise<Peeked> {
  try {
    return await peek(source, isEnough);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw notImportable(name, whyNotRead(error), messages.imports.checkName);
  }
}

async function peekGunzip(
  name: string,
  unzipped: AsyncIterable<Buffer>,
  isEnough: IsEnough,
): Promise<Peeked> {
  try {
    return await peek(unzipped, isEnough);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    throw notImportable(name, messages.imports.damagedFromStart, messages.imports.getAnew);
  }
}

/** True for the beginning of gzip data. */
export function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

async function asUtf8(peeked: Peeked, isEnough: IsEnough, given: string | null): Promise<Peeked> {
  if (given !== null && given !== 'utf-8') return peek(decoded(peeked.chunks, given), isEnough);
  const [a, b, c] = peeked.start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return peek(skip(peeked.chunks, 3), isEnough);
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return peek(decoded(peeked.chunks, a === 0xff ? 'utf-16le' : 'utf-16be'), isEnough);
  }
  const encoding = utf16Of(peeked.start);
  return encoding === null ? peeked : peek(decoded(peeked.chunks, encoding), isEnough);
}

/** The UTF-16 encoding of text without a byte order mark: every second byte of Western text is 0. */
function utf16Of(start: Buffer): string | null {
  const bytes = start.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = bytes.length * 0.4;
  if (bytes.length < 8) return null;
  if (odd >= most && even === 0) return 'utf-16le';
  return even >= most && odd === 0 ? 'utf-16be' : null;
}

/** Exchange's logs begin with lines of `#`; of these, the columns in `#Fields: a,b,c` are kept. */
async function withoutPreamble(peeked: Peeked, isEnough: IsEnough): Promise<Peeked> {
  if (peeked.start[0] !== 0x23) return peeked;
  const preamble = /^(?:#(?!Fields:)[^\n]*\n)*#Fields:[ \t]*/.exec(peeked.start.toString('utf8'))?.[0];
  return preamble === undefined ? peeked : peek(skip(peeked.chunks, Buffer.byteLength(preamble)), isEnough);
}

async function* skip(chunks: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncIterable<Buffer> {
  if (encoding === 'windows-1252') {
    for await (const chunk of chunks) yield Buffer.from(decodeWindows1252(chunk));
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function refuseBinary(name: string, start: Buffer): void {
  // The containers of Excel's older workbooks and of Word's documents begin with these bytes.
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw notImportable(name, messages.imports.isWorkbook, messages.imports.saveAsCsv);
  if (/^PK[\x03\x05]/.test(start.toString('latin1', 0, 3))) {
    const isWorkbook = /\[Content_Types\]\.xml|\bxl\//.test(start.toString('latin1'));
    if (isWorkbook) throw notImportable(name, messages.imports.isWorkbook, messages.imports.saveAsCsv);
    if (/opendocument\.spreadsheet|\.iwa\b/.test(start.toString('latin1')))
      throw notImportable(name, messages.imports.isSpreadsheet, messages.imports.saveAsCsv);
    throw notImportable(name, messages.imports.isZip, messages.imports.unpack);
  }
  if (start.subarray(0, 8192).includes(0) && !hasReadableLines(start)) {
    throw notImportable(name, messages.imports.isBinary, messages.imports.importTexts);
  }
}

function layoutOf(start: Buffer, text: string): Layout {
  const trimmed = text.trimStart();
  if (trimmed === '') return 'empty';
  if (isForm(trimmed.split('\n', 1)[0] ?? '')) return 'json-lines';
  // JSON comes first: a damaged first line of NDJSON may look like XML.
  if (hasJsonLine(start.length < peekBytes ? `${text}\n` : text)) return 'json-lines';
  if (/^<[?!\p{L}_]/u.test(trimmed)) return 'xml';
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return 'json-document';
  return 'table';
}

// SQLite and tar keep text among their zeros: https://www.sqlite.org/fileformat2.html, POSIX pax, "ustar Interchange Format".
const archives: readonly (readonly [offset: number, magic: string])[] = [
  [0, 'SQLite format 3\0'],
  [257, 'ustar'],
];

/** True if at least half of what is not zero is lines of text: a power cut leaves zeros in the middle of a log. */
function hasReadableLines(start: Buffer): boolean {
  const bytes = start.toString('latin1');
  if (archives.some(([offset, magic]) => bytes.startsWith(magic, offset))) return false;
  const lines = bytes.split('\n');
  // Binary files are full of control characters.
  const readable = lines.filter((line) => /^[\t\r -~\x80-\xff]*$/.test(line));
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  return length(readable) > 0 && length(readable) * 2 >= bytes.replaceAll('\0', '').length;
}

/** True if the first line is other text followed by a whole JSON value. */
function isLogLine(text: string): boolean {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const { prefix, json } = splitLogLine(line);
  return prefix !== '' && !/[{}]/.test(prefix) && isJson(json);
}

/**
 * True if a line is a whole JSON object, from its first column or, in an array with one element per line, from the
 * indent of the first element. Also true if a line is an array of objects and the first line does not open a document.
 */
function hasJsonLine(text: string): boolean {
  const lines = text
    .split('\n', 51)
    .slice(0, -1)
    .filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  const opensDocument = /^[\s[{]*("[^"]*"\s*:[\s[{]*)?$/.test(first);
  const indent = first.trim() === '[' ? (/^\s*/.exec(second)?.[0] ?? '').length : 0;
  return lines.some((line) => {
    if (lines.length > 1 && /^\[\s*\{/.test(line) && !opensDocument && isJson(line)) return true;
    const rest = line.startsWith(' '.repeat(indent)) ? line.slice(indent) : line;
    if (!/^(?:,\s*|\[\s*)?\{/.test(rest)) return false;
    const bare = withoutCommas(rest.trim().replace(/^\[/, ''));
    return [bare, bare.replace(/\]$/, '')].some(isJson);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
