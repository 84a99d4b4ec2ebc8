import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
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
  rejected,
  unknownKind,
} from '../map/format.ts';

// https://developers.klaviyo.com/en/reference/events_api_overview: Klaviyo's own metrics, in lower case. Klaviyo counts a
// mail as received when it is delivered.
const metrics = new Map<string, ActionName>([
  ['received email', 'campaignDelivered'],
  ['opened email', 'campaignRead'],
  ['clicked email', 'campaignLinkClicked'],
  ['bounced email', 'bounced'],
  ['dropped email', 'campaignNotSent'],
  ['marked email as spam', 'spamComplaint'],
  ['unsubscribed', 'unsubscribed'],
  ['unsubscribed from email marketing', 'unsubscribed'],
  ['unsubscribed from list', 'removedFromGroup'],
  ['subscribed to list', 'subscribed'],
  ['subscribed to email marketing', 'subscribed'],
  ['updated email preferences', 'profileUpdateSubmitted'],
]);
// Klaviyo's own metrics of other channels and of a site.
const uninteresting = /sms|push|whatsapp|active on site|viewed|form/;
// The first two occur on opens by Apple's mail privacy protection.
const machineMarks = ['Machine Open', 'Apple Privacy Open', 'Bot Click'];

/**
 * Klaviyo events (API). An event names its metric and its contact by id; the page has their names and addresses if it
 * was requested with `include=metric,profile`. Not confirmed by a real export: the marks of machines
 * (they occur in programs that read such events), the words of `Bounce Type`.
 */
export const klaviyo: Format = {
  name: 'klaviyo',

  recognises: isEvent,

  *read(record, options) {
    const metric = asObject(partOf(record, 'metric').attributes);
    const name = asText(metric.name);
    if (name === null) {
      yield rejected(messages.rejections.notIncluded('metric'));
      return;
    }
    const integration = asText(asObject(metric.integration).name);
    const isKlaviyos = integration === null || integration.toLowerCase() === 'klaviyo';
    const word = name.toLowerCase();
    const action = (isKlaviyos ? metrics.get(word) : undefined) ?? options.words.get(word);
    if (!action) {
      const isKnown = action === null || !isKlaviyos || uninteresting.test(word);
      yield isKnown ? ignored(name) : unknownKind(name);
      return;
    }
    const profile = partOf(record, 'profile').attributes;
    if (!isObject(profile)) {
      yield rejected(messages.rejections.notIncluded('profile'));
      return;
    }
    const attributes = asObject(record.attributes);
    const properties = asObject(attributes.event_properties);
    yield event({
      email: profile.email,
      action,
      timestamp: firstGiven(attributes.datetime, attributes.timestamp),
      sourceId: record.id,
      campaign: campaignOf(properties),
      details: detailsOf(properties, action, name),
    });
  },

  unwrap(value) {
    const { data } = value;
    const list: unknown = isObject(data) ? [data] : data;
    if (!Array.isArray(list) || (list.length === 0 && !isPageOfEvents(value))) return null;
    const page = list.filter(isObject);
    if (page.length < list.length || !page.every(isEvent)) return null;
    const included = new Map(listOf(value.included).map((part) => [keyOf(part), part] as const));
    return page.map((each) => ({
      ...each,
      included: ['metric', 'profile'].map((kind) => included.get(keyOf(linkOf(each, kind)))).filter(isObject),
    }));
  },
};

/** True for an event as a JSON:API resource. */
function isEvent(record: JsonObject): boolean {
  if (record.type !== 'event' || !isObject(record.attributes) || !isObject(record.relationships))
    return false;
  return 'event_properties' in record.attributes && 'metric' in record.relationships;
}

/** True for a page with the address of the events; an empty page has no other mark. */
function isPageOfEvents(value: JsonObject): boolean {
  return /^https:\/\/[\w.-]+\.klaviyo\.com\/api\/events/.test(String(asObject(value.links).self));
}

function linkOf(record: JsonObject, kind: string): JsonObject {
  return asObject(asObject(asObject(record.relationships)[kind]).data);
}

function partOf(record: JsonObject, kind: string): JsonObject {
  const key = keyOf(linkOf(record, kind));
  return listOf(record.included).find((part) => keyOf(part) === key) ?? {};
}

function keyOf({ type, id }: JsonObject): string {
  return `${String(type)} ${String(id)}`;
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * The message; a mail of a flow names the flow beside it. The names of properties:
 * https://developers.klaviyo.com/en/reference/query_metric_aggregates
 */
function campaignOf(properties: JsonObject): RawCampaign | null {
  const name = asText(properties['Campaign Name']) ?? asText(properties.Subject);
  const id = asText(properties.$message) ?? name;
  if (id === null) return null;
  return { id, name, type: asText(properties.$flow) === null ? 'campaign' : 'workflow' };
}

function detailsOf(properties: JsonObject, action: ActionName, name: string): JsonObject {
  const isMachine = machineMarks.some((mark) => String(properties[mark]).toLowerCase() === 'true');
  const reason = firstGiven(properties['Failure Type'], properties['Failure Source']);
  return omitEmpty({
    url: properties.URL,
    subject: properties.Subject,
    reason,
    bounceKind: action === 'bounced' ? bounceKindOf(asText(properties['Bounce Type'])) : null,
    statusCode: enhancedStatus(reason),
    machine: isMachine ? true : null,
    group: action === 'removedFromGroup' ? properties.List : null,
    list: action === 'removedFromGroup' ? null : properties.List,
    method: properties.Method,
    flow: properties.$flow,
    nativeType: name,
  });
}

function bounceKindOf(type: string | null): string {
  return /hard|soft/.exec(type?.toLowerCase() ?? '')?.[0] ?? 'unknown';
}
