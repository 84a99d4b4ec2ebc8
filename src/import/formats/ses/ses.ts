import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asObject,
  asText,
  eachOnce,
  enhancedStatus,
  event,
  type Format,
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { bounceKindOf, isSuppression } from './ses-bounces.ts';
import { envelopeKind, isBrokenMessage, isMailEvent, openEnvelope } from './ses-envelope.ts';

interface Kind {
  readonly action: ActionName;
  /** The key of the object with the event's own facts. */
  readonly part: string;
  /** True if that object has the time of the event; else the mail's time is used. */
  readonly hasOwnTimestamp: boolean;
  /** The key of its list of recipients; null: all recipients of the mail. */
  readonly recipients: string | null;
  /** True if one of the recipients acted and SES does not say which. */
  readonly actorUnknown: boolean;
}

const uninteresting = /^(AmazonSns|Received)/;
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
// The sender chooses the names of tags; these names identify a campaign.
const campaignTags = [/^campaign(?:[_-]?name)?$/i, /^campaign[_-]?id$/i, /^category$/i];

/** Amazon SES: notifications and event publishing, bare or as SNS, SQS, Lambda and EventBridge deliver them. */
export const ses: Format = {
  name: 'ses',

  recognises: (record) => nameOf(record) !== null || envelopeKind(record) !== null,

  *read(record, { words }) {
    const name = nameOf(record);
    const native = name === 'RenderingFailure' ? 'Rendering Failure' : (name ?? envelopeKind(record) ?? '');
    const word = name === null ? undefined : words.get(native.toLowerCase());
    const found =
      name === null ? undefined : (kinds.get(native) ?? (word ? kindOf(word, native, record) : undefined));
    if (!found) {
      const isKnown = name === null || word === null || uninteresting.test(native);
      if (isBrokenMessage(record)) yield rejected(messages.rejections.messageNotJson);
      else if (isMailEvent(record)) yield rejected(messages.rejections.noMail);
      else yield isKnown ? ignored(native) : unknownKind(native);
      return;
    }
    const mail = asObject(record.mail);
    const part = asObject(record[found.part]);
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
    const named: readonly unknown[] = Array.isArray(list) ? list : [];
    const recipients = eachOnce(named, (each) => (isObject(each) ? each.emailAddress : each));
    if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
    for (const each of recipients) {
      const recipient = isObject(each) ? each : { emailAddress: each };
      for (const { action, details } of done) {
        yield event({
          email: recipient.emailAddress,
          action,
          timestamp: found.hasOwnTimestamp ? part.timestamp : mail.timestamp,
          sourceId: part.feedbackId,
          campaign: campaignOf(mail, part),
          details: omitEmpty({
            ...detailsOf(mail, part, recipient),
            ...details,
            bounceKind: action === 'bounced' ? bounceKindOf(part.bounceType) : null,
            ambiguousRecipient: found.actorUnknown && recipients.length > 1 ? true : null,
            nativeType: [native, part.bounceType, part.bounceSubType].filter(asText).join('/'),
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
  hasOwnTimestamp: boolean,
  recipients: string | null = null,
  actorUnknown = false,
): Kind {
  return { action, part, hasOwnTimestamp, recipients, actorUnknown };
}

/** A kind that the user gives an action: the object with its facts is named after it. */
function kindOf(action: ActionName, native: string, record: JsonObject): Kind {
  const part = native.charAt(0).toLowerCase() + native.slice(1).replaceAll(' ', '');
  return kind(action, part, 'timestamp' in asObject(record[part]));
}

/** The native type of a record; null if it is not a record of SES. */
function nameOf(record: JsonObject): string | null {
  const name = asText(record.eventType) ?? asText(record.notificationType);
  // AmazonSnsSubscriptionSucceeded, sent once when a topic is connected, has no mail.
  return name !== null && (isObject(record.mail) || name.startsWith('AmazonSns')) ? name : null;
}

/** A bounce or complaint of a suppressed address is about mail that was never sent. */
function actionOf(found: Kind, part: JsonObject): ActionName {
  return isSuppression(part.bounceSubType ?? part.complaintSubType) ? 'campaignNotSent' : found.action;
}

/** The changes from the old preferences to the new ones. */
function subscriptionOf(part: JsonObject): { action: ActionName; details: JsonObject }[] {
  const now = asObject(part.newTopicPreferences);
  const before = asObject(part.oldTopicPreferences);
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
    ? topics.map(asObject).map((each) => [each.topicName, each.subscriptionStatus])
    : [];
}

/** A tag named campaign or category, the template, or the subject. */
function campaignOf(mail: JsonObject, part: JsonObject): RawCampaign | null {
  const tags = Object.entries(asObject(mail.tags));
  const tag = campaignTags.map((name) => tags.find(([key]) => name.test(key))?.[1]).find(Boolean);
  const id = asText(Array.isArray(tag) ? tag[0] : tag) ?? asText(part.templateName) ?? subjectOf(mail);
  return id === null ? null : { id, name: id };
}

function subjectOf(mail: JsonObject): string | null {
  return asText(asObject(mail.commonHeaders).subject);
}

function detailsOf(mail: JsonObject, part: JsonObject, recipient: JsonObject): JsonObject {
  const answer = asText(recipient.diagnosticCode) ?? asText(part.smtpResponse);
  const tags = Object.entries(asObject(mail.tags)).filter(([name]) => !name.startsWith('ses:'));
  // The user agent of a complaint is the program that reported it.
  const isVisit = 'ipAddress' in part || 'link' in part;
  return {
    url: part.link,
    messageId: mail.messageId,
    subject: subjectOf(mail),
    reason: part.errorMessage ?? part.reason ?? part.delayType ?? part.complaintFeedbackType ?? null,
    smtpAnswer: answer,
    statusCode: asText(recipient.status) ?? enhancedStatus(answer),
    ip: part.ipAddress,
    userAgent: isVisit ? part.userAgent : null,
    template: part.templateName,
    tags: Object.fromEntries(tags),
  };
}
