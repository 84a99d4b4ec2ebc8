import { actionByName } from '../../domain/actions.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import {
  canonicalJson,
  identityOf,
  numbersOf,
  occurrence,
  sharedMoment,
} from '../../domain/event-identity.ts';
import { isZoneless, longestTimestamp, parseTimestamp } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/columns/new-events.ts';
import { readDate } from '../formats/mapped/date-format.ts';
import { asText, type JsonObject, type RawCampaign, type RawEvent } from './format.ts';
import { type DateOrder, dateFormatsFor, readTime } from './read-time.ts';
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
  /** See {@link numbersOf}. */
  readonly fingerprint: number;
  readonly tie: number;
}

/** The platform of an event, and how to read its times. */
export interface SourceContext {
  /** The default source of its events. */
  readonly source: string | null;
  /** The platform that its campaign ids belong to; '' for the native format. */
  readonly platform: string;
  /** The zone of times without one. */
  readonly zone: string;
  /** The format of times as text, in date-fns' tokens; null: a form that every import reads. */
  readonly dateFormat: string | null;
  /** The order of day and month in numeric dates; null if it is unknown. */
  readonly dateOrder: DateOrder | null;
  /** Called for each time without a zone. */
  onZoneless(): void;
}

/**
 * Checks an event that a format has read and converts it to the store's form. `number`: which of equal events of its
 * record it is, from 1. Throws {@link Rejection}.
 */
export function normalise(raw: RawEvent, context: SourceContext, number = 1): NewEvent {
  const email = asText(raw.email);
  if (email === null) throw new Rejection(messages.rejections.noAddress);
  const address = parseMailbox(email);
  if (!address) throw new Rejection(messages.rejections.notAnAddress(email.includes('@')));
  const source = raw.source === undefined ? context.source : storable(raw.source);
  const timestamp = sharedMoment(source, timestampOf(raw.timestamp, context));
  const campaign = raw.campaign ? campaignReference(raw.campaign, source ?? context.platform) : null;
  const details = number === 1 ? (raw.details ?? {}) : { ...raw.details, [occurrence]: number };
  try {
    const sourceId = idText(raw.sourceId);
    return {
      contact: address.key,
      shown: address.shown,
      timestamp,
      action: actionByName(raw.action).code,
      campaign,
      details: detailsText(details),
      source,
      sourceId,
      ...numbersOf(identityOf({ source, sourceId, campaign, details })),
    };
  } catch (error) {
    // Deep nesting overflows the stack.
    if (error instanceof RangeError) throw new Rejection(messages.rejections.detailsTooDeep);
    throw error;
  }
}

/** A campaign in the store's form. */
export function campaignReference(campaign: RawCampaign, platform: string): CampaignReference {
  return {
    platform,
    id: storable(campaign.id),
    name: storable(campaign.name ?? null),
    type: campaign.type ?? null,
    archived: campaign.archived ?? null,
  };
}

/** The text of an id, which may be any JSON value; null if there is none. */
function idText(value: unknown): string | null {
  if (typeof value === 'object' || typeof value === 'boolean')
    return value === null ? null : canonicalJson(value);
  return storable(asText(value));
}

/** A text with half of a surrogate pair, which no UTF-8 holds, with its escape sequence instead. */
function storable<T extends string | null>(text: T): T;
function storable(text: string | null): string | null {
  if (text === null || !/[\ud800-\udfff]/.test(text)) return text;
  return text.replace(/\p{Cs}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

function timestampOf(value: unknown, context: SourceContext): number {
  if (typeof value === 'string' && value.endsWith('Z')) {
    const moment = parseTimestamp(value, 'UTC');
    if (moment !== null) return moment;
  }
  const text = asText(value);
  if (text === null) throw new Rejection(messages.rejections.noTimestamp);
  if (context.dateFormat !== null && typeof value === 'string') return momentInFormat(text, context);
  const time = readTime(text, context.zone, context.dateOrder);
  if (time === null) throw new Rejection(unreadableTime(text));
  if (time.isZoneless) context.onZoneless();
  return time.moment;
}

/** Reads a time in the format of `--date-format`. */
function momentInFormat(text: string, context: SourceContext): number {
  const format = context.dateFormat ?? '';
  const written = readDate(text.trim(), format);
  const moment = written === null ? null : parseTimestamp(written, context.zone);
  if (written === null || moment === null) {
    throw new Rejection(messages.rejections.otherDateFormat(quotedFromFile(text), format));
  }
  if (isZoneless(written)) context.onZoneless();
  return moment;
}

/** Why a time is refused, with the date formats that would read it. */
function unreadableTime(text: string): string {
  const formats = dateFormatsFor(text).filter((format) => readDate(text.trim(), format) !== null);
  const isLong = text.length > longestTimestamp;
  const isOwnForm = isLong || /^\s*([+-]?\d{4,}-\d\d-\d\d([T ].*)?|-?\d+(\.\d+)?)\s*$/.test(text);
  if (isOwnForm || !/\d/.test(text)) return messages.rejections.impossibleTime(quotedFromFile(text));
  const shown = (formats.length > 0 ? formats : ['dd-MM-yyyy HH:mm']).map((format) => `'${format}'`);
  return messages.rejections.unreadableTime(quotedFromFile(text), shown);
}

function detailsText(details: JsonObject): string | null {
  const text = JSON.stringify(details);
  return text === '{}' ? null : text;
}
