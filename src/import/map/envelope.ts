import { parseJson } from '../read/parse-json.ts';
import { isObject, type JsonObject } from './format.ts';

/**
 * Opens the envelope of a webhook log, `{"headers": …, "body": …}`; the body is JSON, JSON text, or an encoded form.
 * Gives the values inside; null if `value` is not such an envelope.
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
