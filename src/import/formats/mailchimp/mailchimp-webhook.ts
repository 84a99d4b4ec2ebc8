import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  event,
  ignored,
  isObject,
  type JsonObject,
  known,
  type Reading,
  rejected,
  textOf,
} from '../../map/format.ts';
import { campaignOf } from './mailchimp-campaign.ts';

// https://mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks/
const webhooks = new Map<string, ActionName>([
  ['subscribe', 'subscribed'],
  ['unsubscribe', 'unsubscribed'],
  ['profile', 'profileUpdateSubmitted'],
  ['upemail', 'profileUpdateSubmitted'],
  ['cleaned', 'bouncedOut'],
]);

/** Whether this is what Mailchimp posts of an audience: as a form, or as JSON of one. */
export function isWebhook(record: JsonObject): boolean {
  if (typeof record.type !== 'string' || !('fired_at' in record)) return false;
  return isObject(record.data) || Object.keys(record).some((key) => key.startsWith('data['));
}

/** One event, or two where an address changed. */
export function* readWebhook(record: JsonObject): Iterable<Reading> {
  const kind = String(record.type);
  const data = isObject(record.data) ? record.data : formData(record);
  const action = actionOf(kind, data);
  if (!action) {
    const campaign = kind === 'campaign' ? campaignOf(data.id, data.subject) : null;
    yield campaign ? ignored(kind, campaign) : ignored(kind);
    return;
  }
  // A changed address is an event of both.
  const addresses = kind === 'upemail' ? [data.old_email, data.new_email] : [data.email];
  for (const email of addresses) {
    if (textOf(email) === null) yield rejected(messages.rejections.noAddress);
    else {
      const campaign = campaignOf(data.campaign_id, null);
      yield event({
        email,
        action,
        timestamp: record.fired_at,
        campaign,
        details: webhookDetails(kind, data),
      });
    }
  }
}

function actionOf(kind: string, data: JsonObject): ActionName | undefined {
  if (kind === 'unsubscribe' && data.action === 'delete') return 'deleted';
  if (kind === 'cleaned' && data.reason === 'abuse') return 'spamComplaint';
  return webhooks.get(kind);
}

/** The fields of a form: `data[email]` as `email`; what lies deeper (`data[merges][FNAME]`) is left out. */
function formData(record: JsonObject): JsonObject {
  const fields = Object.entries(record).flatMap(([key, value]) => {
    const name = /^data\[([^[\]]+)\]$/.exec(key)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

function webhookDetails(kind: string, data: JsonObject): JsonObject {
  return known({
    reason: data.reason,
    ip: kind === 'subscribe' ? (data.ip_opt ?? data.ip_signup) : null,
    list: data.list_id,
    oldAddress: data.old_email,
    newAddress: data.new_email,
    nativeType: kind,
  });
}
