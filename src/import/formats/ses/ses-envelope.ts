import { isObject, type JsonObject } from '../../map/format.ts';
import { isBase64Json } from '../../map/wrapper.ts';
import { parseJson } from '../../read/parse-json.ts';

/** How many times a message may be encoded as JSON. */
const maxLayers = 3;

// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
const snsTypes = new Set(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']);

/** The name of an AWS envelope: an SNS message, a Lambda or SQS record, an EventBridge event; or null. */
export function envelopeKind(record: JsonObject): string | null {
  const isSns = 'TopicArn' in record || holdsEvent(record);
  if (isSns && snsTypes.has(String(record.Type))) return String(record.Type);
  if (typeof record['detail-type'] === 'string' && record.source === 'aws.ses') return record['detail-type'];
  return batchOf(record) ? 'batch' : carrierKind(record);
}

/** True if an SNS notification without a topic, as some logs shorten it, holds an event of SES. */
function holdsEvent({ Message }: JsonObject): boolean {
  const [event] = parsed(Message) ?? [];
  if (!isObject(event)) return false;
  const name = event.eventType ?? event.notificationType;
  return typeof name === 'string' && (isObject(event.mail) || name.startsWith('AmazonSns'));
}

/** Opens one layer of an envelope; null if the content is not JSON, or `record` is not an envelope. */
export function openEnvelope(record: JsonObject): readonly unknown[] | null {
  const batch = batchOf(record);
  if (batch) return batch;
  switch (envelopeKind(record)) {
    case null:
    case 'SubscriptionConfirmation':
    case 'UnsubscribeConfirmation':
    case 'Received':
      return null;
    case 'Notification':
      return parsed(record.Message);
    case 'Lambda record':
      return [record.Sns];
    case 'SQS message':
      return parsed(record.body ?? record.Body);
    default: {
      const [detail] = parsed(record.detail) ?? [];
      return isObject(detail) && isObject(detail.mail) ? [detail] : null;
    }
  }
}

/** The messages of one Lambda invocation (`Records`) or one answer of SQS (`Messages`). */
function batchOf(record: JsonObject): readonly unknown[] | null {
  const batch = record.Records ?? record.Messages;
  const isBatch = Array.isArray(batch) && batch.length > 0;
  return isBatch && batch.every((each) => isObject(each) && carrierKind(each) !== null) ? batch : null;
}

function carrierKind(record: JsonObject): string | null {
  if (isObject(record.Sns)) return 'Lambda record';
  if (typeof record.body === 'string' && 'receiptHandle' in record) return 'SQS message';
  if (typeof record.Body === 'string' && 'ReceiptHandle' in record) return 'SQS message';
  // Lambda also receives incoming mail.
  return isObject(record.ses) && record.eventSource === 'aws:ses' ? 'Received' : null;
}

/** True for a message that begins like JSON and cannot be parsed; other text is not from SES. */
export function isBrokenMessage(record: JsonObject): boolean {
  const kind = envelopeKind(record);
  const texts: Readonly<Record<string, unknown>> = {
    Notification: record.Message,
    'SQS message': record.body ?? record.Body,
  };
  const text = kind === null ? null : (texts[kind] ?? record.detail);
  return typeof text === 'string' && /^[\s"\\]*[{[]/.test(text) && parsed(text) === null;
}

/** True for an event of EventBridge about a mail: https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html */
export function isMailEvent(record: JsonObject): boolean {
  return record.source === 'aws.ses' && /^Email /.test(String(record['detail-type']));
}

/** The JSON value in a message, in brackets; null if there is none. Some logs hold it parsed, or encode it more than once. */
function parsed(text: unknown): readonly unknown[] | null {
  if (isObject(text)) return [text];
  if (typeof text !== 'string') return null;
  try {
    let value: unknown = isBase64Json(text) ? Buffer.from(text, 'base64').toString() : text;
    for (let layer = 0; layer < maxLayers && typeof value === 'string'; layer += 1) value = parseJson(value);
    return typeof value === 'object' && value !== null ? [value] : null;
  } catch {
    return null;
  }
}
