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
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type ReadOptions,
  rejected,
} from '../map/format.ts';
import { bounceKindOf, isSuppression } from './ses/ses-bounces.ts';

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

/** Resend webhooks; the log of `resend webhooks listen --json` wraps them. */
export const resend: Format = {
  name: 'resend',

  recognises(record) {
    const subject = typeof record.type === 'string' ? record.type.split('.')[0] : null;
    const { data } = record;
    if (!isObject(data)) return false;
    if (subject === 'email') return 'email_id' in data && 'created_at' in record;
    // Webhooks of others have the same types, with an id or an object inside.
    const isContact =
      (subject === 'contact' && ('audience_id' in data || 'segment_ids' in data)) ||
      subject === 'suppression';
    const isDomain = subject === 'domain' && 'name' in data && 'status' in data;
    if ((isContact || isDomain) && 'created_at' in record) return true;
    if ('event_id' in record || 'id' in record || isObject(data.object)) return false;
    return (
      (subject === 'contact' || subject === 'suppression' || subject === 'domain') && 'created_at' in record
    );
  },

  *read(record, options) {
    const type = String(record.type);
    const action = actionOfWord(type, events, options, /^(email\.(scheduled|received)$|domain\.)/);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    const data = asObject(record.data);
    const isMail = type.startsWith('email.');
    if (!isMail && isUnsubscribedBefore(actionOf(action, data), data, options)) {
      yield ignored(`${type}/unsubscribed before`);
      return;
    }
    const recipients = eachOnce(isMail ? [data.to].flat() : [data.email]);
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const email of recipients) {
      yield event({
        email,
        action: actionOf(action, data),
        timestamp: timeOf(record, data),
        campaign: isMail ? campaignOf(data) : null,
        details: omitEmpty({
          ...(isMail ? mailDetails(data, actionOf(action, data)) : contactDetails(data)),
          ambiguousRecipient: recipients.length > 1 ? true : null,
          nativeType: type,
        }),
      });
    }
  },
};

/**
 * The time of the act: `created_at` is that of the webhook, which may come hours later, and the one in data is the
 * creation of the mail or the contact.
 */
function timeOf(record: JsonObject, data: JsonObject): unknown {
  const acts = [data.click, data.open, data.complaint, data.bounce].map(asObject);
  return firstGiven(...acts.map(({ timestamp }) => timestamp), record.created_at);
}

/** A contact.updated repeats the state of the contact: true if it was known to be unsubscribed before. */
function isUnsubscribedBefore(action: ActionName, data: JsonObject, { seen }: ReadOptions): boolean {
  const contact = `resend ${asText(data.id) ?? asText(data.email) ?? ''}`;
  if (data.unsubscribed === false) seen.delete(contact);
  if (action !== 'unsubscribed') return false;
  const isKnown = seen.has(contact);
  seen.add(contact);
  return isKnown;
}

function actionOf(action: ActionName, data: JsonObject): ActionName {
  if (action === 'profileUpdateSubmitted') return data.unsubscribed === true ? 'unsubscribed' : action;
  if (action !== 'bounced') return action;
  const bounce = asObject(data.bounce);
  const isSuppressed = isSuppression(bounce.subType) || String(bounce.message).includes('suppressed sending');
  return isSuppressed ? 'campaignNotSent' : action;
}

/** The broadcast, a tag named campaign or category, the template, or the subject. */
function campaignOf(data: JsonObject): RawCampaign | null {
  const broadcast = asText(data.broadcast_id);
  if (broadcast !== null) return { id: broadcast, name: null, type: 'campaign' };
  const tags = tagsOf(data);
  const id =
    asText(tags.campaign) ?? asText(tags.category) ?? asText(data.template_id) ?? asText(data.subject);
  return id === null ? null : { id, name: id };
}

/** Tags as an object; some webhooks have a list of names and values. */
function tagsOf(data: JsonObject): JsonObject {
  if (!Array.isArray(data.tags)) return asObject(data.tags);
  return Object.fromEntries(data.tags.map(asObject).map((tag) => [String(tag.name), tag.value]));
}

function mailDetails(data: JsonObject, action: ActionName): JsonObject {
  const bounce = asObject(data.bounce);
  const suppression = asObject(data.suppressed);
  const visit = asObject(data.click ?? data.open);
  const codes: readonly unknown[] = [bounce.diagnosticCode ?? suppression.diagnosticCode].flat();
  const answer = codes.filter((code) => asText(code) !== null).join('\n');
  return {
    url: visit.link,
    messageId: data.email_id,
    subject: data.subject,
    reason: firstGiven(bounce.message, suppression.message, asObject(data.failed).reason),
    bounceKind: action === 'bounced' ? bounceKindOf(bounce.type) : null,
    bounceClass: firstGiven(bounce.subType, suppression.type),
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
