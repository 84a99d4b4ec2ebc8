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
  objectOf,
  type RawCampaign,
  rejected,
  textOf,
} from '../../map/format.ts';
import { envelopeKind, openEnvelope } from './ses-envelope.ts';

interface Kind {
  readonly action: ActionName;
  /** The object that holds the event's own facts. */
  readonly part: string;
  /** Whether its time is there; else the mail's time is the event's. */
  readonly ownTime: boolean;
  /** The part's list of recipients; null: all recipients of the mail. */
  readonly recipients: string | null;
  /** Whether one of the recipients did it, and nobody knows which. */
  readonly byOne: boolean;
}

// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html and, for notifications,
// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
const kinds = new Map<string, Kind>([
  ['Send', kind('campaignSent', 'send', false)],
  ['Delivery', kind('campaignDelivered', 'delivery', true, 'recipients')],
  ['DeliveryDelay', kind('campaignDeferred', 'deliveryDelay', true, 'delayedRecipients')],
  ['Bounce', kind('bounced', 'bounce', true, 'bouncedRecipients')],
  ['Complaint', kind('spamComplaint', 'complaint', true, 'complainedRecipients', true)],
  ['Reject', kind('campaignNotSent', 'reject', false)],
  ['Rendering Failure', kind('campaignNotSent', 'failure', false)],
  ['Open', kind('campaignRead', 'open', true, null, true)],
  ['Click', kind('campaignLinkClicked', 'click', true, null, true)],
  ['Subscription', kind('unsubscribed', 'subscription', true, null, true)],
]);
const bounceKinds = new Map([
  ['Permanent', 'hard'],
  ['Transient', 'soft'],
]);
const suppressed = new Set(['Suppressed', 'OnAccountSuppressionList']);
// SES's tags are names and values of the sender's own; only these names speak of a campaign.
const campaignTags = [/^campaign(?:[_-]?name)?$/i, /^campaign[_-]?id$/i, /^category$/i];

/** Amazon SES: notifications and event publishing, bare or as SNS, SQS, Lambda and EventBridge deliver them. */
export const ses: Format = {
  name: 'ses',
  title: 'Amazon SES notifications and events, bare or from SNS, SQS, EventBridge and Firehose',

  recognises: (record) => nameOf(record) !== null || envelopeKind(record) !== null,

  *read(record) {
    const name = nameOf(record);
    const native = name === 'RenderingFailure' ? 'Rendering Failure' : (name ?? envelopeKind(record) ?? '');
    const found = name === null ? undefined : kinds.get(native);
    if (!found) {
      yield ignored(native);
      return;
    }
    const mail = objectOf(record.mail);
    const part = objectOf(record[found.part]);
    if (part.complaintFeedbackType === 'not-spam') {
      yield ignored('Complaint/not-spam');
      return;
    }
    const isSubscription = native === 'Subscription';
    const done = isSubscription ? subscriptionOf(part) : [{ action: actionOf(found, part), details: {} }];
    if (done.length === 0) {
      yield ignored('Subscription/unchanged');
      return;
    }
    const list = found.recipients === null ? mail.destination : part[found.recipients];
    const recipients = Array.isArray(list) ? list : [];
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const each of recipients) {
      const recipient = isObject(each) ? each : { emailAddress: each };
      for (const { action, details } of done) {
        yield event({
          email: recipient.emailAddress,
          action,
          timestamp: found.ownTime ? part.timestamp : mail.timestamp,
          sourceId: part.feedbackId,
          campaign: campaignOf(mail, part),
          details: known({
            ...detailsOf(mail, part, recipient),
            ...details,
            bounceKind: action === 'bounced' ? (bounceKinds.get(String(part.bounceType)) ?? 'unknown') : null,
            ambiguousRecipient: found.byOne && recipients.length > 1 ? true : null,
            nativeType: [native, part.bounceType, part.bounceSubType].filter(textOf).join('/'),
          }),
        });
      }
    }
  },

  unwrap: openEnvelope,
};

function kind(
  action: ActionName,
  part: string,
  ownTime: boolean,
  recipients: string | null = null,
  byOne = false,
): Kind {
  return { action, part, ownTime, recipients, byOne };
}

/** What happened, in SES's words; null where this is no record of SES. */
function nameOf(record: JsonObject): string | null {
  const name = textOf(record.eventType) ?? textOf(record.notificationType);
  // What SES says once, when a topic is connected, is about no mail.
  return name !== null && (isObject(record.mail) || name.startsWith('AmazonSns')) ? name : null;
}

/** Bounces and complaints of a suppressed address are about mail that never left. */
function actionOf(found: Kind, part: JsonObject): ActionName {
  const subType = String(part.bounceSubType ?? part.complaintSubType);
  return suppressed.has(subType) ? 'campaignNotSent' : found.action;
}

/** How the new preferences differ from the old ones. */
function subscriptionOf(part: JsonObject): { action: ActionName; details: JsonObject }[] {
  const now = objectOf(part.newTopicPreferences);
  const before = objectOf(part.oldTopicPreferences);
  const details = { list: part.contactList, reason: part.source };
  const changes: { action: ActionName; details: JsonObject }[] = [];
  if (now.unsubscribeAll === true && before.unsubscribeAll !== true)
    changes.push({ action: 'unsubscribed', details });
  if (now.unsubscribeAll === false && before.unsubscribeAll === true)
    changes.push({ action: 'subscribed', details });
  const old = new Map(topicsOf(before));
  for (const [group, status] of topicsOf(now)) {
    if (old.get(group) === status) continue;
    if (status === 'OptIn') changes.push({ action: 'addedToGroup', details: { ...details, group } });
    if (status === 'OptOut') changes.push({ action: 'removedFromGroup', details: { ...details, group } });
  }
  return changes;
}

function topicsOf(preferences: JsonObject): [unknown, unknown][] {
  const topics = preferences.topicSubscriptionStatus;
  return Array.isArray(topics)
    ? topics.map(objectOf).map((each) => [each.topicName, each.subscriptionStatus])
    : [];
}

/** A tag named campaign or category, template, subject: the first that is there. */
function campaignOf(mail: JsonObject, part: JsonObject): RawCampaign | null {
  const tags = Object.entries(objectOf(mail.tags));
  const tag = campaignTags.map((name) => tags.find(([key]) => name.test(key))?.[1]).find(Boolean);
  const id = textOf(Array.isArray(tag) ? tag[0] : tag) ?? textOf(part.templateName) ?? subjectOf(mail);
  return id === null ? null : { id, name: id };
}

function subjectOf(mail: JsonObject): string | null {
  return textOf(objectOf(mail.commonHeaders).subject);
}

function detailsOf(mail: JsonObject, part: JsonObject, recipient: JsonObject): JsonObject {
  const answer = textOf(recipient.diagnosticCode) ?? textOf(part.smtpResponse);
  const tags = Object.entries(objectOf(mail.tags)).filter(([name]) => !name.startsWith('ses:'));
  // A complaint's agent is the program that reported it, not the reader's.
  const isVisit = 'ipAddress' in part || 'link' in part;
  return {
    url: part.link,
    messageId: mail.messageId,
    subject: subjectOf(mail),
    reason: part.errorMessage ?? part.reason ?? part.delayType ?? part.complaintFeedbackType ?? null,
    smtpAnswer: answer,
    statusCode: textOf(recipient.status) ?? enhancedStatus(answer),
    ip: part.ipAddress,
    userAgent: isVisit ? part.userAgent : null,
    template: part.templateName,
    tags: Object.fromEntries(tags),
  };
}
