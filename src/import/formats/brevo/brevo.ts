import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  eachOnce,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { quotedFromFile } from '../../map/redact.ts';
import { fromRow, isEventTable, normaliseKey } from './brevo-csv.ts';
import { fromLogRow, isLogTable } from './brevo-log.ts';

// https://developers.brevo.com/docs/transactional-webhooks, https://developers.brevo.com/docs/marketing-webhooks, and
// the event words of the exports: https://developers.brevo.com/docs/bulk-fetch-all-your-transactional-activity. Compared
// without case and punctuation: `hard_bounce`, `hardBounces` and `Hard bounced` are the same.
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
  // The words of the log in an Italian account: github.com/guglielmo/django-brevo-analytics.
  ['campaignSent', 'inviata'],
  ['campaignDelivered', 'consegnata'],
  ['campaignRead', 'primaapertura', 'aperta', 'caricataperprocura'],
  ['campaignLinkClicked', 'cliccata'],
  ['campaignNotSent', 'bloccata'],
  ['campaignDeferred', 'rinviata'],
  ['unsubscribed', 'disiscrizione'],
];
const actions = new Map(words.flatMap(([action, ...names]) => names.map((name) => [name, action] as const)));

const uninteresting = new Set(['inboundemailprocessed', 'uniquecouponsent', 'reply']);
const marks = [
  'camp_id',
  'campaign name',
  'ts_event',
  'ts_epoch',
  's_epoch',
  'sending_ip',
  'X-Mailin-custom',
];
const contactEvents = new Set(['listaddition', 'contactupdated', 'contactdeleted']);

/** Brevo webhooks, the event report (API), the exports of events and logs. */
export const brevo: Format = {
  name: 'brevo',

  recognises: (record) => isEvent(record) || isSms(record),

  *read(record, options) {
    if (isSms(record)) yield ignored(`sms ${asText(record.msg_status) ?? ''}`.trim());
    else yield* readEvent(record, options);
  },

  unwrap(value) {
    const { events } = value;
    return Array.isArray(events) && events.some((each) => isObject(each) && isEvent(each)) ? events : null;
  },

  table: {
    dateOrder: 'day-first',
    recognises: (names) => isLogTable(names) || isEventTable(names),
    read: (row, options) =>
      isLogTable(Object.keys(row)) ? readLogRow(row, options) : readEvent(fromRow(row), options),
  },
};

function isEvent(record: JsonObject): boolean {
  if (typeof record.event !== 'string' || 'timestamp' in record) return false;
  if (marks.some((key) => key in record)) return true;
  const isDated = 'date' in record || 'ts' in record;
  if (contactEvents.has(normaliseKey(record.event))) return isDated;
  // Rows of the event report are known only by their fields together.
  const isReportRow = ['date', 'messageId', 'email', 'from', 'subject'].every((key) => key in record);
  return ('date' in record && 'ts' in record && 'email' in record && 'id' in record) || isReportRow;
}

function isSms(record: JsonObject): boolean {
  return 'msg_status' in record && 'to' in record && !('email' in record);
}

function* readLogRow(row: JsonObject, options: ReadOptions): Iterable<Reading> {
  const record = fromLogRow(row, options.words);
  if (record) yield* readEvent(record, options);
  else yield rejected(messages.rejections.brevoWord(quotedFromFile(String(row.st_text))));
}

function* readEvent(record: JsonObject, options: ReadOptions): Iterable<Reading> {
  const name = String(record.event ?? '');
  const word = normaliseKey(name);
  const action = actions.get(word) ?? options.words.get(name.toLowerCase());
  if (name === '') yield rejected(messages.rejections.noEvent);
  else if (!action) yield action === null || uninteresting.has(word) ? ignored(name) : unknownKind(name);
  else {
    // One deletion may list several contacts.
    const recipients = eachOnce(Array.isArray(record.email) ? record.email : [record.email]);
    for (const email of recipients.length > 0 ? recipients : [null]) {
      if (asText(email) === null) yield rejected(messages.rejections.noAddress);
      else {
        const campaign = campaignOf(record);
        yield event({ email, action, timestamp: timeOf(record), campaign, details: detailsOf(record, name) });
      }
    }
  }
}

/** The time of an event. Only `ts_epoch` is always UTC; the `date…` fields are in the account's zone. */
function timeOf(record: JsonObject): unknown {
  const times = [record.ts_epoch, record.ts_event, record.ts, record.date_event, record.date];
  return times.find((time) => asText(time) !== null && String(time) !== '0');
}

/** The campaign, the first tag, the template, or the subject. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const name = asText(record['campaign name']);
  const campaign = asText(record.camp_id) ?? name;
  if (campaign !== null && campaign !== '0') return { id: campaign, name, type: 'campaign' };
  const tag = asText(tagsOf(record)[0]);
  const template = templateOf(record);
  // Templates and campaigns share a number range; the prefix keeps their ids apart.
  if (tag === null && template !== null)
    return { id: `template-${template}`, name: null, type: 'transactional' };
  const words = tag ?? asText(record.subject);
  return words === null ? null : { id: words, name: words, type: 'transactional' };
}

function templateOf(record: JsonObject): string | null {
  const template = asText(record.template_id) ?? asText(record.templateId);
  return template === '0' ? null : template;
}

function tagsOf(record: JsonObject): readonly unknown[] {
  if (Array.isArray(record.tags)) return record.tags;
  const text = asText(record.tag) ?? asText(record.tags);
  if (text === null) return [];
  try {
    const tags: unknown = JSON.parse(text);
    return Array.isArray(tags) ? tags : [text];
  } catch {
    return [text];
  }
}

function detailsOf(record: JsonObject, name: string): JsonObject {
  const word = normaliseKey(name);
  const isReaders = /open|click|proxy|apert|clicc|procura/.test(word);
  const lists = (Array.isArray(record.list_id) ? record.list_id : [record.list_id]).map(asText);
  const tags = tagsOf(record);
  return omitEmpty({
    url: firstGiven(record.link, record.URL),
    messageId: firstGiven(record['message-id'], record.messageId),
    subject: record.subject,
    reason: record.reason,
    bounceKind: bounceKindOf(word),
    statusCode: enhancedStatus(record.reason),
    ip: isReaders ? record.ip : null,
    userAgent: record.user_agent,
    machine: /proxy|procura/.test(word) ? true : null,
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
