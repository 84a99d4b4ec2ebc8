import { parseBody } from '../read/parse-json.ts';
import { isObject, type JsonObject } from './format.ts';

/** The number of nested wrappers that are opened: a HAR file has five around the body of a request. */
export const maxWrappers = 5;

/** The number of elements of an array that are examined. */
const elementsExamined = 20;

/**
 * Opens an object of no known format at its one key with a value of a known format: an object, an array, JSON text, an
 * encoded form, or base64 of JSON. `isKnown` tests a value. Gives the values inside; null if no key, or more than one,
 * has such a value.
 */
export function openWrapper(
  value: JsonObject,
  isKnown: (value: JsonObject) => boolean,
  depth = maxWrappers,
): readonly unknown[] | null {
  if (depth === 0) return null;
  let found: readonly unknown[] | null = null;
  for (const inner of Object.values(value)) {
    const content = contentOf(inner);
    if (content === null || !holdsKnown(content, isKnown, depth)) continue;
    if (found) return null;
    found = Array.isArray(content) ? content : [content];
  }
  return found;
}

function holdsKnown(content: unknown, isKnown: (value: JsonObject) => boolean, depth: number): boolean {
  if (Array.isArray(content)) {
    return content.slice(0, elementsExamined).some((each) => holdsKnown(each, isKnown, depth));
  }
  if (!isObject(content)) return false;
  return isKnown(content) || openWrapper(content, isKnown, depth - 1) !== null;
}

/** The object or array in a value of a wrapper; null if it has none. */
function contentOf(value: unknown): unknown {
  if (isObject(value) || Array.isArray(value)) return value;
  if (typeof value !== 'string') return null;
  return (
    parseBody(value) ?? (isBase64Json(value) ? parseBody(Buffer.from(value, 'base64').toString()) : null)
  );
}

/** Base64 of text that begins with `{` or `[`; with a form, the encoded body of a request begins with its first key. */
export function isBase64Json(text: string): boolean {
  return /^(e[wyx3]|W[wy13])[\w+/-]+={0,2}$/.test(text);
}
