import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  actionOfWord,
  asObject,
  asText,
  eachOnce,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  rejected,
} from '../map/format.ts';
import { fromLegacy, isLegacy } from './mailgun-legacy.ts';

// https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-types
const events = new Map<string, ActionName>([
  ['accepted', 'campaignSent'],
  ['delivered', 'campaignDelivered'],
  ['failed', 'bounced'],
  ['rejected', 'campaignNotSent'],
  ['opened', 'campaignRead'],
  ['clicked', 'campaignLinkClicked'],
  ['unsubscribed', 'unsubscribed'],
  ['complained', 'spamComplaint'],
]);

// Events about stored mail, lists and validations; the unique ones repeat an opening or a click.
const uninteresting = /^(stored|list_|email_validation|unique_)/;
// The codes of addresses that bounced, unsubscribed or complained before:
// https://help.mailgun.com/hc/en-us/articles/360012287493-What-Does-Error-605-Mean
const suppressed = new Set(['605', '606', '607']);
const marks = ['log-level', 'recipient-domain', 'user-variables', 'delivery-status', 'client-info'];

/** Mailgun webhooks, the events API, and the Logs API that replaces it. */
export const mailgun: Format = {
  name: 'mailgun',

  recognises: (record) => isObject(record['event-data']) || isEvent(record) || isLegacy(record),

  *read(record, options) {
    const body = isLegacy(record) ? fromLegacy(record) : record;
    const data = isObject(body['event-data']) ? body['event-data'] : body;
    const name = asText(data.event);
    if (name === null) {
      yield rejected(messages.rejections.noEvent);
      return;
    }
    const action = actionOfWord(name, events, options, uninteresting);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    const recipients = eachOnce(recipientsOf(data));
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const email of recipients) {
      yield event({
        email,
        action: name === 'failed' ? failureOf(data) : action,
        timestamp: firstGiven(data.timestamp, data['@timestamp']),
        sourceId: data.id,
        campaign: campaignOf(data),
        details: detailsOf(data, name, recipients.length > 1),
      });
    }
  },

  // Items of a page may lack the marks of an event; the page identifies them.
  unwrap: (value) =>
    Array.isArray(value.items) && (isObject(value.paging) || isLogsPage(value, value.items))
      ? value.items.map((item: unknown) => ({ 'event-data': item }))
      : null,
};

/** https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/logs/post-v1-analytics-logs */
function isLogsPage(value: JsonObject, items: readonly unknown[]): boolean {
  if (!isObject(value.pagination) || !('start' in value) || !('end' in value)) return false;
  return items.every((item) => isObject(item) && 'event' in item && '@timestamp' in item);
}

function isEvent(record: JsonObject): boolean {
  return typeof record.event === 'string' && marks.some((key) => key in record);
}

/** The recipient; for a rejected message, which has none, all addresses in its To header. */
function recipientsOf(data: JsonObject): readonly string[] {
  const recipient = asText(data.recipient);
  if (recipient !== null) return [recipient];
  const to = data.event === 'rejected' ? asText(headersOf(data).to) : null;
  return to?.split(/[\s<>,;"']+/).filter((word) => /.@./.test(word)) ?? [];
}

/** Temporary failures are deferred; addresses that Mailgun suppressed were never sent to. */
function failureOf(data: JsonObject): ActionName {
  const willRetry = Number(asObject(data['delivery-status'])['retry-seconds'] ?? 0) > 0;
  if (data.severity === 'temporary' || (data.severity === undefined && willRetry)) return 'campaignDeferred';
  const isSuppressed = suppressed.has(String(asObject(data['delivery-status']).code));
  return isSuppressed || String(data.reason).startsWith('suppress-') ? 'campaignNotSent' : 'bounced';
}

/** The campaign, the first tag, the template, or the subject. */
function campaignOf(data: JsonObject): RawCampaign | null {
  const campaign = asObject(listOf(data.campaigns)[0]);
  const name = asText(campaign.name);
  const id = asText(campaign.id) ?? name;
  if (id !== null) return { id, name };
  const other =
    asText(listOf(data.tags)[0]) ?? asText(asObject(data.template).name) ?? asText(headersOf(data).subject);
  return other === null ? null : { id: other, name: other };
}

function detailsOf(data: JsonObject, name: string, isAmbiguous: boolean): JsonObject {
  const headers = headersOf(data);
  const status = asObject(data['delivery-status']);
  const reject = asObject(data.reject);
  const client = asObject(data['client-info']);
  const place = asObject(data.geolocation);
  const failed = name === 'failed';
  const answer = asText(status.message);
  return omitEmpty({
    url: data.url,
    messageId: headers['message-id'],
    subject: headers.subject,
    reason:
      asText(status.description) ?? asText(reject.reason) ?? (failed && answer === null ? data.reason : null),
    bounceKind: failed && failureOf(data) === 'bounced' ? kindOf(data, status) : null,
    bounceClass: failed ? data.reason : null,
    smtpAnswer: answer,
    statusCode: asText(status['enhanced-code']) ?? enhancedStatus(answer) ?? asText(status.code),
    ip: data.ip,
    userAgent: client['user-agent'],
    location: omitEmpty({ country: place.country, region: place.region, city: place.city }),
    machine: asText(client.bot) === null ? null : true,
    ambiguousRecipient: isAmbiguous ? true : null,
    list: asObject(data['mailing-list']).address,
    template: asObject(data.template).name,
    tags: listOf(data.tags).length > 1 ? data.tags : null,
    metadata: variablesOf(data['user-variables']),
    nativeType: failed && typeof data.severity === 'string' ? `${name}/${data.severity}` : name,
  });
}

/** The user variables: an object, or its JSON text. */
function variablesOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function kindOf(data: JsonObject, status: JsonObject): string {
  if (status['bounce-type'] === 'hard' || status['bounce-type'] === 'soft') return status['bounce-type'];
  if (data.reason === 'espblock' || data.reason === 'blacklisted') return 'block';
  if (data.reason === 'bounce') return 'hard';
  const code = asText(status['enhanced-code']) ?? asText(status.code) ?? '';
  return code.startsWith('5') ? 'hard' : code.startsWith('4') ? 'soft' : 'unknown';
}

function headersOf(data: JsonObject): JsonObject {
  return asObject(asObject(data.message).headers);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
