import { actionByName } from '../../domain/actions.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import { fingerprint } from '../../domain/event-identity.ts';
import { isZoneless, parseEpoch, parseTimestamp } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/columns/new-events.ts';
import { asText, type JsonObject, type RawCampaign, type RawEvent } from './format.ts';
import { quotedFromFile } from './redact.ts';

/** The reason why an event is rejected. */
export class Rejection extends Error {
  override name = 'Rejection';
}

/** One event in the store's form. */
export interface NewEvent {
  /** The contact's key, see EmailAddress. */
  readonly contact: string;
  /** The address as the record spells it. */
  readonly shown: string;
  /** Milliseconds UTC. */
  readonly timestamp: number;
  /** The action's code. */
  readonly action: number;
  readonly campaign: CampaignReference | null;
  /** A JSON object as text, null for an empty one. */
  readonly details: string | null;
  readonly source: string | null;
  readonly sourceId: string | null;
  readonly fingerprint: number;
}

/** The platform of an event, and how to read its times. */
export interface SourceContext {
  /** The default source of its events. */
  readonly source: string | null;
  /** The platform that its campaign ids belong to; '' for the native format. */
  readonly platform: string;
  /** The zone of times without one. */
  readonly zone: string;
  /** Called for each time without a zone. */
  onZoneless(): void;
}

/** Checks an event that a format has read and converts it to the store's form. Throws {@link Rejection}. */
export function normalise(raw: RawEvent, context: SourceContext): NewEvent {
  const email = asText(raw.email);
  if (email === null) throw new Rejection(messages.rejections.noAddress);
  const address = parseMailbox(email);
  if (!address) throw new Rejection(messages.rejections.notAnAddress(email.includes('@')));
  const timestamp = timestampOf(raw.timestamp, context);
  const source = raw.source === undefined ? context.source : raw.source;
  const sourceId = asText(raw.sourceId);
  const campaign = raw.campaign ? campaignReference(raw.campaign, context.platform) : null;
  const details = raw.details ?? {};
  return {
    contact: address.key,
    shown: address.shown,
    timestamp,
    action: actionByName(raw.action).code,
    campaign,
    details: detailsText(details),
    source,
    sourceId,
    fingerprint: fingerprint(
      source,
      sourceId,
      campaign,
      asText(details.url) ?? '',
      asText(details.messageId) ?? '',
    ),
  };
}

/** A campaign in the store's form. */
export function campaignReference(campaign: RawCampaign, platform: string): CampaignReference {
  return {
    platform,
    id: campaign.id,
    name: campaign.name ?? null,
    type: campaign.type ?? null,
    archived: campaign.archived ?? null,
  };
}

function timestampOf(value: unknown, context: SourceContext): number {
  if (typeof value === 'string' && value.endsWith('Z')) {
    const moment = parseTimestamp(value, 'UTC');
    if (moment !== null) return moment;
  }
  const text = asText(value);
  if (text === null) throw new Rejection(messages.rejections.noTimestamp);
  const moment = /^\s*\d+(?:\.\d+)?\s*$/.test(text)
    ? parseEpoch(Number(text))
    : parseTimestamp(text, context.zone);
  if (moment === null) throw new Rejection(messages.rejections.impossibleTime(quotedFromFile(text)));
  if (typeof value === 'string' && isZoneless(text)) context.onZoneless();
  return moment;
}

function detailsText(details: JsonObject): string | null {
  try {
    const text = JSON.stringify(details);
    return text === '{}' ? null : text;
  } catch {
    // JSON.stringify recurses; deep nesting overflows the stack.
    throw new Rejection(messages.rejections.detailsTooDeep);
  }
}
