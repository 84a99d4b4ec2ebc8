import type { ActionName } from '../../domain/actions.ts';
import {
  actionOfWord,
  asObject,
  asText,
  enhancedStatus,
  event,
  type Format,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
} from '../map/format.ts';

// https://docs.customer.io/integrations/api/webhooks: object_type and metric make the name of an event. An attempt is a
// mail that could not be sent and will be tried again.
const events = new Map<string, ActionName>([
  ['email_attempted', 'campaignDeferred'],
  ['email_sent', 'campaignSent'],
  ['email_delivered', 'campaignDelivered'],
  ['email_deferred', 'campaignDeferred'],
  ['email_opened', 'campaignRead'],
  ['email_clicked', 'campaignLinkClicked'],
  ['email_bounced', 'bounced'],
  ['email_spammed', 'spamComplaint'],
  ['email_dropped', 'campaignNotSent'],
  ['email_failed', 'campaignNotSent'],
  ['email_undeliverable', 'campaignNotSent'],
  ['email_unsubscribed', 'unsubscribed'],
  ['customer_subscribed', 'subscribed'],
  ['customer_unsubscribed', 'unsubscribed'],
]);

// Other channels, drafts and conversions.
const uninteresting = /^(push|sms|slack|webhook|in_app|inbox|whatsapp|line)_|^email_(drafted|converted)$/;

// Each kind has its own range of ids; the prefix keeps them apart.
const campaigns = [
  ['newsletter_id', 'newsletter', 'campaign'],
  ['broadcast_id', 'broadcast', 'campaign'],
  ['transactional_message_id', 'transactional', 'transactional'],
  ['campaign_id', 'campaign', 'workflow'],
] as const;

/**
 * Customer.io reporting webhooks. They have the ids of campaigns, not the names. Not confirmed by a real webhook:
 * `prefetched` as the mark of a machine's open, and which key has the address (`recipient`, `email_address`,
 * `identifiers`).
 */
export const customerio: Format = {
  name: 'customerio',

  recognises: (record) =>
    typeof record.event_id === 'string' &&
    typeof record.object_type === 'string' &&
    typeof record.metric === 'string' &&
    isObject(record.data),

  *read(record, options) {
    const name = `${String(record.object_type)}_${String(record.metric)}`;
    const action = actionOfWord(name, events, options, uninteresting);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    const data = asObject(record.data);
    yield event({
      email: asText(data.recipient) ?? asText(data.email_address) ?? asText(asObject(data.identifiers).email),
      action,
      timestamp: record.timestamp,
      sourceId: record.event_id,
      campaign: campaignOf(data),
      details: detailsOf(data, action, name),
    });
  },
};

function campaignOf(data: JsonObject): RawCampaign | null {
  for (const [key, name, type] of campaigns) {
    const id = asText(data[key]);
    if (id !== null && id !== '0') return { id: `${name}-${id}`, type };
  }
  return null;
}

function detailsOf(data: JsonObject, action: ActionName, name: string): JsonObject {
  const failure = asText(data.failure_message);
  const status = enhancedStatus(failure);
  return omitEmpty({
    url: data.href,
    messageId: data.delivery_id,
    subject: data.subject,
    reason: failure,
    bounceKind: action === 'bounced' ? bounceKindOf(status ?? failure ?? '') : null,
    statusCode: status,
    machine: data.prefetched === true ? true : null,
    customer: data.customer_id,
    nativeType: name,
  });
}

function bounceKindOf(answer: string): string {
  if (/^\s*5\d{0,2}\b/.test(answer)) return 'hard';
  return /^\s*4\d{0,2}\b/.test(answer) ? 'soft' : 'unknown';
}
