import { asText, isObject, type JsonObject } from '../map/format.ts';

// Mailgun's webhooks until 2018, as forms: https://github.com/leafo/lua-mailgun has a sample. `dropped` is a permanent
// failure that Mailgun did not try, or gave up.
const words = new Map([
  ['delivered', 'delivered'],
  ['dropped', 'failed'],
  ['bounced', 'failed'],
  ['opened', 'opened'],
  ['clicked', 'clicked'],
  ['unsubscribed', 'unsubscribed'],
  ['complained', 'complained'],
]);
const marks = ['recipient', 'domain', 'timestamp', 'token', 'signature'];

/** True for a webhook in Mailgun's old form. */
export function isLegacy(record: JsonObject): boolean {
  return words.has(String(record.event)) && marks.every((key) => typeof record[key] === 'string');
}

/** Converts a webhook in the old form to the present one. */
export function fromLegacy(record: JsonObject): JsonObject {
  const word = String(record.event);
  const isFailure = words.get(word) === 'failed';
  const subject = headersIn(record['message-headers']).find(
    ([name]) => String(name).toLowerCase() === 'subject',
  );
  return {
    event: words.get(word),
    severity: isFailure ? 'permanent' : undefined,
    reason: word === 'bounced' ? 'bounce' : record.reason,
    recipient: record.recipient,
    timestamp: record.timestamp,
    url: record.url,
    ip: record.ip,
    tags: asText(record.tag) === null ? [] : [record.tag],
    campaigns: [{ id: record['campaign-id'], name: record['campaign-name'] }],
    message: {
      headers: {
        'message-id': asText(record['Message-Id'])?.replace(/^<|>$/g, ''),
        subject: subject?.[1],
      },
    },
    'delivery-status': { code: record.code, message: record.error ?? record.description },
    'client-info': { 'user-agent': record['user-agent'] },
    geolocation: { country: record.country, region: record.region, city: record.city },
  };
}

/** The headers of the message: the JSON text of pairs. */
function headersIn(text: unknown): readonly (readonly unknown[])[] {
  try {
    const pairs: unknown = JSON.parse(asText(text) ?? '[]');
    return Array.isArray(pairs) ? pairs.filter((pair) => Array.isArray(pair) && !isObject(pair)) : [];
  } catch {
    return [];
  }
}
