import { isUtf8 } from 'node:buffer';
import { Tokenizer, TokenType } from '@streamparser/json';
import { messages } from '../../messages/messages.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';
import { jsonErrorAt, parseJson } from './parse-json.ts';

const opening: readonly TokenType[] = [TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET];
const closing: readonly TokenType[] = [TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET];
const newline = 0x0a;

/**
 * Reads JSON documents (for NDJSON see json-lines.ts): arrays, element by element, and consecutive objects in any layout. An
 * invalid element is rejected alone. If the end of an element cannot be found, reading resumes at the next line that
 * begins like the elements before.
 */
export async function* readJsonDocument(
  chunks: AsyncIterable<Buffer>,
  onOversize: OversizeSink,
): AsyncIterable<InputRecord[]> {
  const scanner = new ElementScanner(onOversize);
  for await (const chunk of chunks) yield scanner.push(chunk);
  yield scanner.finish();
}

/** Finds the start and end of elements. Offsets count from the start of the input. */
class ElementScanner {
  readonly #onOversize: OversizeSink;
  #records: InputRecord[] = [];
  #number = 0;
  /** The buffered bytes, the offset of the first, and its line. */
  #kept: Buffer = Buffer.alloc(0);
  #keptFrom = 0;
  #line = 1;
  #tokenizer: Tokenizer | null = null;
  #tokenizerFrom = 0;
  /** The offset of the last valid token. */
  #lastToken = 0;
  #depth = 0;
  /** 1 inside a top-level array, whose elements are the records; else 0. */
  #elementDepth = 0;
  #start: number | null = null;
  /** True while skipping an element that is too long to keep. */
  #tooLong = false;
  #indent: string | null = null;

  constructor(onOversize: OversizeSink) {
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
    if (this.#tokenizer && (this.#depth > 0 || this.#start !== null || !isWhole(this.#tokenizer))) {
      const line = this.#lineAt(this.#keptFrom + this.#kept.length);
      this.#reject(messages.rejections.documentEndsEarly(line), this.#textFrom(this.#start));
    }
    return this.#records.splice(0);
  }

  #begin(offset: number): void {
    this.#tokenizer = new Tokenizer({ separator: '' });
    this.#tokenizerFrom = offset;
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
    this.#indent ??= this.#indentAt(at);
  }

  /** A scalar element ends at the next token. */
  #endScalar(at: number): void {
    if (this.#start !== null && this.#depth === this.#elementDepth) this.#endElement(at);
  }

  #endElement(end: number): void {
    const start = this.#start ?? end;
    this.#start = null;
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

  /** Rejects the current element and skips to the next line that begins like an element. */
  #resync(): void {
    const from = this.#start ?? this.#keptFrom;
    this.#reject(messages.rejections.notJsonAtLine(this.#lineAt(this.#lastToken)), this.#textFrom(from));
    this.#skipTo(from + 1);
  }

  #skipTo(until: number): void {
    this.#tokenizer = null;
    this.#start = null;
    this.#tooLong = false;
    this.#depth = this.#elementDepth;
    this.#advance(until);
  }

  /** The offset of the next line that begins like an element; null if none is buffered. */
  #findElement(): number | null {
    if (this.#indent === null) return null;
    const marks = ['{', '['].map((mark) => this.#kept.indexOf(`\n${this.#indent}${mark}`));
    const found = marks.filter((at) => at !== -1);
    if (found.length === 0) return null;
    const at = this.#keptFrom + Math.min(...found) + 1 + this.#indent.length;
    if (this.#kept[at - this.#keptFrom] === 0x5b && this.#indent === '') this.#depth = this.#elementDepth = 0;
    if (this.#tooLong)
      this.#onOversize(Buffer.concat([this.#kept.subarray(0, at - this.#keptFrom), Buffer.from('\n')]));
    this.#tooLong = false;
    this.#advance(at);
    return at;
  }

  /** Discards bytes before the current element. */
  #discardConsumed(): void {
    const end = this.#keptFrom + this.#kept.length;
    if (this.#start === null) {
      // A line break and an indent may lie across two chunks.
      const until = Math.max(this.#keptFrom, end - 256 - (this.#indent?.length ?? 0));
      if (this.#tooLong) this.#onOversize(this.#kept.subarray(0, until - this.#keptFrom));
      this.#advance(until);
    } else if (end - this.#start > maxRecordBytes) {
      this.#reject(messages.rejections.tooLong(maxRecordBytes / 1024 / 1024), null);
      this.#onOversize(this.#kept.subarray(this.#start - this.#keptFrom));
      this.#skipTo(end);
      this.#tooLong = true;
    } else {
      this.#advance(this.#start);
    }
  }

  #advance(until: number): void {
    const gone = this.#kept.subarray(0, until - this.#keptFrom);
    this.#line += newlinesIn(gone);
    this.#kept = this.#kept.subarray(gone.length);
    this.#keptFrom += gone.length;
  }

  #reject(problem: string, text: string | Buffer | null): void {
    this.#number += 1;
    this.#records.push({ number: this.#number, problem, text });
  }

  #textFrom(start: number | null): Buffer | null {
    return start === null ? null : this.#kept.subarray(start - this.#keptFrom);
  }

  #lineAt(offset: number): number {
    return this.#line + newlinesIn(this.#kept.subarray(0, Math.max(0, offset - this.#keptFrom)));
  }

  /** The indent of an element; null if other text precedes it on its line. */
  #indentAt(offset: number): string | null {
    const before = this.#kept.subarray(0, offset - this.#keptFrom).toString('latin1');
    const indent = before.slice(before.lastIndexOf('\n') + 1);
    return /^[ \t]*$/.test(indent) ? indent : null;
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
