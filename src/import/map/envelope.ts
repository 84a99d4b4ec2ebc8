import { parseJson } from '../read/parse-json.ts';
import { isObject, type JsonObject } from './format.ts';

/**
 * What a webhook log wrapped around a platform's request body: `{"headers": …, "body": …}`, the body as JSON or as
 * text of JSON or of a form. Gives the values inside, null where `value` is no such envelope.
 */
export function unwrapEnvelope(value: JsonObject): readonly unknown[] | null {
  if (!('body' in value) || !('headers' in value || Object.keys(value).length === 1)) return null;
  const { body } = value;
  if (isObject(body) || Array.isArray(body)) return [body];
  if (typeof body !== 'string') return null;
  const text = value.isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return [parseJson(text)];
  } catch {
    return /^[^\s={}]+=/.test(text) ? [Object.fromEntries(new URLSearchParams(text))] : null;
  }
}
