import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  actionOfWord,
  asText,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  isTrue,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  rejected,
} from '../map/format.ts';

// https://dev.mailjet.com/email/guides/webhooks/ — `sent` means that the receiving server accepted the mail;
// Mailjet has no other event for sending.
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

/** The Mailjet event webhook. */
export const mailjet: Format = {
  name: 'mailjet',

  recognises: (record) =>
    typeof record.event === 'string' && (marks.some((key) => key in record) || isBare(record)),

  *read(record, options) {
    const name = String(record.event).toLowerCase();
    const action = actionOfWord(name, events, options, /^typofix$/);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    if (asText(record.email) === null) {
      yield rejected(messages.rejections.noAddress);
      return;
    }
    // Greylisted mail is retried.
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

/** True for an event that has only Mailjet's words and the number of its message. */
function isBare({ event: name, MessageID, time, email }: JsonObject): boolean {
  const isNumbered = /^\d{10,}$/.test(asText(MessageID) ?? '') && /^\d{9,10}$/.test(asText(time) ?? '');
  return isNumbered && events.has(String(name).toLowerCase()) && asText(email) !== null;
}

/** The customer's name of the campaign (header X-Mailjet-Campaign), or Mailjet's id. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const custom = asText(record.customcampaign);
  if (custom !== null) return { id: custom, name: custom };
  const id = asText(record.mj_campaign_id);
  return id === null || id === '0' ? null : { id, name: null };
}

function detailsOf(record: JsonObject, name: string, isDeferred: boolean): JsonObject {
  const list = asText(record.mj_list_id);
  const answer = firstGiven(record.smtp_reply, record.comment);
  return omitEmpty({
    url: record.url,
    // MessageID exceeds a safe integer and is read as text.
    messageId: asText(record.Message_GUID) ?? asText(record.MessageID) ?? asText(record.mj_message_id),
    reason: record.error,
    relatedTo: record.error_related_to,
    bounceKind: name === 'bounce' && !isDeferred ? kindOf(record.hard_bounce) : null,
    blocked: isTrue(record.blocked) ? true : null,
    smtpAnswer: answer,
    statusCode: enhancedStatus(answer),
    ip: record.ip,
    userAgent: record.agent,
    location: omitEmpty({ country: record.geo }),
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
