import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  enhancedStatus,
  event,
  type Format,
  ignored,
  isObject,
  type JsonObject,
  known,
  type RawCampaign,
  type Reading,
  rejected,
  textOf,
} from '../../map/format.ts';
import { quotedFromFile } from '../../map/redact.ts';
import { bareWord, fromRow, isEventTable } from './brevo-csv.ts';
import { fromLogRow, isLogTable } from './brevo-log.ts';

// https://developers.brevo.com/docs/transactional-webhooks, https://developers.brevo.com/docs/marketing-webhooks, and
// the words of the exports: https://developers.brevo.com/docs/bulk-fetch-all-your-transactional-activity. Compared
// without case and marks: `hard_bounce`, `hardBounces` and `Hard bounced` are one event.
const words: readonly [ActionName, ...string[]][] = [
  ['campaignSent', 'request', 'requests', 'sent'],
  ['campaignDelivered', 'delivered'],
  ['campaignDeferred', 'deferred'],
  ['bounced', 'hardbounce', 'hardbounces', 'hardbounced'],
  ['bounced', 'softbounce', 'softbounces', 'softbounced', 'bounce', 'bounces'],
  ['campaignNotSent', 'blocked', 'invalidemail', 'invalid', 'error', 'errors'],
  ['campaignRead', 'opened', 'open', 'opens', 'uniqueopened', 'firstopening'],
  ['campaignRead', 'proxyopen', 'uniqueproxyopen', 'loadedbyproxy', 'uniqueloadedbyproxy'],
  ['campaignLinkClicked', 'click', 'clicks', 'clicked'],
  ['spamComplaint', 'spam', 'complaint', 'complaints'],
  ['unsubscribed', 'unsubscribe', 'unsubscribed'],
  ['addedToGroup', 'listaddition', 'contactaddedtolist'],
  ['profileUpdateSubmitted', 'contactupdated'],
  ['deleted', 'contactdeleted'],
];
const actions = new Map(words.flatMap(([action, ...names]) => names.map((name) => [name, action] as const)));

const marks = ['camp_id', 'campaign name', 'ts_event', 'ts_epoch', 's_epoch'];
const contactEvents = new Set(['listaddition', 'contactupdated', 'contactdeleted']);

/** Brevo's webhooks, its report of events (API), its exports of events and logs. */
export const brevo: Format = {
  name: 'brevo',
  title: 'Brevo webhook, event report, event and log CSV',

  recognises: (record) => isEvent(record) || isSms(record),

  *read(record) {
    if (isSms(record)) yield ignored(`sms ${textOf(record.msg_status) ?? ''}`.trim());
    else yield* readEvent(record);
  },

  unwrap(value) {
    const { events } = value;
    return Array.isArray(events) && events.some((each) => isObject(each) && isEvent(each)) ? events : null;
  },

  table: {
    recognises: (names) => isLogTable(names) || isEventTable(names),
    read: (row) => (isLogTable(Object.keys(row)) ? readLogRow(row) : readEvent(fromRow(row))),
  },
};

function isEvent(record: JsonObject): boolean {
  if (typeof record.event !== 'string' || 'sg_event_id' in record || isObject(record.msg)) return false;
  if (marks.some((key) => key in record)) return true;
  const isDated = 'date' in record || 'ts' in record;
  if (contactEvents.has(bareWord(record.event))) return isDated;
  if ('date' in record && 'ts' in record && 'email' in record) return true;
  return isDated && ('message-id' in record || ('messageId' in record && 'email' in record));
}

function isSms(record: JsonObject): boolean {
  return 'msg_status' in record && 'to' in record;
}

function* readLogRow(row: JsonObject): Iterable<Reading> {
  const record = fromLogRow(row);
  if (record) yield* readEvent(record);
  else yield rejected(messages.rejections.brevoWord(quotedFromFile(String(row.st_text))));
}

function* readEvent(record: JsonObject): Iterable<Reading> {
  const name = String(record.event ?? '');
  const action = actions.get(bareWord(name));
  if (name === '') yield rejected(messages.rejections.noEvent);
  else if (!action) yield ignored(name);
  else {
    // The deletion of several contacts is one event that lists them.
    const recipients = Array.isArray(record.email) ? record.email : [record.email];
    for (const email of recipients.length > 0 ? recipients : [null]) {
      if (textOf(email) === null) yield rejected(messages.rejections.noAddress);
      else {
        const campaign = campaignOf(record);
        yield event({ email, action, timestamp: timeOf(record), campaign, details: detailsOf(record, name) });
      }
    }
  }
}

/** Of all the times in an event, `ts_epoch` alone is always UTC; the `date…` are in the account's own zone. */
function timeOf(record: JsonObject): unknown {
  const times = [record.ts_epoch, record.ts_event, record.ts, record.date_event, record.date];
  return times.find((time) => textOf(time) !== null && String(time) !== '0');
}

/** Campaign, first tag, template, subject: the first that is named. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const name = textOf(record['campaign name']);
  const campaign = textOf(record.camp_id) ?? name;
  if (campaign !== null && campaign !== '0') return { id: campaign, name, type: 'campaign' };
  const tag = textOf(tagsOf(record)[0]);
  const template = templateOf(record);
  // Templates and campaigns are numbered alike; their ids must differ here.
  if (tag === null && template !== null)
    return { id: `template-${template}`, name: null, type: 'transactional' };
  const words = tag ?? textOf(record.subject);
  return words === null ? null : { id: words, name: words, type: 'transactional' };
}

function templateOf(record: JsonObject): string | null {
  const template = textOf(record.template_id) ?? textOf(record.templateId);
  return template === '0' ? null : template;
}

function tagsOf(record: JsonObject): readonly unknown[] {
  if (Array.isArray(record.tags)) return record.tags;
  const text = textOf(record.tag) ?? textOf(record.tags);
  if (text === null) return [];
  try {
    const tags: unknown = JSON.parse(text);
    return Array.isArray(tags) ? tags : [text];
  } catch {
    return [text];
  }
}

function detailsOf(record: JsonObject, name: string): JsonObject {
  const word = bareWord(name);
  const isReaders = /open|click|proxy/.test(word);
  const lists = (Array.isArray(record.list_id) ? record.list_id : [record.list_id]).map(textOf);
  const tags = tagsOf(record);
  return known({
    url: record.link ?? record.URL,
    messageId: record['message-id'] ?? record.messageId,
    subject: record.subject,
    reason: record.reason,
    bounceKind: bounceKindOf(word),
    statusCode: enhancedStatus(record.reason),
    ip: isReaders ? record.ip : null,
    userAgent: record.user_agent,
    machine: word.includes('proxy') ? true : null,
    group: lists.length === 1 ? lists[0] : lists,
    template: templateOf(record),
    tags: tags.length > 1 ? tags : null,
    content: record.content,
    custom: record['X-Mailin-custom'],
    nativeType: record.st_text ?? name,
  });
}

function bounceKindOf(word: string): string | null {
  if (!word.includes('bounce')) return null;
  return word.startsWith('hard') ? 'hard' : word.startsWith('soft') ? 'soft' : 'unknown';
}
