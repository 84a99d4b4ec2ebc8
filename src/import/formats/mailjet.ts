import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  enhancedStatus,
  event,
  type Format,
  ignored,
  type JsonObject,
  known,
  type RawCampaign,
  rejected,
  textOf,
} from '../map/format.ts';

// https://dev.mailjet.com/email/guides/webhooks/ — `sent` comes when the receiving server took the mail; Mailjet has
// no other event for a mail that left.
const events = new Map<string, ActionName>([
  ['sent', 'campaignSent'],
  ['open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['bounce', 'bounced'],
  ['blocked', 'campaignNotSent'],
  ['spam', 'spamComplaint'],
  ['unsub', 'unsubscribed'],
]);

const marks = ['mj_contact_id', 'mj_campaign_id', 'Message_GUID', 'mj_message_id'];

/** Mailjet's event API. */
export const mailjet: Format = {
  name: 'mailjet',
  title: 'Mailjet event webhook',

  recognises: (record) =>
    typeof record.event === 'string' &&
    !('sg_event_id' in record) &&
    (marks.some((key) => key in record) || ('MessageID' in record && 'time' in record)),

  *read(record) {
    const name = String(record.event).toLowerCase();
    const action = events.get(name);
    if (!action) {
      yield ignored(name);
      return;
    }
    if (textOf(record.email) === null) {
      yield rejected(messages.rejections.noAddress);
      return;
    }
    // A greylisted mail is tried again.
    const isDeferred = name === 'bounce' && record.error === 'greylisted' && !isTrue(record.hard_bounce);
    yield event({
      email: record.email,
      action: isDeferred ? 'campaignDeferred' : action,
      timestamp: record.time,
      campaign: campaignOf(record),
      details: detailsOf(record, name, isDeferred),
    });
  },
};

/** The customer's name of the campaign (the header X-Mailjet-Campaign), Mailjet's number of it: the first that is there. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const custom = textOf(record.customcampaign);
  if (custom !== null) return { id: custom, name: custom };
  const id = textOf(record.mj_campaign_id);
  return id === null || id === '0' ? null : { id, name: null };
}

function detailsOf(record: JsonObject, name: string, isDeferred: boolean): JsonObject {
  const list = textOf(record.mj_list_id);
  const answer = record.smtp_reply ?? record.comment;
  return known({
    url: record.url,
    // A MessageID is too long for a number and comes as text.
    messageId: textOf(record.Message_GUID) ?? textOf(record.MessageID) ?? textOf(record.mj_message_id),
    reason: record.error,
    relatedTo: record.error_related_to,
    bounceKind: name === 'bounce' && !isDeferred ? kindOf(record.hard_bounce) : null,
    blocked: isTrue(record.blocked) ? true : null,
    smtpAnswer: answer,
    statusCode: enhancedStatus(answer),
    ip: record.ip,
    userAgent: record.agent,
    location: known({ country: record.geo }),
    list: list === '0' ? null : list,
    feedbackLoop: record.source,
    customId: record.CustomID,
    payload: record.Payload,
    nativeType: name,
  });
}

function kindOf(hardBounce: unknown): string {
  if (isTrue(hardBounce)) return 'hard';
  return hardBounce === false || hardBounce === 'false' || hardBounce === 0 ? 'soft' : 'unknown';
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1;
}
