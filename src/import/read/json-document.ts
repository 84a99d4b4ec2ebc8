import { isUtf8 } from 'node:buffer';
import { Tokenizer, TokenType } from '@streamparser/json';
import { messages } from '../../messages/messages.ts';
import type { Content } from './input.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';
import { jsonErrorAt, parseJson } from './parse-json.ts';

const opening: readonly TokenType[] = [TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET];
const closing: readonly TokenType[] = [TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET];
const newline = 0x0a;
const blank: readonly number[] = [newline, 0x0d, 0x20, 0x09];

/**
 * Reads JSON documents (for NDJSON see json-lines.ts): arrays, element by element, and consecutive objects in any layout. An
 * invalid element is rejected alone. If the end of an element cannot be found, reading resumes at the next line that
 * begins like the elements before.
 */
export async function* readJsonDocument(
  { chunks, blankLines }: Pick<Content, 'chunks' | 'blankLines'>,
  onOversize: OversizeSink,
): AsyncIterable<InputRecord[]> {
  const scanner = new ElementScanner(blankLines + 1, onOversize);
  for await (const chunk of chunks) yield scanner.push(chunk);
  yield scanner.finish();
}

/** Finds the start and end of elements. Offsets count from the start of the input. */
class ElementScanner {
  readonly #onOversize: OversizeSink;
  #records: InputRecord[] = [];
  #number = 0;
  /** The buffered bytes, and the offset of the first. */
  #kept: Buffer = Buffer.alloc(0);
  #keptFrom = 0;
  /** The line at an offset that is buffered: lines are counted from there. */
  #line: number;
  #lineFrom = 0;
  #tokenizer: Tokenizer | null = null;
  #tokenizerFrom = 0;
  /** The offset of the last valid token; before the first one, that of the byte before the tokens. */
  #lastToken = -1;
  /** The offset behind the last element. */
  #lastEnd = 0;
  #depth = 0;
  /** 1 inside a top-level array, whose elements are the records; else 0. */
  #elementDepth = 0;
  #start: number | null = null;
  /** True while skipping an element that is too long to keep. */
  #tooLong = false;
  /** The problem of an element whose end cannot be found: it ends where the next one begins. */
  #broken: string | null = null;
  /** The indent of the first element; null if other text precedes it on its line, undefined before it. */
  #indent: string | null | undefined;
  /** The next line that begins like an element with each mark; if none was found, the offset searched up to. */
  readonly #marks = new Map<string, { readonly at: number | null; readonly until: number }>();

  constructor(firstLine: number, onOversize: OversizeSink) {
    this.#line = firstLine;
    this.#onOversize = onOversize;
    this.#begin(0);
  }

  push(chunk: Buffer): InputRecord[] {
    const end = this.#keptFrom + this.#kept.length;
    this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
    this.#scan(end);
    this.#discardConsumed();
    return this.#records.splice(0);
  }

  finish(): InputRecord[] {
    this.#endBroken(this.#keptFrom + this.#kept.length);
    if (this.#tokenizer && (this.#depth > 0 || this.#start !== null || !isWhole(this.#tokenizer))) {
      const line = this.#lineAt(this.#keptFrom + this.#kept.length);
      this.#reject(messages.rejections.documentEndsEarly(line), this.#textFrom(this.#start));
    }
    return this.#records.splice(0);
  }

  #begin(offset: number): void {
    this.#tokenizer = new Tokenizer({ separator: '' });
    this.#tokenizerFrom = offset;
    this.#lastToken = offset - 1;
    this.#tokenizer.onToken = ({ token, offset: at }) => this.#token(token, this.#tokenizerFrom + at);
    this.#tokenizer.onEnd = () => {};
    this.#tokenizer.onError = (error: Error) => {
      throw error;
    };
  }

  /** Scans the buffered bytes from `offset`. */
  #scan(offset: number): void {
    let from: number | null = offset;
    while (from !== null) {
      if (!this.#tokenizer) {
        from = this.#findElement();
        if (from === null) return;
        this.#begin(from);
      }
      try {
        this.#tokenizer?.write(this.#kept.subarray(from - this.#keptFrom));
        return;
      } catch {
        this.#resync();
      }
    }
  }

  #token(token: TokenType, at: number): void {
    this.#lastToken = at;
    if (opening.includes(token)) {
      if (this.#depth === 0 && token === TokenType.LEFT_BRACKET) {
        this.#elementDepth = 1;
      } else if (this.#depth === this.#elementDepth && this.#start === null) {
        this.#beginElement(at);
      }
      this.#depth += 1;
    } else if (closing.includes(token)) {
      this.#endScalar(at);
      this.#depth -= 1;
      if (this.#depth < 0) throw new Error('nothing to close');
      if (this.#depth === 0 && this.#elementDepth === 1) this.#elementDepth = 0;
      else if (this.#depth === this.#elementDepth) this.#endElement(at + 1);
    } else if (this.#depth === this.#elementDepth) {
      if (token === TokenType.COMMA) {
        if (this.#depth === 0) throw new Error('a comma between documents');
        this.#endScalar(at);
      } else if (this.#start === null) {
        this.#beginElement(at);
      }
    }
  }

  #beginElement(at: number): void {
    this.#start = at;
    if (this.#indent === undefined) this.#indent = this.#indentAt(at);
  }

  /** A scalar element ends at the next token. */
  #endScalar(at: number): void {
    if (this.#start !== null && this.#depth === this.#elementDepth) this.#endElement(at);
  }

  #endElement(end: number): void {
    const start = this.#start ?? end;
    this.#start = null;
    this.#lastEnd = end;
    const bytes = this.#kept.subarray(start - this.#keptFrom, end - this.#keptFrom);
    if (!isUtf8(bytes)) {
      this.#reject(messages.rejections.notUtf8, bytes);
      return;
    }
    const text = bytes.toString('utf8');
    try {
      this.#records.push({ number: this.#number + 1, value: parseJson(text), text });
      this.#number += 1;
    } catch (error) {
      const at = jsonErrorAt(error, text);
      const line = this.#lineAt(start) + text.slice(0, at).split('\n').length - 1;
      this.#reject(messages.rejections.notJsonAtLine(line), text);
    }
  }

  /** Gives up the current element, which ends at the next line that begins like an element. */
  #resync(): void {
    const from = this.#start ?? Math.max(this.#lastEnd, this.#keptFrom);
    this.#broken = messages.rejections.notJsonAtLine(this.#lineAt(this.#lastToken));
    this.#tokenizer = null;
    this.#start = null;
    this.#depth = this.#elementDepth;
    this.#advance(from);
  }

  /** Rejects a broken element, which ends at an offset. */
  #endBroken(end: number): void {
    if (this.#broken === null) return;
    const bytes = this.#kept.subarray(0, end - this.#keptFrom);
    const text = bytes.toString('latin1').trimEnd();
    this.#reject(this.#broken, bytes.subarray(0, text.length));
    this.#broken = null;
  }

  /** The offset of the next line that begins like an element; null if none is buffered. */
  #findElement(): number | null {
    if (typeof this.#indent !== 'string') return null;
    const marks = [`\n${this.#indent}{`, `\n${this.#indent}[`].map((mark) => this.#findMark(mark));
    const found = marks.filter((at) => at !== null);
    if (found.length === 0) return null;
    const at = Math.min(...found) + 1 + this.#indent.length;
    if (this.#kept[at - this.#keptFrom] === 0x5b && this.#indent === '') this.#depth = this.#elementDepth = 0;
    this.#endBroken(at);
    if (this.#tooLong)
      this.#onOversize(Buffer.concat([this.#kept.subarray(0, at - this.#keptFrom), Buffer.from('\n')]));
    this.#tooLong = false;
    this.#advance(at);
    return at;
  }

  /** The offset of the first buffered `mark`; null if there is none. */
  #findMark(mark: string): number | null {
    const known = this.#marks.get(mark);
    if (known && known.at !== null && known.at >= this.#keptFrom) return known.at;
    const end = this.#keptFrom + this.#kept.length;
    const searched = known && known.at === null ? known.until - mark.length + 1 : 0;
    const index = this.#kept.indexOf(mark, Math.max(searched - this.#keptFrom, 0));
    const at = index < 0 ? null : this.#keptFrom + index;
    this.#marks.set(mark, { at, until: end });
    return at;
  }

  /** The offset of the current element, also if its first token is not complete; null between elements. */
  #elementStart(): number | null {
    if (this.#start !== null || !this.#tokenizer) return this.#start;
    const from = Math.max(this.#lastToken + 1 - this.#keptFrom, 0);
    const index = this.#kept.subarray(from).findIndex((byte) => !blank.includes(byte));
    return index < 0 ? null : this.#keptFrom + from + index;
  }

  /** Discards bytes before the current element. */
  #discardConsumed(): void {
    const end = this.#keptFrom + this.#kept.length;
    const start = this.#broken === null ? this.#elementStart() : this.#keptFrom;
    if (start === null) {
      // A line break and an indent may lie across two chunks.
      const until = Math.max(this.#keptFrom, end - 256 - (this.#indent?.length ?? 0));
      if (this.#tooLong) this.#onOversize(this.#kept.subarray(0, until - this.#keptFrom));
      this.#advance(until);
    } else if (end - start > maxRecordBytes) {
      this.#broken = null;
      this.#reject(messages.rejections.tooLong(maxRecordBytes / 1024 / 1024), null);
      this.#onOversize(this.#kept.subarray(start - this.#keptFrom));
      this.#skipTo(end);
      this.#tooLong = true;
    } else {
      this.#advance(start);
    }
  }

  #skipTo(until: number): void {
    this.#tokenizer = null;
    this.#start = null;
    this.#tooLong = false;
    this.#depth = this.#elementDepth;
    this.#advance(until);
  }

  #advance(until: number): void {
    this.#lineAt(until);
    this.#kept = this.#kept.subarray(until - this.#keptFrom);
    this.#keptFrom = until;
  }

  #reject(problem: string, text: string | Buffer | null): void {
    this.#number += 1;
    this.#records.push({ number: this.#number, problem, text });
  }

  #textFrom(start: number | null): Buffer | null {
    return start === null ? null : this.#kept.subarray(start - this.#keptFrom);
  }

  /** The line at an offset. Counts from the offset before, so that each byte is counted once. */
  #lineAt(offset: number): number {
    const [from, to] = [this.#lineFrom, offset].map((each) => Math.max(each - this.#keptFrom, 0));
    if (offset < this.#lineFrom) return this.#line - newlinesIn(this.#kept.subarray(to, from));
    this.#line += newlinesIn(this.#kept.subarray(from, to));
    this.#lineFrom = offset;
    return this.#line;
  }

  /** The indent of an element; null if other text precedes it on its line. */
  #indentAt(offset: number): string | null {
    const end = offset - this.#keptFrom;
    let start = end;
    while (start > 0 && (this.#kept[start - 1] === 0x20 || this.#kept[start - 1] === 0x09)) start -= 1;
    const isLineStart = start === 0 || this.#kept[start - 1] === newline;
    return isLineStart ? this.#kept.toString('latin1', start, end) : null;
  }
}

function isWhole(tokenizer: Tokenizer): boolean {
  try {
    tokenizer.end();
    return true;
  } catch {
    return false;
  }
}

function newlinesIn(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) found += 1;
  return found;
}
