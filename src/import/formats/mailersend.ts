import type { ActionName } from '../../domain/actions.ts';
import {
  actionOfWord,
  asObject,
  asText,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
} from '../map/format.ts';

// https://developers.mailersend.com/api/v1/account/webhooks.html#available-events. The `_unique`
// types repeat the first opening or click under the same id.
const events = new Map<string, ActionName>([
  ['activity.sent', 'campaignSent'],
  ['activity.delivered', 'campaignDelivered'],
  ['activity.deferred', 'campaignDeferred'],
  ['activity.soft_bounced', 'bounced'],
  ['activity.hard_bounced', 'bounced'],
  ['activity.suppressed', 'campaignNotSent'],
  ['activity.opened', 'campaignRead'],
  ['activity.opened_unique', 'campaignRead'],
  ['activity.clicked', 'campaignLinkClicked'],
  ['activity.clicked_unique', 'campaignLinkClicked'],
  ['activity.unsubscribed', 'unsubscribed'],
  ['activity.spam_complaint', 'spamComplaint'],
  ['activity.spam_complaints', 'spamComplaint'],
  ['activity.survey_submitted', 'campaignSurveySubmitted'],
]);

// Webhooks about the account and its domains.
const accountEvents =
  /^(?:webhook\.test|inbound\.message|inbound_(?:forward|message)\.|sender_identity\.|maintenance\.|email_(?:single|list)\.|bulk_email\.|recipient\.on_hold_|sms\.)/;

/** MailerSend webhooks, versions 1 and 2, and the activity API. */
export const mailersend: Format = {
  name: 'mailersend',

  recognises: (record) =>
    typeof record.type === 'string' &&
    ((record.type.startsWith('activity.') && isObject(record.data)) ||
      (accountEvents.test(record.type) && 'created_at' in record)),

  *read(record, options) {
    // data.type may hold the state of the mail instead of this event.
    const type = String(record.type);
    const action = actionOfWord(type, events, options, accountEvents);
    if (typeof action === 'object') {
      yield action;
      return;
    }
    const data = asObject(record.data);
    const mail = asObject(data.email);
    yield event({
      email: asText(asObject(mail.recipient).email) ?? asText(data.recipient) ?? asText(data.email),
      action,
      timestamp: firstGiven(data.created_at, record.created_at),
      sourceId: data.id,
      campaign: campaignOf(data, mail),
      details: detailsOf(data, mail, type),
    });
  },

  // A page of the activity API, whose types have no prefix.
  unwrap(value) {
    const { data } = value;
    if (!Array.isArray(data) || data.length === 0 || !('meta' in value || 'links' in value)) return null;
    const isPage = data.every((each) => isObject(asObject(asObject(each).email).recipient));
    return isPage ? data.map((each) => ({ type: `activity.${asObject(each).type}`, data: each })) : null;
  },
};

/** The first tag, the template, or the subject. */
function campaignOf(data: JsonObject, mail: JsonObject): RawCampaign | null {
  const tag = tagsOf(data, mail)[0];
  const id = asText(tag) ?? asText(data.template_id) ?? asText(mail.subject) ?? asText(data.subject);
  return id === null ? null : { id, name: id };
}

function tagsOf(data: JsonObject, mail: JsonObject): readonly unknown[] {
  const tags = mail.tags ?? data.tags;
  return Array.isArray(tags) ? tags : [];
}

/** Version 1 uses `email` and `morph`, version 2 uses `data` itself and `meta`. */
function detailsOf(data: JsonObject, mail: JsonObject, type: string): JsonObject {
  const more = { ...asObject(data.morph), ...asObject(data.meta) };
  const reason = firstGiven(
    more.readable_reason,
    more.reason,
    more.bounce_reason,
    more.suppression_reason,
    more.reject_reason,
    more.unsubscribe_reason,
  );
  const tags = tagsOf(data, mail);
  const surveys = more.surveys ?? data.surveys;
  return omitEmpty({
    url: more.url,
    messageId: asText(asObject(mail.message).id) ?? asText(data.message_id),
    subject: firstGiven(mail.subject, data.subject),
    reason,
    bounceKind: type === 'activity.hard_bounced' ? 'hard' : type === 'activity.soft_bounced' ? 'soft' : null,
    statusCode: enhancedStatus(reason) ?? asText(more.bounce_code),
    ip: more.ip,
    userAgent: more.user_agent,
    location: omitEmpty({ country: more.country }),
    survey: Array.isArray(surveys) ? asText(asObject(surveys[0]).survey_id) : null,
    answers: surveys,
    template: data.template_id,
    tags: tags.length > 1 ? tags : null,
    nativeType: type,
  });
}
