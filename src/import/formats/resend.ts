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

// https://resend.com/docs/webhooks/event-types
const events = new Map<string, ActionName>([
  ['email.sent', 'campaignSent'],
  ['email.delivered', 'campaignDelivered'],
  ['email.delivery_delayed', 'campaignDeferred'],
  ['email.bounced', 'bounced'],
  ['email.failed', 'campaignNotSent'],
  ['email.suppressed', 'campaignNotSent'],
  ['email.opened', 'campaignRead'],
  ['email.clicked', 'campaignLinkClicked'],
  ['email.complained', 'spamComplaint'],
  ['contact.created', 'created'],
  ['contact.updated', 'profileUpdateSubmitted'],
  ['contact.deleted', 'deleted'],
  ['suppression.added', 'addedToAccountBlackList'],
  ['suppression.removed', 'removedFromAccountBlackList'],
]);
const bounceKinds = new Map([
  ['Permanent', 'hard'],
  ['Transient', 'soft'],
]);
// The bounce of an address that Resend, or Amazon SES behind it, no longer sends to.
const suppressed = new Set(['Suppressed', 'OnAccountSuppressionList']);

/** Resend's webhooks, bare or in the log of its command-line tool. */
export const resend: Format = {
  name: 'resend',
  title: 'Resend webhook and log of resend webhooks listen',

  recognises: isEvent,
  *read(record) {
    const type = String(record.type);
    const action = events.get(type);
    if (!action) {
      yield ignored(type);
      return;
    }
    const data = objectOf(record.data);
    const isMail = type.startsWith('email.');
    const recipients = isMail ? [data.to].flat() : [data.email];
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const email of recipients) {
      yield event({
        email,
        action: actionOf(action, data),
        timestamp: timeOf(record, data),
        campaign: isMail ? campaignOf(data) : null,
        details: known({
          ...(isMail ? mailDetails(data, actionOf(action, data)) : contactDetails(data)),
          ambiguousRecipient: recipients.length > 1 ? true : null,
          nativeType: type,
        }),
      });
    }
  },

  // https://github.com/resend/resend-cli: with --json, `webhooks listen` writes each webhook as a line.
  unwrap({ type, payload, ...line }) {
    const isLine = 'resource_id' in line && isObject(payload) && payload.type === type && isEvent(payload);
    return isLine ? [payload] : null;
  },
};

function isEvent(record: JsonObject): boolean {
  const subject = typeof record.type === 'string' ? record.type.split('.')[0] : null;
  const { data } = record;
  // Other senders have types of these names too, with an id or another object inside.
  if (!isObject(data) || 'event_id' in record || 'id' in record || isObject(data.object)) return false;
  if (subject === 'email') return 'email_id' in data;
  return (
    (subject === 'contact' || subject === 'suppression' || subject === 'domain') && 'created_at' in record
  );
}

/**
 * A click says when it occurred (https://resend.com/docs/webhooks/emails/clicked); `created_at` is the time of the
 * webhook, and the `created_at` in data that of the mail or the contact.
 */
function timeOf(record: JsonObject, data: JsonObject): unknown {
  return textOf(objectOf(data.click ?? data.open).timestamp) ?? record.created_at;
}

function actionOf(action: ActionName, data: JsonObject): ActionName {
  if (action === 'profileUpdateSubmitted') return data.unsubscribed === true ? 'unsubscribed' : action;
  if (action !== 'bounced') return action;
  const bounce = objectOf(data.bounce);
  const isSuppressed =
    suppressed.has(String(bounce.subType)) || String(bounce.message).includes('suppressed sending');
  return isSuppressed ? 'campaignNotSent' : action;
}

/** Broadcast, a tag named campaign or category, template, subject: the first that is there. */
function campaignOf(data: JsonObject): RawCampaign | null {
  const broadcast = textOf(data.broadcast_id);
  if (broadcast !== null) return { id: broadcast, name: null, type: 'campaign' };
  const tags = tagsOf(data);
  const id =
    textOf(tags.campaign) ?? textOf(tags.category) ?? textOf(data.template_id) ?? textOf(data.subject);
  return id === null ? null : { id, name: id };
}

/** Tags are an object, or a list of names and values. */
function tagsOf(data: JsonObject): JsonObject {
  if (!Array.isArray(data.tags)) return objectOf(data.tags);
  return Object.fromEntries(data.tags.map(objectOf).map((tag) => [String(tag.name), tag.value]));
}

function mailDetails(data: JsonObject, action: ActionName): JsonObject {
  const bounce = objectOf(data.bounce);
  const suppression = objectOf(data.suppressed);
  const visit = objectOf(data.click ?? data.open);
  const codes: readonly unknown[] = [bounce.diagnosticCode ?? suppression.diagnosticCode].flat();
  const answer = codes.filter((code) => textOf(code) !== null).join('\n');
  return {
    url: visit.link,
    messageId: data.email_id,
    subject: data.subject,
    reason: bounce.message ?? suppression.message ?? objectOf(data.failed).reason,
    bounceKind: action === 'bounced' ? (bounceKinds.get(String(bounce.type)) ?? 'unknown') : null,
    bounceClass: bounce.subType ?? suppression.type,
    smtpAnswer: answer,
    statusCode: enhancedStatus(answer),
    ip: visit.ipAddress,
    userAgent: visit.userAgent,
    template: data.template_id,
    tags: tagsOf(data),
  };
}

function contactDetails(data: JsonObject): JsonObject {
  return { list: data.audience_id, group: data.segment_ids, reason: data.origin, messageId: data.source_id };
}
