import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  enhancedStatus,
  event,
  type Format,
  ignored,
  isObject,
  type JsonObject,
  known,
  objectOf,
  type RawCampaign,
  type Reading,
  rejected,
  textOf,
} from '../map/format.ts';
import { quotedFromFile } from '../map/redact.ts';

// https://developers.sparkpost.com/api/webhooks/#header-webhook-event-types
const events = new Map<string, ActionName>([
  ['injection', 'campaignSent'],
  ['delivery', 'campaignDelivered'],
  ['delay', 'campaignDeferred'],
  ['bounce', 'bounced'],
  ['out_of_band', 'bounced'],
  ['spam_complaint', 'spamComplaint'],
  ['policy_rejection', 'campaignNotSent'],
  ['generation_failure', 'campaignNotSent'],
  ['generation_rejection', 'campaignNotSent'],
  ['open', 'campaignRead'],
  ['initial_open', 'campaignRead'],
  ['amp_open', 'campaignRead'],
  ['amp_initial_open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['amp_click', 'campaignLinkClicked'],
  ['list_unsubscribe', 'unsubscribed'],
  ['link_unsubscribe', 'unsubscribed'],
]);

// https://support.sparkpost.com/docs/deliverability/bounce-classification-codes; the others are soft or unknown.
const answers = new Map<string, ActionName>([
  ['60', 'campaignReplied'],
  ['80', 'subscribed'],
  ['90', 'unsubscribed'],
  ['100', 'campaignReplied'],
]);
const hard = new Set(['10', '30']);
const soft = new Set(['20', '21', '22', '23', '24', '40', '70']);
const block = new Set(['25', '26', '50', '51', '52', '53', '54']);

/** SparkPost's event webhooks and its message events API. */
export const sparkpost: Format = {
  name: 'sparkpost',
  title: 'SparkPost event webhook and message events API',

  recognises: (record) => isObject(record.msys) || isEvent(record),

  *read(record) {
    if (!isObject(record.msys)) {
      yield readEvent(record);
      return;
    }
    const entries = Object.entries(record.msys);
    // SparkPost posts an empty one to try a new webhook.
    if (entries.length === 0) yield ignored('ping');
    for (const [name, body] of entries) {
      if (!isObject(body)) yield rejected(messages.rejections.fieldNotAnObject(quotedFromFile(name)));
      // The types of ingest_event, `success` and `error`, say nothing by themselves.
      else yield textOf(body.type) === null || name === 'ingest_event' ? ignored(name) : readEvent(body);
    }
  },

  unwrap(value) {
    const { results } = value;
    if (!Array.isArray(results) || !('total_count' in value || 'links' in value)) return null;
    return results.length === 0 || results.some((each) => isObject(each) && isEvent(each)) ? results : null;
  },
};

function isEvent(record: JsonObject): boolean {
  if (typeof record.type !== 'string' || !('timestamp' in record)) return false;
  const isMail = 'rcpt_to' in record || 'raw_rcpt_to' in record || 'transmission_id' in record;
  return 'customer_id' in record || ('event_id' in record && isMail);
}

function readEvent(record: JsonObject): Reading {
  const type = String(record.type);
  const action = events.get(type);
  if (!action) return ignored(type);
  const answer = action === 'bounced' ? answers.get(String(record.bounce_class)) : undefined;
  return event({
    email: textOf(record.raw_rcpt_to) ?? record.rcpt_to,
    action: answer ?? action,
    timestamp: record.timestamp,
    sourceId: isOneOfTwo(record, type) ? null : record.event_id,
    campaign: campaignOf(record),
    details: detailsOf(record, answer ?? action, type),
  });
}

/**
 * Whether this is one of the two loads that one opening makes: a mail may have a pixel at its top, which tells
 * `initial_open`, beside the one at its end, which tells `open` and which a reader who does not see the end never
 * loads (https://support.sparkpost.com/docs/tech-resources/open-pixel-location). The two have ids of their own, and
 * the opening has none: without them the two, which come in the same second, are one event, and where only one
 * comes it is the opening. Where a second passes between them there are two, told apart by `nativeType`.
 */
function isOneOfTwo(record: JsonObject, type: string): boolean {
  if (type === 'initial_open' || type === 'amp_initial_open') return true;
  return (type === 'open' || type === 'amp_open') && isTrue(record.initial_pixel);
}

/** Campaign, template, subject: the first that is named. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const id = textOf(record.campaign_id) ?? textOf(record.template_id) ?? textOf(record.subject);
  return id === null ? null : { id, name: id, type: isTrue(record.transactional) ? 'transactional' : null };
}

function detailsOf(record: JsonObject, action: ActionName, type: string): JsonObject {
  const place = objectOf(record.geo_ip);
  const answer = textOf(record.raw_reason) ?? textOf(record.reason);
  const isAnswer = type === 'bounce' || type === 'out_of_band' || type === 'delay';
  // Elsewhere it is the address of the receiving server.
  const isVisit = 'user_agent' in record;
  return known({
    url: record.target_link_url,
    linkName: record.target_link_name,
    // What could not be generated has no message, only the order to send it.
    messageId: record.message_id ?? record.transmission_id,
    subject: record.subject,
    reason: isAnswer ? null : (answer ?? record.fbtype),
    bounceKind: action === 'bounced' ? kindOf(String(record.bounce_class)) : null,
    bounceClass: record.bounce_class,
    smtpAnswer: isAnswer ? answer : null,
    statusCode: enhancedStatus(answer) ?? textOf(record.error_code),
    ip: isVisit ? record.ip_address : null,
    userAgent: record.user_agent,
    location: known({ country: place.country, region: place.region, city: place.city }),
    machine: objectOf(record.user_agent_parsed).is_prefetched === true ? true : null,
    auto: action === 'campaignReplied' ? true : null,
    template: record.template_id,
    tags: record.rcpt_tags,
    metadata: record.rcpt_meta,
    nativeType: type,
  });
}

function kindOf(bounceClass: string): string {
  if (hard.has(bounceClass)) return 'hard';
  if (soft.has(bounceClass)) return 'soft';
  return block.has(bounceClass) ? 'block' : 'unknown';
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}
