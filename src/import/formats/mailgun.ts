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
  rejected,
  textOf,
} from '../map/format.ts';

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

const marks = ['log-level', 'recipient-domain', 'user-variables', 'delivery-status', 'client-info'];

/** Mailgun's webhooks, its events API and the Logs API that takes its place. */
export const mailgun: Format = {
  name: 'mailgun',
  title: 'Mailgun webhook, events API and Logs API',

  recognises: (record) => isObject(record['event-data']) || isEvent(record),

  *read(record) {
    const data = isObject(record['event-data']) ? record['event-data'] : record;
    const name = textOf(data.event);
    if (name === null) {
      yield rejected(messages.rejections.noEvent);
      return;
    }
    const action = events.get(name);
    if (!action) {
      yield ignored(name);
      return;
    }
    const recipients = recipientsOf(data);
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const email of recipients) {
      yield event({
        email,
        action: name === 'failed' ? failureOf(data) : action,
        timestamp: data.timestamp ?? data['@timestamp'],
        sourceId: data.id,
        campaign: campaignOf(data),
        details: detailsOf(data, name, recipients.length > 1),
      });
    }
  },

  // An item of a page has not always the marks of an event; the page says what it is.
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
  return (
    typeof record.event === 'string' &&
    !('email' in record) &&
    !('sg_event_id' in record) &&
    marks.some((key) => key in record)
  );
}

/** A rejected message has no recipient of its own: all that it was addressed to. */
function recipientsOf(data: JsonObject): readonly string[] {
  const recipient = textOf(data.recipient);
  if (recipient !== null) return [recipient];
  const to = data.event === 'rejected' ? textOf(headersOf(data).to) : null;
  return to?.match(/[^\s<>,;"']+@[^\s<>,;"']+/g) ?? [];
}

/** What will be tried again is deferred; what Mailgun did not even try, for it failed before, was not sent. */
function failureOf(data: JsonObject): ActionName {
  if (data.severity === 'temporary' || willRetry(data)) return 'campaignDeferred';
  return String(data.reason).startsWith('suppress-') ? 'campaignNotSent' : 'bounced';
}

/** The Logs API need not say how severe a failure is, but says when Mailgun tries again. */
function willRetry(data: JsonObject): boolean {
  return textOf(data.severity) === null && Number(objectOf(data['delivery-status'])['retry-seconds']) > 0;
}

/** Campaign, first tag, template, subject: the first that is named. */
function campaignOf(data: JsonObject): RawCampaign | null {
  const campaign = objectOf(listOf(data.campaigns)[0]);
  const name = textOf(campaign.name);
  const id = textOf(campaign.id) ?? name;
  if (id !== null) return { id, name };
  const other =
    textOf(listOf(data.tags)[0]) ?? textOf(objectOf(data.template).name) ?? textOf(headersOf(data).subject);
  return other === null ? null : { id: other, name: other };
}

function detailsOf(data: JsonObject, name: string, isAmbiguous: boolean): JsonObject {
  const headers = headersOf(data);
  const status = objectOf(data['delivery-status']);
  const reject = objectOf(data.reject);
  const client = objectOf(data['client-info']);
  const place = objectOf(data.geolocation);
  const failed = name === 'failed';
  const answer = textOf(status.message);
  return known({
    url: data.url,
    messageId: headers['message-id'],
    subject: headers.subject,
    reason:
      textOf(status.description) ?? textOf(reject.reason) ?? (failed && answer === null ? data.reason : null),
    bounceKind: failed && failureOf(data) === 'bounced' ? kindOf(data, status) : null,
    bounceClass: failed ? data.reason : null,
    smtpAnswer: answer,
    statusCode: textOf(status['enhanced-code']) ?? enhancedStatus(answer) ?? textOf(status.code),
    ip: data.ip,
    userAgent: client['user-agent'],
    location: known({ country: place.country, region: place.region, city: place.city }),
    machine: textOf(client.bot) === null ? null : true,
    ambiguousRecipient: isAmbiguous ? true : null,
    list: objectOf(data['mailing-list']).address,
    template: objectOf(data.template).name,
    tags: listOf(data.tags).length > 1 ? data.tags : null,
    metadata: variablesOf(data),
    nativeType: failed && typeof data.severity === 'string' ? `${name}/${data.severity}` : name,
  });
}

/** The sender's own variables: an object, which the Logs API writes as text. */
function variablesOf(data: JsonObject): unknown {
  const variables = data['user-variables'];
  if (typeof variables !== 'string') return variables;
  try {
    return JSON.parse(variables);
  } catch {
    return variables;
  }
}

function kindOf(data: JsonObject, status: JsonObject): string {
  if (status['bounce-type'] === 'hard' || status['bounce-type'] === 'soft') return status['bounce-type'];
  if (data.reason === 'espblock' || data.reason === 'blacklisted') return 'block';
  if (data.reason === 'bounce') return 'hard';
  const code = textOf(status['enhanced-code']) ?? textOf(status.code) ?? '';
  return code.startsWith('5') ? 'hard' : code.startsWith('4') ? 'soft' : 'unknown';
}

function headersOf(data: JsonObject): JsonObject {
  return objectOf(objectOf(data.message).headers);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
