import type { CampaignFacts } from '../../domain/merge.ts';
import { type TextColumn, textsOf } from './text-column.ts';

/** The facts of an imported record about its campaign; null if it has none. */
export interface CampaignReference extends CampaignFacts {
  /** The platform whose ids these are; '' for native records without a source. Ids of two platforms never meet. */
  readonly platform: string;
  readonly id: string;
}

/**
 * Events, checked and normalised, ready for the store: one column per property, so that many of them are cheap to
 * hand to another thread. Element n of each column belongs to event n; {@link readNewEvents} reads them.
 */
export interface NewEvents {
  readonly count: number;
  /** The contacts' keys, see EmailAddress. */
  readonly contact: TextColumn;
  /** The addresses as the records spell them; none when that is the key. */
  readonly shown: TextColumn;
  /** ms UTC */
  readonly timestamp: Float64Array;
  /** The actions' codes. */
  readonly action: Uint8Array;
  /** The index in `campaigns`; -1 for none. */
  readonly campaign: Int32Array;
  /** The index in `sources`; -1 for none. */
  readonly source: Int32Array;
  readonly sourceId: TextColumn;
  /** JSON objects as text; none for empty ones. */
  readonly details: TextColumn;
  /** Find events that share contact, moment and action; see `numbersOf` in event-identity.ts. */
  readonly fingerprint: Float64Array;
  readonly tie: Int32Array;
  /** The facts of the records about campaigns, in their order; also about campaigns without events. */
  readonly campaigns: readonly CampaignReference[];
  readonly sources: readonly string[];
  /**
   * The number of the reading of a table whose equal rows are events of their own, unless they have an id; null for
   * all others. Rows are counted anew in each reading.
   */
  readonly reading: number | null;
}

/** Reads {@link NewEvents}, property by property; n from 0 to `count` - 1. What an engine needs of their columns. */
export interface NewEventReader {
  readonly count: number;
  /** The contact's key. */
  contact(n: number): string;
  /** The address as the record spells it, null when that is the key. */
  shown(n: number): string | null;
  /** ms UTC */
  timestamp(n: number): number;
  /** The action's code. */
  action(n: number): number;
  fingerprint(n: number): number;
  tie(n: number): number;
  /** The index in `campaigns`, null for none. */
  campaign(n: number): number | null;
  /** The index in `sources`, null for none. */
  source(n: number): number | null;
  sourceId(n: number): string | null;
  /** A JSON object as text, null for an empty one. */
  details(n: number): string | null;
}

/** Makes a reader of events. */
export function readNewEvents(events: NewEvents): NewEventReader {
  const { timestamp, action, fingerprint, tie, campaign, source } = events;
  const contact = textsOf(events.contact);
  const indexIn = (column: Int32Array) => (n: number) => {
    const index = column[n] ?? -1;
    return index < 0 ? null : index;
  };
  return {
    count: events.count,
    contact: (n) => contact(n) ?? '',
    shown: textsOf(events.shown),
    timestamp: (n) => timestamp[n] ?? 0,
    action: (n) => action[n] ?? 0,
    fingerprint: (n) => fingerprint[n] ?? 0,
    tie: (n) => tie[n] ?? 0,
    campaign: indexIn(campaign),
    source: indexIn(source),
    sourceId: textsOf(events.sourceId),
    details: textsOf(events.details),
  };
}
