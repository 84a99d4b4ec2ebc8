import type { ActionName } from '../../domain/actions.ts';
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
  textOf,
} from '../map/format.ts';

// https://developers.mailersend.com/api/v1/account/webhooks.html#available-events. The unique ones are second
// deliveries of an opening or a click, under the same id.
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

// What MailerSend tells beside activities, of the account and its domains.
const others =
  /^(?:webhook\.test|inbound\.message|inbound_(?:forward|message)\.|sender_identity\.|maintenance\.|email_(?:single|list)\.|bulk_email\.|recipient\.on_hold_|sms\.)/;

/** MailerSend's webhooks, of both versions, and its activity API. */
export const mailersend: Format = {
  name: 'mailersend',
  title: 'MailerSend webhook and activity API',

  recognises: (record) =>
    typeof record.type === 'string' &&
    ((record.type.startsWith('activity.') && isObject(record.data)) ||
      (others.test(record.type) && 'created_at' in record)),

  *read(record) {
    // data.type may say what became of the mail instead of what happened now.
    const type = String(record.type);
    const action = events.get(type);
    if (!action) {
      yield ignored(type);
      return;
    }
    const data = objectOf(record.data);
    const mail = objectOf(data.email);
    yield event({
      email: textOf(objectOf(mail.recipient).email) ?? textOf(data.recipient) ?? textOf(data.email),
      action,
      timestamp: data.created_at ?? record.created_at,
      sourceId: data.id,
      campaign: campaignOf(data, mail),
      details: detailsOf(data, mail, type),
    });
  },

  // A page of the activity API: the types there have no prefix.
  unwrap(value) {
    const { data } = value;
    if (!Array.isArray(data) || data.length === 0 || !('meta' in value || 'links' in value)) return null;
    const isPage = data.every((each) => isObject(objectOf(objectOf(each).email).recipient));
    return isPage ? data.map((each) => ({ type: `activity.${objectOf(each).type}`, data: each })) : null;
  },
};

/** First tag, template, subject: the first that is there. */
function campaignOf(data: JsonObject, mail: JsonObject): RawCampaign | null {
  const tag = tagsOf(data, mail)[0];
  const id = textOf(tag) ?? textOf(data.template_id) ?? textOf(mail.subject) ?? textOf(data.subject);
  return id === null ? null : { id, name: id };
}

function tagsOf(data: JsonObject, mail: JsonObject): readonly unknown[] {
  const tags = mail.tags ?? data.tags;
  return Array.isArray(tags) ? tags : [];
}

/** What version 1 tells in `email` and `morph`, version 2 tells in `data` itself and `meta`. */
function detailsOf(data: JsonObject, mail: JsonObject, type: string): JsonObject {
  const more = { ...objectOf(data.morph), ...objectOf(data.meta) };
  const reason =
    more.readable_reason ??
    more.reason ??
    more.bounce_reason ??
    more.suppression_reason ??
    more.reject_reason ??
    more.unsubscribe_reason;
  const tags = tagsOf(data, mail);
  const surveys = more.surveys ?? data.surveys;
  return known({
    url: more.url,
    messageId: textOf(objectOf(mail.message).id) ?? textOf(data.message_id),
    subject: mail.subject ?? data.subject,
    reason,
    bounceKind: type === 'activity.hard_bounced' ? 'hard' : type === 'activity.soft_bounced' ? 'soft' : null,
    statusCode: enhancedStatus(reason) ?? textOf(more.bounce_code),
    ip: more.ip,
    userAgent: more.user_agent,
    location: known({ country: more.country }),
    survey: Array.isArray(surveys) ? textOf(objectOf(surveys[0]).survey_id) : null,
    answers: surveys,
    template: data.template_id,
    tags: tags.length > 1 ? tags : null,
    nativeType: type,
  });
}
