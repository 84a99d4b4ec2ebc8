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
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  rejected,
} from '../map/format.ts';
import { parseJson } from '../read/parse-json.ts';

// https://mailchimp.com/developer/transactional/docs/webhooks/ (message events), and its page of sync events.
const events = new Map<string, ActionName>([
  ['send', 'campaignSent'],
  ['delivered', 'campaignDelivered'],
  ['deferral', 'campaignDeferred'],
  ['hard_bounce', 'bounced'],
  ['soft_bounce', 'bounced'],
  ['reject', 'campaignNotSent'],
  ['open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['spam', 'spamComplaint'],
  ['unsub', 'unsubscribed'],
]);
const syncEvents = new Map<string, ActionName>([
  ['blacklist/add', 'addedToAccountBlackList'],
  ['blacklist/remove', 'removedFromAccountBlackList'],
]);
const bounceKinds = new Map([
  ['hard_bounce', 'hard'],
  ['soft_bounce', 'soft'],
]);

/** Webhooks of Mailchimp Transactional, also called Mandrill. */
export const mandrill: Format = {
  name: 'mandrill',

  recognises: (record) => isEvent(record) || 'mandrill_events' in record,

  *read(record, options) {
    if (!isEvent(record)) {
      const batch = batchOf(record);
      // Mandrill posts an empty batch to test a new webhook.
      yield batch?.length === 0
        ? ignored(messages.imports.webhookTest)
        : rejected(messages.rejections.eventsNotAnArray);
      return;
    }
    const isSync = isSyncEvent(record);
    const name = isSync ? `${record.type}/${record.action}` : String(record.event);
    const action = isSync
      ? (syncEvents.get(name) ?? ignored(`sync:${name}`))
      : actionOfWord(name, events, options, /^inbound$/);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    const subject = asObject(isSync ? (record.reject ?? record.entry) : record.msg);
    if (asText(subject.email) === null) {
      yield rejected(messages.rejections.noAddress);
      return;
    }
    yield event({
      email: subject.email,
      action,
      timestamp: record.ts,
      campaign: isSync ? null : campaignOf(subject),
      details: isSync ? syncDetails(subject) : messageDetails(record, subject, name),
    });
  },

  unwrap(value) {
    const batch = 'mandrill_events' in value && !isEvent(value) ? batchOf(value) : null;
    return batch?.length ? batch : null;
  },
};

/** The array of events, which Mandrill posts as JSON text in a form; null if it is not an array. */
function batchOf(record: JsonObject): readonly unknown[] | null {
  let batch = record.mandrill_events;
  if (typeof batch === 'string') {
    try {
      batch = parseJson(batch);
    } catch {
      return null;
    }
  }
  return Array.isArray(batch) ? batch : null;
}

function isEvent(record: JsonObject): boolean {
  return isMessageEvent(record) || isSyncEvent(record);
}

function isMessageEvent(record: JsonObject): boolean {
  return typeof record.event === 'string' && isObject(record.msg);
}

function isSyncEvent(record: JsonObject): boolean {
  const isList = record.type === 'blacklist' || record.type === 'whitelist';
  return isList && typeof record.action === 'string' && ('reject' in record || 'entry' in record);
}

/** The first tag, the template, or the subject. */
function campaignOf(message: JsonObject): RawCampaign | null {
  const id = asText(tagsOf(message)[0]) ?? asText(message.template) ?? asText(message.subject);
  return id === null ? null : { id, name: id, type: 'transactional' };
}

// `msg.opens` and `msg.clicks` repeat the history of the message; each entry was its own event before.
function messageDetails(record: JsonObject, message: JsonObject, name: string): JsonObject {
  const location = asObject(record.location);
  const delivery = name === 'deferral' || name === 'delivered' ? asObject(lastOf(message.smtp_events)) : {};
  const answer = firstGiven(message.diag, delivery.diag);
  const tags = tagsOf(message);
  return omitEmpty({
    url: record.url,
    messageId: message._id,
    subject: message.subject,
    reason: firstGiven(message.bounce_description, asObject(message.reject).reason),
    bounceKind: bounceKinds.get(name),
    smtpAnswer: answer,
    statusCode: enhancedStatus(answer),
    ip: record.ip,
    userAgent: record.user_agent,
    location: omitEmpty({ country: location.country_short, region: location.region, city: location.city }),
    template: message.template,
    tags: tags.length > 1 ? tags : null,
    metadata: message.metadata,
    nativeType: name,
  });
}

function syncDetails(entry: JsonObject): JsonObject {
  return omitEmpty({
    reason: entry.reason,
    text: entry.detail,
    expires: entry.expires_at,
    nativeType: 'sync',
  });
}

function tagsOf(message: JsonObject): readonly unknown[] {
  return Array.isArray(message.tags) ? message.tags : [];
}

function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : null;
}
