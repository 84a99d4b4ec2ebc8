import { Tokenizer, TokenParser } from '@streamparser/json';
import { messages } from '../../messages/messages.ts';

// A number of 16 digits or more as a JSON value: JSON.parse changes digits beyond 2^53 (Mailjet's MessageID).
const longNumber = /[:[,\s]-?\d{16,}\s*[,}\]]/;

/** Parses JSON; integers beyond the safe range are given as text. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  const value = JSON.parse(text);
  return longNumber.test(text) ? parseExactly(text) : value;
}

/** Parses the body of a request: JSON (which may be encoded twice) or an encoded form; null for other text. */
export function parseBody(text: string): unknown {
  if (/^\s*["{[]/.test(text)) {
    try {
      const value = parseJson(text);
      if (typeof value === 'string') return /^\s*[{[]/.test(value) ? parseBody(value) : null;
      return value;
    } catch {
      return null;
    }
  }
  return isForm(text) ? Object.fromEntries(new URLSearchParams(text)) : null;
}

/** True for `application/x-www-form-urlencoded` text: several pairs, or one with an encoded value. */
export function isForm(text: string): boolean {
  return (
    /[&%]/.test(text) && /^[\w.%+-]+(\[[\w%+-]*\])*=[^\s={}<>"]*(&[\w.%+[\]-]+=[^\s={}<>"]*)*\s*$/.test(text)
  );
}

/**
 * The JSON object or array in a line of a log and the text before it, without the empty lists that Monolog writes at the
 * end. The JSON is the whole line if there is no other text.
 */
export function splitLogLine(line: string): { readonly prefix: string; readonly json: string } {
  const start = Math.max(line.search(/\{\s*"|\[\s*\{/), 0);
  const json = start === 0 ? line : line.slice(start).replace(/(?:\s(?:\[\]|\{\}))+\s*$/, '');
  return { prefix: line.slice(0, start), json };
}

/** `text` without white space and a comma at its ends. */
export function withoutCommas(text: string): string {
  const trimmed = text.trim();
  const start = trimmed.startsWith(',') ? 1 : 0;
  const end = trimmed.endsWith(',') ? -1 : trimmed.length;
  return trimmed.slice(start, end).trim();
}

class ExactTokenizer extends Tokenizer {
  override parseNumber(text: string): number {
    const number = Number(text);
    // Unsafe integers are kept as text; the library passes any value on.
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? (text as unknown as number) : number;
  }
}

/** The reason of a JSON.parse error, in the same words for every Node version, without quoting the input. */
export function describeJsonError(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('end of JSON input')) return messages.rejections.jsonEndsEarly;
  const position = positionIn(message);
  return position === null
    ? messages.rejections.notJson
    : messages.rejections.notJsonAtCharacter(position + 1);
}

/** The index in `text` at which JSON.parse stopped; 0 if unknown. */
export function jsonErrorAt(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  return positionIn(message) ?? (message.includes('end of JSON input') ? text.length : 0);
}

function positionIn(message: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? null : Number(position);
}

function parseExactly(text: string): unknown {
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: ['$'] });
  let result: unknown;
  parser.onValue = ({ value }) => {
    result = value;
  };
  tokenizer.onToken = (token) => parser.write(token);
  tokenizer.write(text);
  return result;
}
