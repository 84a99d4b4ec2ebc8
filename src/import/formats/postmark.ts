import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  enhancedStatus,
  event,
  type Format,
  ignored,
  type JsonObject,
  known,
  objectOf,
  type RawCampaign,
  type Reading,
  rejected,
  textOf,
} from '../map/format.ts';

// https://postmarkapp.com/developer/webhooks/webhooks-overview. Webhooks of 2018 and before, and some lists of the
// API, have no RecordType; each kind has a field that no other has.
const marks: readonly (readonly [string, string])[] = [
  ['BouncedAt', 'Bounce'],
  ['DeliveredAt', 'Delivery'],
  ['FirstOpen', 'Open'],
  ['OriginalLink', 'Click'],
  ['SuppressSending', 'SubscriptionChange'],
  ['FromFull', 'Inbound'],
  ['MessageEvents', 'Message'],
];

const types = new Set(['SpamComplaint', ...marks.map(([, type]) => type)]);

// https://postmarkapp.com/developer/api/bounce-api#bounce-types
const bounces = new Map<string, readonly [ActionName, string?]>([
  ['HardBounce', ['bounced', 'hard']],
  ['SoftBounce', ['bounced', 'soft']],
  ['VirusNotification', ['bounced', 'block']],
  ['Blocked', ['bounced', 'block']],
  ['DMARCPolicy', ['bounced', 'block']],
  ['Unknown', ['bounced', 'unknown']],
  ['Transient', ['campaignDeferred']],
  ['DnsError', ['campaignDeferred']],
  ['OpenRelayTest', ['campaignDeferred']],
  ['Unsubscribe', ['unsubscribed']],
  ['Subscribe', ['subscribed']],
  ['AutoResponder', ['campaignReplied', 'auto']],
  ['AddressChange', ['campaignReplied', 'auto']],
  ['ChallengeVerification', ['campaignReplied', 'auto']],
  ['SpamNotification', ['spamComplaint']],
  ['SpamComplaint', ['spamComplaint']],
  ['BadEmailAddress', ['campaignNotSent']],
  ['ManuallyDeactivated', ['campaignNotSent']],
  ['Unconfirmed', ['campaignNotSent']],
  ['SMTPApiError', ['campaignNotSent']],
  ['TemplateRenderingFailed', ['campaignNotSent']],
]);

// https://postmarkapp.com/developer/api/messages-api#outbound-message-details
const messageEvents = new Map<string, ActionName>([
  ['Delivered', 'campaignDelivered'],
  ['Transient', 'campaignDeferred'],
  ['Opened', 'campaignRead'],
  ['LinkClicked', 'campaignLinkClicked'],
  ['Bounced', 'bounced'],
]);

/** Postmark's webhooks and the answers of its messages, opens, clicks and bounces API. */
export const postmark: Format = {
  name: 'postmark',
  title: 'Postmark webhook and messages API',

  recognises: (record) => kindOf(record) !== null,

  *read(record) {
    const kind = kindOf(record) ?? '';
    if (kind === 'Message') yield* readMessage(record);
    else yield readWebhook(record, kind);
  },

  unwrap(value) {
    if (!('TotalCount' in value)) return null;
    const { Bounces, Opens, Clicks, Messages, InboundMessages } = value;
    return [Bounces, Opens, Clicks, Messages, InboundMessages].find(Array.isArray) ?? null;
  },
};

function kindOf(record: JsonObject): string | null {
  const type = record.RecordType;
  if (typeof type === 'string')
    return types.has(type) || 'MessageID' in record || 'ServerID' in record ? type : null;
  if (!('MessageID' in record)) return null;
  return marks.find(([key]) => key in record)?.[1] ?? (isListed(record) ? 'Message' : null);
}

/** Whether this is a message in a list of messages, which has no events. */
function isListed(record: JsonObject): boolean {
  return Array.isArray(record.Recipients) && 'ReceivedAt' in record && 'Status' in record;
}

function readWebhook(record: JsonObject, kind: string): Reading {
  const at = record.DeliveredAt ?? record.BouncedAt ?? record.ReceivedAt ?? record.ChangedAt;
  const read = (action: ActionName, extra: JsonObject, native: string) =>
    event({
      email: record.Email ?? record.Recipient,
      action,
      timestamp: at,
      sourceId: record.ID,
      campaign: campaignOf(record),
      details: detailsOf(record, { ...extra, nativeType: native }),
    });
  const answer = { smtpAnswer: record.Details, statusCode: enhancedStatus(record.Details) };
  if (kind === 'Delivery') return read('campaignDelivered', answer, kind);
  if (kind === 'Open') return read('campaignRead', visitOf(record), kind);
  if (kind === 'Click')
    return read('campaignLinkClicked', { url: record.OriginalLink, ...visitOf(record) }, kind);
  if (kind === 'SubscriptionChange') {
    const [action, native] = subscriptionOf(record);
    const extra = { reason: record.SuppressionReason, origin: record.Origin, list: record.MessageStream };
    return action ? read(action, extra, `${kind}/${native}`) : ignored(`${kind}/${native}`);
  }
  if (kind !== 'Bounce' && kind !== 'SpamComplaint') return ignored(kind);
  const type = textOf(record.Type) ?? kind;
  const [action, sort] = bounces.get(type) ?? [];
  if (!action) return ignored(`${kind}/${type}`);
  const extra = { reason: record.Description, ...answer, ...sortOf(action, sort) };
  return read(action, extra, kind === type ? kind : `${kind}/${type}`);
}

/**
 * A message of the API: that it was sent, to each recipient, and, where it was asked for by itself, everything that
 * happened to it since. https://postmarkapp.com/developer/api/messages-api#outbound-message-search
 */
function* readMessage(message: JsonObject): Iterable<Reading> {
  // A sandbox server takes mail and sends none of it: https://postmarkapp.com/developer/user-guide/sandbox-mode
  if (message.Sandboxed === true) {
    yield ignored('Message/Sandboxed');
    return;
  }
  const campaign = campaignOf(message);
  const read = (email: unknown, action: ActionName, at: unknown, extra: JsonObject, id?: unknown) =>
    event({ email, action, timestamp: at, sourceId: id, campaign, details: detailsOf(message, extra) });
  const recipients = Array.isArray(message.Recipients) ? message.Recipients : [];
  if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
  for (const email of recipients)
    yield read(email, 'campaignSent', message.ReceivedAt, { nativeType: 'Message' });
  for (const each of Array.isArray(message.MessageEvents) ? message.MessageEvents : []) {
    const part = objectOf(each);
    const more = objectOf(part.Details);
    const type = textOf(part.Type) ?? '';
    // The words of a subscription change are those of the webhook, as text.
    const [action, native] =
      type === 'SubscriptionChanged' ? subscriptionOf(more) : [messageEvents.get(type), type];
    if (!action) {
      yield ignored(type === native ? `MessageEvents/${type}` : `MessageEvents/${type}/${native}`);
      continue;
    }
    const answer = textOf(more.DeliveryMessage) ?? textOf(more.Summary);
    const extra = {
      url: more.Link,
      ...(type === 'Opened' || type === 'LinkClicked'
        ? {}
        : { smtpAnswer: answer, statusCode: enhancedStatus(answer) }),
      ...sortOf(action, 'unknown'),
      origin: more.Origin,
      nativeType: type,
    };
    yield read(part.Recipient, action, part.ReceivedAt, extra, more.BounceID);
  }
}

function sortOf(action: ActionName, sort: string | undefined): JsonObject {
  return { bounceKind: action === 'bounced' ? sort : null, auto: action === 'campaignReplied' ? true : null };
}

/** https://postmarkapp.com/developer/webhooks/subscription-change-webhook: what was done, and the native words. */
function subscriptionOf(record: JsonObject): readonly [ActionName | undefined, string] {
  const byRecipient = record.Origin === 'Recipient';
  if (String(record.SuppressSending).toLowerCase() !== 'true') {
    return [byRecipient ? 'subscribed' : 'removedFromAccountBlackList', 'reactivated'];
  }
  const reason = textOf(record.SuppressionReason) ?? 'ManualSuppression';
  if (reason === 'HardBounce') return ['bouncedOut', reason];
  if (reason === 'SpamComplaint') return ['addedToAccountBlackList', reason];
  if (reason !== 'ManualSuppression') return [undefined, reason];
  return [byRecipient ? 'unsubscribed' : 'addedToAccountBlackList', reason];
}

/** Tag, subject: the first that is there. The two default streams say what a message is. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const id = textOf(record.Tag) ?? textOf(record.Subject);
  if (id === null) return null;
  const stream = record.MessageStream;
  return {
    id,
    name: id,
    type: stream === 'outbound' ? 'transactional' : stream === 'broadcast' ? 'campaign' : null,
  };
}

function visitOf(record: JsonObject): JsonObject {
  const geo = objectOf(record.Geo);
  return {
    ip: geo.IP,
    userAgent: record.UserAgent,
    location: known({ country: geo.CountryISOCode, region: geo.Region, city: geo.City }),
    firstOpen: record.FirstOpen === true ? true : null,
  };
}

function detailsOf(record: JsonObject, extra: JsonObject): JsonObject {
  return known({ messageId: record.MessageID, subject: record.Subject, ...extra, metadata: record.Metadata });
}
