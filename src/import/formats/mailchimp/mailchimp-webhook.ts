import type { ActionName } from '../../../domain/actions.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
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

// https://mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks/
const webhooks = new Map<string, ActionName>([
  ['subscribe', 'subscribed'],
  ['unsubscribe', 'unsubscribed'],
  ['profile', 'profileUpdateSubmitted'],
  ['upemail', 'profileUpdateSubmitted'],
  ['cleaned', 'bouncedOut'],
]);

/** True for an audience webhook: a form, or the JSON of one. */
export function isWebhook(record: JsonObject): boolean {
  if (typeof record.type !== 'string' || !('fired_at' in record)) return false;
  return isObject(record.data) || Object.keys(record).some((key) => key.startsWith('data['));
}

/** Reads a webhook: one event, or two for a changed address. */
export function* readWebhook(record: JsonObject, { words }: ReadOptions): Iterable<Reading> {
  const kind = String(record.type);
  const data = isObject(record.data) ? record.data : formData(record);
  if (kind === 'campaign') {
    yield ignored(kind, campaignOf(data.id, data.subject) ?? undefined);
    return;
  }
  const action = actionOf(kind, data) ?? words.get(kind.toLowerCase());
  if (!action) {
    yield action === null ? ignored(kind) : unknownKind(kind);
    return;
  }
  // A changed address is an event of both addresses.
  const addresses = kind === 'upemail' ? [data.old_email, data.new_email] : [data.email];
  for (const email of addresses) {
    if (asText(email) === null) yield rejected(messages.rejections.noAddress);
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

/** The fields of a form: `data[email]` as `email`; deeper fields (`data[merges][FNAME]`) are left out. */
function formData(record: JsonObject): JsonObject {
  const fields = Object.entries(record).flatMap(([key, value]) => {
    const name = /^data\[([^[\]]+)\]$/.exec(key)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

function webhookDetails(kind: string, data: JsonObject): JsonObject {
  return omitEmpty({
    reason: data.reason,
    ip: kind === 'subscribe' ? firstGiven(data.ip_opt, data.ip_signup) : null,
    list: data.list_id,
    oldAddress: data.old_email,
    newAddress: data.new_email,
    nativeType: kind,
  });
}
