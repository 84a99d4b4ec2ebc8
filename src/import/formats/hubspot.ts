import type { ActionName } from '../../domain/actions.ts';
import {
  asObject,
  asText,
  enhancedStatus,
  event,
  type Format,
  firstGiven,
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  unknownKind,
} from '../map/format.ts';

// https://developers.hubspot.com/docs/api-reference/legacy/email-analytics-v1/guide. In capitals, without `_`.
const events = new Map<string, ActionName>([
  ['SENT', 'campaignSent'],
  ['DELIVERED', 'campaignDelivered'],
  ['DEFERRED', 'campaignDeferred'],
  ['BOUNCE', 'bounced'],
  ['DROPPED', 'campaignNotSent'],
  ['MTADROPPED', 'campaignNotSent'],
  ['OPEN', 'campaignRead'],
  ['CLICK', 'campaignLinkClicked'],
  ['SPAMREPORT', 'spamComplaint'],
  ['UNSUBSCRIBED', 'unsubscribed'],
  ['FORWARD', 'campaignForwardSubmitted'],
]);
// UNBOUNCE names no recipient; a report has no action for PROCESSED and PRINT.
const uninteresting = /^(PROCESSED|PRINT|UNBOUNCE|STATUSCHANGE)$/;
const changes = new Map<string, readonly [ofAll: ActionName, ofOne: ActionName]>([
  ['SUBSCRIBED', ['subscribed', 'addedToGroup']],
  ['UNSUBSCRIBED', ['unsubscribed', 'removedFromGroup']],
]);
// Bounce categories, on the same page. A server that refuses a mail as spam has bounced it; the person did not complain.
const bounceKinds = new Map([
  ['UNKNOWN_USER', 'hard'],
  ['MAILBOX_FULL', 'soft'],
  ['SPAM', 'block'],
  ['CONTENT', 'block'],
  ['POLICY', 'block'],
  ['FILTERED', 'block'],
  ['IP_REPUTATION', 'block'],
  ['DOMAIN_REPUTATION', 'block'],
  ['DMARC', 'block'],
]);

/**
 * HubSpot e-mail events and e-mail campaigns (API, version 1). An event has the id of its campaign; the campaign is a
 * record of its own, with the name. Not confirmed by a real export: the fields of a campaign, the bounce categories.
 */
export const hubspot: Format = {
  name: 'hubspot',

  recognises: (record) => isEvent(record) || isCampaign(record),

  *read(record, options) {
    if (isEvent(record)) yield* readEvent(record, options);
    else yield ignored('campaign', { id: String(record.id), name: asText(record.name) });
  },

  unwrap({ hasMore, events: page }) {
    if (typeof hasMore !== 'boolean' || !Array.isArray(page)) return null;
    return page.every((each) => isObject(each) && isEvent(each)) ? page : null;
  },
};

function isEvent(record: JsonObject): boolean {
  const isDated = typeof record.type === 'string' && 'created' in record;
  return isDated && 'portalId' in record && 'id' in record && ('appId' in record || 'recipient' in record);
}

/** https://developers.hubspot.com/docs/reference/api/analytics-and-events/email-analytics/v1 */
function isCampaign(record: JsonObject): boolean {
  const isNamed = asText(record.id) !== null && asText(record.name) !== null;
  return isNamed && 'appId' in record && 'appName' in record && 'numIncluded' in record;
}

function* readEvent(record: JsonObject, options: ReadOptions): Iterable<Reading> {
  const type = String(record.type);
  const name = type.toUpperCase().replaceAll('_', '');
  const action = events.get(name) ?? options.words.get(type.toLowerCase());
  const acts = action ? [{ action }] : name === 'STATUSCHANGE' ? changesOf(record) : [];
  if (acts.length === 0)
    yield action === null || uninteresting.test(name) ? ignored(type) : unknownKind(type);
  for (const { action, group } of acts) {
    yield event({
      email: record.recipient,
      action,
      timestamp: record.created,
      sourceId: record.id,
      campaign: campaignOf(record),
      details: detailsOf(record, { action, group, type }),
    });
  }
}

interface Act {
  readonly action: ActionName;
  /** The subscription type that was changed. */
  readonly group?: unknown;
}

/** The changes in a STATUSCHANGE: of all mail to the contact, and of single subscription types. */
function changesOf(record: JsonObject): readonly Act[] {
  const acts: Act[] = [];
  const [ofAll] = changes.get(String(record.portalSubscriptionStatus)) ?? [];
  if (ofAll) acts.push({ action: ofAll });
  if (record.bounced === true) acts.push({ action: 'addedToAccountBlackList' });
  const subscriptions = Array.isArray(record.subscriptions) ? record.subscriptions : [];
  for (const subscription of subscriptions.map(asObject)) {
    const [, ofOne] = changes.get(String(subscription.status)) ?? [];
    if (ofOne) acts.push({ action: ofOne, group: subscription.id });
  }
  return acts;
}

function campaignOf(record: JsonObject): RawCampaign | null {
  const id = asText(record.emailCampaignId);
  return id === null || id === '0' ? null : { id };
}

function detailsOf(record: JsonObject, { action, group, type }: Act & { readonly type: string }): JsonObject {
  const place = asObject(record.location);
  const status = asText(record.status) ?? enhancedStatus(record.response);
  return omitEmpty({
    url: record.url,
    messageId: record.hmid,
    subject: record.subject,
    reason: firstGiven(record.dropMessage, record.dropReason),
    group,
    bounceKind: action === 'bounced' ? bounceKindOf(record, status) : null,
    bounceClass: record.category,
    smtpAnswer: record.response,
    statusCode: status,
    attempt: record.attempt,
    ip: record.ipAddress,
    userAgent: record.userAgent,
    location: omitEmpty({ country: place.country, region: place.state, city: place.city }),
    // A rule of the account leaves it out of HubSpot's reports; not every such event is a machine's.
    filtered: record.filteredEvent === true ? true : null,
    origin: record.source,
    app: record.appName,
    nativeType: type,
  });
}

function bounceKindOf(record: JsonObject, status: string | null): string {
  const kind = bounceKinds.get(String(record.category));
  if (kind !== undefined) return kind;
  return status?.startsWith('5') ? 'hard' : status?.startsWith('4') ? 'soft' : 'unknown';
}
