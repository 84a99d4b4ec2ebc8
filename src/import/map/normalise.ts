import { actionByName } from '../../domain/actions.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import { fingerprint } from '../../domain/event-identity.ts';
import { isZoneless, parseEpoch, parseTimestamp } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/columns/new-events.ts';
import { type JsonObject, type RawCampaign, type RawEvent, textOf } from './format.ts';
import { quotedFromFile } from './redact.ts';

/** A reason why a record cannot be taken. */
export class Rejection extends Error {
  override name = 'Rejection';
}

/** One event, checked and normalised. */
export interface NewEvent {
  /** The contact's key, see EmailAddress. */
  readonly contact: string;
  /** The address as this record spells it. */
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

/** Where an event comes from and how its times are read. */
export interface Origin {
  /** The source of events that name none. */
  readonly source: string | null;
  /** Whose campaign ids they are; '' for the native format. */
  readonly platform: string;
  /** The zone of times that name none. */
  readonly zone: string;
  /** Told when a time named no zone. */
  onZoneless(): void;
}

/** Checks an event that a format has read and brings it into the store's form. Throws {@link Rejection}. */
export function normalise(raw: RawEvent, origin: Origin): NewEvent {
  const email = textOf(raw.email);
  if (email === null) throw new Rejection(messages.rejections.noAddress);
  const address = parseMailbox(email);
  if (!address) throw new Rejection(messages.rejections.notAnAddress(email.includes('@')));
  const timestamp = momentOf(raw.timestamp, origin);
  const source = raw.source === undefined ? origin.source : raw.source;
  const sourceId = textOf(raw.sourceId);
  const campaign = raw.campaign ? campaignReference(raw.campaign, origin.platform) : null;
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
      textOf(details.url) ?? '',
      textOf(details.messageId) ?? '',
    ),
  };
}

/** A campaign as the store takes it. */
export function campaignReference(campaign: RawCampaign, platform: string): CampaignReference {
  return {
    platform,
    id: campaign.id,
    name: campaign.name ?? null,
    type: campaign.type ?? null,
    archived: campaign.archived ?? null,
  };
}

function momentOf(value: unknown, origin: Origin): number {
  if (typeof value === 'string' && value.endsWith('Z')) {
    const moment = parseTimestamp(value, 'UTC');
    if (moment !== null) return moment;
  }
  const text = textOf(value);
  if (text === null) throw new Rejection(messages.rejections.noTimestamp);
  const moment = /^\s*\d+(?:\.\d+)?\s*$/.test(text)
    ? parseEpoch(Number(text))
    : parseTimestamp(text, origin.zone);
  if (moment === null) throw new Rejection(messages.rejections.impossibleTime(quotedFromFile(text)));
  if (typeof value === 'string' && isZoneless(text)) origin.onZoneless();
  return moment;
}

function detailsText(details: JsonObject): string | null {
  try {
    const text = JSON.stringify(details);
    return text === '{}' ? null : text;
  } catch {
    // V8 writes nested objects by recursion.
    throw new Rejection(messages.rejections.detailsTooDeep);
  }
}
