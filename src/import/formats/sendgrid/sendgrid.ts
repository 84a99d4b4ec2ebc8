import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  actionOfWord,
  asText,
  event,
  type Format,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
} from '../../map/format.ts';
import { eventsOfMessage, fromActivityRow, isActivityTable } from './sendgrid-csv.ts';

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
const events = new Map<string, ActionName>([
  ['processed', 'campaignSent'],
  ['delivered', 'campaignDelivered'],
  ['deferred', 'campaignDeferred'],
  ['bounce', 'bounced'],
  ['dropped', 'campaignNotSent'],
  ['open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['spamreport', 'spamComplaint'],
  ['unsubscribe', 'unsubscribed'],
  ['group_unsubscribe', 'removedFromGroup'],
  ['group_resubscribe', 'addedToGroup'],
]);

// SendGrid's own keys; all others are chosen by the sender (unique_args, custom_args).
const ownKeys = new Set([
  'email',
  'timestamp',
  'event',
  'sg_event_id',
  'sg_message_id',
  'smtp-id',
  'category',
  'url',
  'url_offset',
  'reason',
  'response',
  'status',
  'type',
  'bounce_classification',
  'ip',
  'useragent',
  'attempt',
  'asm_group_id',
  'pool',
  'tls',
  'cert_err',
  'sg_machine_open',
  'sg_content_type',
  'sg_template_id',
  'sg_template_name',
  'sg_user_id',
  'post_type',
  'send_at',
  'singlesend_id',
  'singlesend_name',
  'template_id',
  'template_hash',
  'template_version_id',
  'mc_stats',
  'mc_auto_id',
  'mc_auto_name',
  'mc_pod_id',
  'phase_id',
  'newsletter',
  'marketing_campaign_id',
  'marketing_campaign_name',
  'marketing_campaign_version',
  'marketing_campaign_split_id',
  'domain',
  'from',
]);

// Keys that identify an event without SendGrid's ids: asynchronous bounces have none.
const marks = [
  'smtp-id',
  'asm_group_id',
  'sg_machine_open',
  'bounce_classification',
  'singlesend_id',
  'cert_err',
];

/** SendGrid event webhook, e-mail activity export, messages of the Email Logs and Email Activity API. */
export const sendgrid: Format = {
  name: 'sendgrid',

  recognises: (record) =>
    (hasId(record) && typeof record.event === 'string' && 'timestamp' in record) ||
    (isEvent(record) &&
      (marks.some((key) => key in record) || isObject(record.newsletter) || isBare(record))),

  accepts: isEvent,

  read: readEvent,

  unwrap: eventsOfMessage,

  table: {
    recognises: isActivityTable,
    read: (row, options) => readEvent(fromActivityRow(row), options),
  },
};

function* readEvent(record: JsonObject, options: ReadOptions): Iterable<Reading> {
  const name = String(record.event).toLowerCase();
  if (name === '') {
    yield rejected(messages.rejections.noEvent);
    return;
  }
  const action = actionOfWord(name, events, options, /^account_status_change$/);
  if (typeof action === 'object') {
    yield action;
    return;
  }
  if (asText(record.email) === null) {
    yield rejected(messages.rejections.noAddress);
    return;
  }
  yield event({
    email: record.email,
    action,
    timestamp: timeOf(record.timestamp),
    sourceId: record.sg_event_id,
    campaign: campaignOf(record),
    details: detailsOf(record, name),
  });
}

// Keys of other platforms and of users' own tables, which have the same words.
const foreignKeys = /^(id|.*_id|.*Id|provider|source|platform|type|campaign.*|message.*)$/;

/**
 * True for an event as the oldest documented webhooks have it, with no mark but its words: a word of SendGrid, Unix
 * seconds, and either a category and no key of another, or a word that only SendGrid has.
 */
function isBare(record: JsonObject): boolean {
  const word = String(record.event).toLowerCase();
  if (!events.has(word) || !/^\d{9,10}$/.test(asText(record.timestamp) ?? '')) return false;
  const keys = Object.keys(record);
  if ('category' in record) return keys.every((key) => ownKeys.has(key));
  return word === 'processed' && !keys.some((key) => foreignKeys.test(key));
}

/** The time: Unix seconds. Digits elsewhere may be something else and are not read before 1990; here they are. */
function timeOf(timestamp: unknown): unknown {
  const text = asText(timestamp) ?? '';
  return /^\d{9}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : timestamp;
}

function hasId(record: JsonObject): boolean {
  return 'sg_event_id' in record || 'sg_message_id' in record;
}

function isEvent(record: JsonObject): boolean {
  return typeof record.event === 'string' && 'email' in record && 'timestamp' in record;
}

/** A `bounce` is permanent unless its type says otherwise; `expired` and other types are unknown. */
function bounceKindOf(type: unknown): string {
  if (type === 'blocked') return 'block';
  return asText(type) === null || /^(hard|bounced?$)/i.test(String(type)) ? 'hard' : 'unknown';
}

/** The single send, marketing campaign, legacy newsletter, automation, or category. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const newsletter = isObject(record.newsletter) ? record.newsletter : {};
  const category = Array.isArray(record.category) ? record.category[0] : record.category;
  const candidates: [unknown, unknown, RawCampaign['type']][] = [
    [record.singlesend_id, record.singlesend_name, 'campaign'],
    [record.marketing_campaign_id, record.marketing_campaign_name, 'campaign'],
    [newsletter.newsletter_id, newsletter.newsletter_name, 'campaign'],
    [record.mc_auto_id, record.mc_auto_name, 'workflow'],
    [category, category, null],
  ];
  for (const [idValue, nameValue, type] of candidates) {
    const name = asText(nameValue);
    const id = asText(idValue) ?? name;
    if (id !== null) return { id, name, type: type ?? null };
  }
  return null;
}

function detailsOf(record: JsonObject, name: string): JsonObject {
  const own = Object.entries(record).filter(([key]) => !ownKeys.has(key));
  return omitEmpty({
    ...Object.fromEntries(own),
    url: record.url,
    messageId: asText(record.sg_message_id) ?? record['smtp-id'],
    reason: record.reason,
    smtpAnswer: record.response,
    statusCode: record.status,
    bounceKind: name === 'bounce' ? bounceKindOf(record.type) : null,
    bounceClass: record.bounce_classification,
    ip: record.ip,
    userAgent: record.useragent,
    machine: typeof record.sg_machine_open === 'boolean' ? record.sg_machine_open : null,
    attempt: record.attempt,
    group: asText(record.asm_group_id),
    categories: Array.isArray(record.category) && record.category.length > 1 ? record.category : null,
    template: record.sg_template_name,
    nativeType: name,
  });
}
