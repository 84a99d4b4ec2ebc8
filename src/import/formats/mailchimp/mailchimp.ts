import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
  type Format,
  firstGiven,
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { campaignOf } from './mailchimp-campaign.ts';
import { exportTable } from './mailchimp-export.ts';
import { isWebhook, readWebhook } from './mailchimp-webhook.ts';

// https://mailchimp.com/developer/marketing/api/email-activity-reports/ (open, click, bounce) and
// https://mailchimp.com/developer/marketing/docs/alternative-schemas/#activity-schemas (a member's activity feed).
const activities = new Map<string, ActionName>([
  ['sent', 'campaignSent'],
  ['open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['bounce', 'bounced'],
  ['unsub', 'unsubscribed'],
  ['abuse', 'spamComplaint'],
  ['conversation', 'campaignReplied'],
  ['survey_response', 'campaignSurveySubmitted'],
  ['marketing_permission', 'profileUpdateSubmitted'],
  ['signup', 'subscribed'],
  ['squatter_signup', 'subscribed'],
  ['website_signup', 'subscribed'],
  ['landing_page_signup', 'subscribed'],
  ['ecommerce_signup', 'subscribed'],
  ['generic_signup', 'subscribed'],
]);

// Activities that are not about the contact's mail.
const uninteresting =
  /^(note|postcard_sent|order|event|ecommerce|automation_.*|mandrill_.*|inbox_thread|social|sms_.*)$/;

/** The keys of the rows in a page of a report. */
const pages = ['emails', 'sent_to', 'unsubscribes', 'abuse_reports', 'members'];

/** Mailchimp reports and activity (API), audience webhooks, exports. */
export const mailchimp: Format = {
  name: 'mailchimp',

  recognises: (record) => isWebhook(record) || isRow(record) || isFeedItem(record) || isEmptyPage(record),

  *read(record, options) {
    if (isWebhook(record)) yield* readWebhook(record, options);
    else if (isEmptyPage(record)) yield ignored(messages.imports.emptyPage);
    else if (asText(record.email_address) === null) yield rejected(addressMissing(record));
    else if (Array.isArray(record.activity)) yield* readActivities(record, record.activity, options);
    else if (Array.isArray(record.opens)) yield* readActivities(record, record.opens, options, 'open');
    else yield* readActivity(record, {}, kindOfRow(record), options);
  },

  unwrap(value) {
    const rows = pages.map((key) => value[key]).find((page) => Array.isArray(page) && page.some(isRowOfPage));
    return Array.isArray(rows) ? rows : null;
  },

  table: exportTable,
};

function isRowOfPage(value: unknown): boolean {
  return isObject(value) && isRow(value);
}

/** True for a row about one contact: activity of a report or a feed, or a row of sent-to, unsubscribed or abuse-reports. */
function isRow(record: JsonObject): boolean {
  if ('email' in record || !('email_id' in record)) return false;
  if (!('list_id' in record) && !('campaign_id' in record)) return false;
  return Array.isArray(record.activity) || Array.isArray(record.opens) || kindOfRow(record) !== '';
}

function isFeedItem(record: JsonObject): boolean {
  return typeof record.activity_type === 'string' && 'created_at_timestamp' in record;
}

function isEmptyPage(record: JsonObject): boolean {
  const isEmpty = pages.some((key) => Array.isArray(record[key]) && record[key].length === 0);
  return isEmpty && 'total_items' in record && ('campaign_id' in record || 'list_id' in record);
}

/** The kind of a row without a list of activities; '' if it is unknown. */
function kindOfRow(record: JsonObject): string {
  const named = asText(record.activity_type) ?? asText(record.action);
  if (named !== null) return named;
  if ('reason' in record && 'timestamp' in record) return 'unsub';
  if ('open_count' in record && 'status' in record)
    return record.status === 'hard' || record.status === 'soft' ? 'bounce' : 'sent';
  return 'date' in record && 'id' in record ? 'abuse' : '';
}

function addressMissing(record: JsonObject): string {
  if (!('email_id' in record)) return messages.rejections.noAddress;
  return messages.rejections.hashedAddress;
}

function* readActivities(
  record: JsonObject,
  items: readonly unknown[],
  options: ReadOptions,
  kind?: string,
): Iterable<Reading> {
  if (items.length === 0) yield ignored(messages.imports.noActivity);
  for (const item of items) {
    if (isObject(item)) yield* readActivity(record, item, kind ?? kindOfRow(item), options);
    else yield rejected(messages.rejections.activityNotAnObject);
  }
}

/** Reads one activity; fields of `item` override those that `record` gives for all its activities. */
function* readActivity(
  record: JsonObject,
  item: JsonObject,
  kind: string,
  { words }: ReadOptions,
): Iterable<Reading> {
  const { activity: _, opens: __, ...common } = record;
  const all = { ...common, ...item };
  if (all.is_user === true) {
    yield ignored(messages.imports.ownAnswer(kind));
    return;
  }
  const action = activities.get(kind) ?? words.get(kind.toLowerCase());
  if (!action) {
    const isKnown = action === null || kind === '' || uninteresting.test(kind);
    yield isKnown ? ignored(kind || messages.imports.noKind) : unknownKind(kind);
    return;
  }
  const timestamp = firstGiven(all.timestamp, all.created_at_timestamp, all.date, all.send_time);
  if (asText(timestamp) === null && 'open_count' in all) {
    yield rejected(messages.rejections.recipientsWithoutTime(kind));
    return;
  }
  yield event({
    email: record.email_address,
    action,
    timestamp,
    sourceId: kind === 'abuse' ? all.id : null,
    campaign: campaignOf(all.campaign_id, firstGiven(all.campaign_title, all.title)),
    details: activityDetails(all, kind),
  });
}

function activityDetails(all: JsonObject, kind: string): JsonObject {
  const bounce = firstGiven(all.bounce_type, all.type, all.status);
  return omitEmpty({
    url: firstGiven(all.url, all.link_clicked),
    reason: firstGiven(all.reason, all.unsubscribe_reason),
    bounceKind: kind === 'bounce' ? (bounce === 'hard' || bounce === 'soft' ? bounce : 'unknown') : null,
    ip: all.ip,
    machine: all.is_proxy_open === true ? true : null,
    list: all.list_id,
    form: kind.endsWith('signup')
      ? firstGiven(all.outreach_title, all.store_name, all.signup_category)
      : null,
    survey: firstGiven(all.survey_title, all.survey_id),
    permission: firstGiven(all.marketing_permission_text, all.marketing_permisson_text),
    permitted: all.marketing_permission_opted_in,
    byAdministrator: all.is_admin_unsubscribed === true ? true : null,
    text: all.message_text,
    nativeType: kind,
  });
}
