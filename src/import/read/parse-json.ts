import { Tokenizer, TokenParser } from '@streamparser/json';
import { messages } from '../../messages/messages.ts';

// A number of 16 digits or more where a JSON value can stand: beyond 2^53 JSON.parse would change its digits
// (Mailjet's MessageID is such a number).
const longNumber = /[:[,\s]-?\d{16,}\s*[,}\]]/;

/** Reads one JSON text; integers that a number cannot hold come as text. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  const value = JSON.parse(text);
  return longNumber.test(text) ? parseExactly(text) : value;
}

class ExactTokenizer extends Tokenizer {
  override parseNumber(text: string): number {
    const number = Number(text);
    // Digits that a number cannot hold are kept as text; the library passes on what it is given.
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? (text as unknown as number) : number;
  }
}

/** What JSON.parse found wrong, in words that do not change with Node's version and quote nothing. */
export function describeJsonError(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('end of JSON input')) return messages.rejections.jsonEndsEarly;
  const position = positionIn(message);
  return position === null
    ? messages.rejections.notJson
    : messages.rejections.notJsonAtCharacter(position + 1);
}

/** Where in `text` JSON.parse stopped, as far as it says so. */
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
