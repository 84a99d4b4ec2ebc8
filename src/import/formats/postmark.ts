import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  asObject,
  asText,
  eachOnce,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../map/format.ts';

// https://postmarkapp.com/developer/webhooks/webhooks-overview. Webhooks before 2019 and some lists of the API have
// no RecordType; each kind has a field of its own.
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
  // The receiving server refused it as spam; a complaint of the person is a SpamComplaint.
  ['SpamNotification', ['bounced', 'block']],
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

/** Postmark webhooks and the messages, opens, clicks and bounces API. */
export const postmark: Format = {
  name: 'postmark',

  recognises: (record) => kindOf(record) !== null,

  *read(record, options) {
    const kind = kindOf(record) ?? '';
    if (kind === 'Message') yield* readMessage(record, options);
    else yield readWebhook(record, kind, options);
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

/** True for a message in a list of messages, which has no events. */
function isListed(record: JsonObject): boolean {
  return Array.isArray(record.Recipients) && 'ReceivedAt' in record && 'Status' in record;
}

function readWebhook(record: JsonObject, kind: string, options: ReadOptions): Reading {
  const at = firstGiven(record.DeliveredAt, record.BouncedAt, record.ReceivedAt, record.ChangedAt);
  const read = (action: ActionName, extra: JsonObject, native: string) =>
    event({
      email: firstGiven(record.Email, record.Recipient),
      action,
      timestamp: at,
      sourceId: record.ID,
      campaign: campaignOf(record),
      details: detailsOf(record, { ...extra, nativeType: native }),
    });
  const readUnknown = (native: string, extra: JsonObject) => {
    const action = options.words.get(native.toLowerCase());
    if (action) return read(action, extra, native);
    return action === null ? ignored(native) : unknownKind(native);
  };
  const answer = { smtpAnswer: record.Details, statusCode: enhancedStatus(record.Details) };
  if (kind === 'Delivery') return read('campaignDelivered', answer, kind);
  if (kind === 'Open') return read('campaignRead', visitOf(record), kind);
  if (kind === 'Click')
    return read('campaignLinkClicked', { url: record.OriginalLink, ...visitOf(record) }, kind);
  if (kind === 'SubscriptionChange') {
    const [action, native] = subscriptionOf(record);
    const extra = { reason: record.SuppressionReason, origin: record.Origin, list: record.MessageStream };
    return action ? read(action, extra, `${kind}/${native}`) : readUnknown(`${kind}/${native}`, extra);
  }
  if (kind === 'Inbound' || kind === 'SMTPApiError') return ignored(kind);
  if (kind !== 'Bounce' && kind !== 'SpamComplaint') return readUnknown(kind, {});
  const type = asText(record.Type) ?? kind;
  if (type === 'InboundError') return ignored(`${kind}/${type}`);
  const [action, bounceKind] = bounces.get(type) ?? [
    options.words.get(type.toLowerCase()) ?? 'bounced',
    'unknown',
  ];
  const extra = { reason: record.Description, ...answer, ...outcomeDetails(action, bounceKind) };
  return read(action, extra, kind === type ? kind : `${kind}/${type}`);
}

/**
 * A message of the API: it was sent to each recipient; one that was requested by its id has its later events too.
 * https://postmarkapp.com/developer/api/messages-api#outbound-message-search
 */
function* readMessage(message: JsonObject, options: ReadOptions): Iterable<Reading> {
  // A sandbox server accepts mail and sends none: https://postmarkapp.com/developer/user-guide/sandbox-mode
  if (message.Sandboxed === true) {
    yield ignored('Message/Sandboxed');
    return;
  }
  const campaign = campaignOf(message);
  const read = (email: unknown, action: ActionName, at: unknown, extra: JsonObject, id?: unknown) =>
    event({ email, action, timestamp: at, sourceId: id, campaign, details: detailsOf(message, extra) });
  const recipients = eachOnce(Array.isArray(message.Recipients) ? message.Recipients : []);
  if (recipients.length === 0) yield rejected(messages.rejections.noAddress);
  for (const email of recipients)
    yield read(email, 'campaignSent', message.ReceivedAt, { nativeType: 'Message' });
  for (const each of Array.isArray(message.MessageEvents) ? message.MessageEvents : []) {
    const part = asObject(each);
    const more = asObject(part.Details);
    const type = asText(part.Type) ?? '';
    // A subscription change has the words of the webhook, as text.
    const [known, native] =
      type === 'SubscriptionChanged' ? subscriptionOf(more) : [messageEvents.get(type), type];
    const kind = type === native ? `MessageEvents/${type}` : `MessageEvents/${type}/${native}`;
    const action = known ?? options.words.get(kind.toLowerCase());
    if (!action) {
      yield action === null ? ignored(kind) : unknownKind(kind);
      continue;
    }
    const answer = asText(more.DeliveryMessage) ?? asText(more.Summary);
    const extra = {
      url: more.Link,
      ...(type === 'Opened' || type === 'LinkClicked'
        ? {}
        : { smtpAnswer: answer, statusCode: enhancedStatus(answer) }),
      ...outcomeDetails(action, 'unknown'),
      origin: more.Origin,
      list: type === 'SubscriptionChanged' ? message.MessageStream : null,
      nativeType: type,
    };
    yield read(part.Recipient, action, part.ReceivedAt, extra, more.BounceID);
  }
}

function outcomeDetails(action: ActionName, bounceKind: string | undefined): JsonObject {
  return {
    bounceKind: action === 'bounced' ? bounceKind : null,
    auto: action === 'campaignReplied' ? true : null,
  };
}

/** https://postmarkapp.com/developer/webhooks/subscription-change-webhook: the action and its native word. */
function subscriptionOf(record: JsonObject): readonly [ActionName | undefined, string] {
  const byRecipient = record.Origin === 'Recipient';
  if (String(record.SuppressSending).toLowerCase() !== 'true') {
    return [byRecipient ? 'subscribed' : 'removedFromAccountBlackList', 'reactivated'];
  }
  const reason = asText(record.SuppressionReason) ?? 'ManualSuppression';
  if (reason === 'HardBounce') return ['bouncedOut', reason];
  if (reason === 'SpamComplaint') return ['addedToAccountBlackList', reason];
  if (reason !== 'ManualSuppression') return [undefined, reason];
  return [byRecipient ? 'unsubscribed' : 'addedToAccountBlackList', reason];
}

/** The tag or the subject. The default streams give the type. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const id = asText(record.Tag) ?? asText(record.Subject);
  if (id === null) return null;
  const stream = record.MessageStream;
  return {
    id,
    name: id,
    type: stream === 'outbound' ? 'transactional' : stream === 'broadcast' ? 'campaign' : null,
  };
}

function visitOf(record: JsonObject): JsonObject {
  const geo = asObject(record.Geo);
  return {
    ip: geo.IP,
    userAgent: record.UserAgent,
    location: omitEmpty({ country: geo.CountryISOCode, region: geo.Region, city: geo.City }),
    firstOpen: record.FirstOpen === true ? true : null,
  };
}

function detailsOf(record: JsonObject, extra: JsonObject): JsonObject {
  return omitEmpty({
    messageId: record.MessageID,
    subject: record.Subject,
    ...extra,
    metadata: record.Metadata,
  });
}
