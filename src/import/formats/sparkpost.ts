import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  actionOfWord,
  asObject,
  asText,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  ignored,
  isObject,
  isTrue,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
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

// https://support.sparkpost.com/docs/deliverability/bounce-classification-codes; other classes are soft or unknown.
const answers = new Map<string, ActionName>([
  ['60', 'campaignReplied'],
  ['80', 'subscribed'],
  ['90', 'unsubscribed'],
  ['100', 'campaignReplied'],
]);
const hard = new Set(['10', '30']);
const soft = new Set(['20', '21', '22', '23', '24', '40', '70']);
const block = new Set(['25', '26', '50', '51', '52', '53', '54']);

/** SparkPost event webhooks and the message events API. */
export const sparkpost: Format = {
  name: 'sparkpost',

  recognises: (record) => isObject(record.msys) || isEvent(record),

  *read(record, options) {
    if (!isObject(record.msys)) {
      yield readEvent(record, options);
      return;
    }
    const entries = Object.entries(record.msys);
    // SparkPost posts an empty object to test a new webhook.
    if (entries.length === 0) yield ignored('ping');
    for (const [name, body] of entries) {
      if (!isObject(body)) yield rejected(messages.rejections.fieldNotAnObject(quotedFromFile(name)));
      else yield readBody(name, body, options);
    }
  },

  unwrap(value) {
    const { results } = value;
    if (!Array.isArray(results) || !('total_count' in value || 'links' in value)) return null;
    return results.length === 0 || results.some((each) => isObject(each) && isEvent(each)) ? results : null;
  },
};

/** An event by the name of its class. An ingest_event has the types `success` and `error`, not about a contact. */
function readBody(name: string, body: JsonObject, options: ReadOptions): Reading {
  const isUntyped = asText(body.type) === null;
  if (isUntyped && /^(message|track|gen|unsubscribe)_event$/.test(name))
    return rejected(messages.rejections.noEvent);
  return isUntyped || name === 'ingest_event' ? ignored(name) : readEvent(body, options);
}

function isEvent(record: JsonObject): boolean {
  if (typeof record.type !== 'string' || !('timestamp' in record)) return false;
  const isMail = 'rcpt_to' in record || 'raw_rcpt_to' in record || 'transmission_id' in record;
  if ('customer_id' in record) return isMail || record.type.startsWith('sms_');
  return isMail && 'event_id' in record;
}

function readEvent(record: JsonObject, options: ReadOptions): Reading {
  const type = String(record.type);
  const action = actionOfWord(type, events, options, /^(relay_|sms_|ab_test_)/);
  if (typeof action === 'object') return action;
  const answer = action === 'bounced' ? answers.get(String(record.bounce_class)) : undefined;
  return event({
    email: asText(record.raw_rcpt_to) ?? record.rcpt_to,
    action: answer ?? action,
    timestamp: record.timestamp,
    sourceId: isOneOfTwo(record, type) ? null : record.event_id,
    campaign: campaignOf(record),
    details: detailsOf(record, answer ?? action, type),
  });
}

/**
 * True for one of the two pixel loads of one opening: a mail may have a pixel at its top (`initial_open`) and one at
 * its end (`open`), which is loaded only by a reader who scrolls down
 * (https://support.sparkpost.com/docs/tech-resources/open-pixel-location). Each load has its own id, the opening has
 * none. Without the ids, two loads in the same second are one event. Loads in different seconds remain two events
 * that differ in `nativeType`.
 */
function isOneOfTwo(record: JsonObject, type: string): boolean {
  if (type === 'initial_open' || type === 'amp_initial_open') return true;
  return (type === 'open' || type === 'amp_open') && isTrue(record.initial_pixel);
}

/** The campaign, the template, or the subject. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const id = asText(record.campaign_id) ?? asText(record.template_id) ?? asText(record.subject);
  return id === null ? null : { id, name: id, type: isTrue(record.transactional) ? 'transactional' : null };
}

function detailsOf(record: JsonObject, action: ActionName, type: string): JsonObject {
  const place = asObject(record.geo_ip);
  const answer = asText(record.raw_reason) ?? asText(record.reason);
  const isAnswer = type === 'bounce' || type === 'out_of_band' || type === 'delay';
  // In other events ip_address is that of the receiving server.
  const isVisit = 'user_agent' in record;
  return omitEmpty({
    url: record.target_link_url,
    linkName: record.target_link_name,
    // A message that could not be generated has only a transmission.
    messageId: firstGiven(record.message_id, record.transmission_id),
    subject: record.subject,
    reason: isAnswer ? null : (answer ?? record.fbtype),
    bounceKind: action === 'bounced' ? kindOf(String(record.bounce_class)) : null,
    bounceClass: record.bounce_class,
    smtpAnswer: isAnswer ? answer : null,
    statusCode: enhancedStatus(answer) ?? asText(record.error_code),
    ip: isVisit ? record.ip_address : null,
    userAgent: record.user_agent,
    location: omitEmpty({ country: place.country, region: place.region, city: place.city }),
    machine: asObject(record.user_agent_parsed).is_prefetched === true ? true : null,
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
