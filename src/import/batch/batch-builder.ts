import { messages } from '../../messages/messages.ts';
import type { BufferPool } from '../../store/columns/buffer-pool.ts';
import type { CampaignReference, NewEvents } from '../../store/columns/new-events.ts';
import { NumberColumnWriter } from '../../store/columns/number-column.ts';
import { TextColumnWriter } from '../../store/columns/text-column.ts';
import type { NewEvent } from '../map/normalise.ts';
import { BatchPace } from './batch-pace.ts';

/** A rejected record and the reason. */
export interface RejectedRecord {
  readonly file: string;
  readonly record: number;
  readonly reason: string;
}

/** The results of some records. */
export interface BatchContents {
  readonly events: NewEvents;
  /** Counts of ignored records with a word that is not known, by kind; they are in `ignored` too. */
  readonly unknown: Record<string, number>;
  /** Counts of ignored records, by kind. */
  readonly ignored: Record<string, number>;
  readonly rejected: number;
  /** Facts about the file that the user should know. */
  readonly notes: readonly string[];
  /** The first {@link rejectionsKept}; the rest are only counted. */
  readonly rejections: readonly RejectedRecord[];
}

/** The number of rejected records that are listed one by one. */
export const rejectionsKept = 100;

/** When events are large, the size of their details (bytes) limits a transaction. */
const batchDetails = 24 * 1024 * 1024;

/** The number of kinds of ignored records that are counted by name. */
const kindsKept = 200;

/** Collects the results of the records of a file into batches. */
export class BatchBuilder {
  /** The number of the current record. */
  record = 0;
  /** The name of the file that the current record is from. */
  file: string;
  /** See NewEvents. */
  reading: number | null = null;
  rejectedCount = 0;
  /** The number of records that gave no event. */
  #withoutEvent = 0;
  #events: ReturnType<typeof newColumns>;
  #campaigns = new ValueIndex<CampaignReference>(campaignKey, sameCampaign);
  #sources = new ValueIndex<string>(
    (source) => source,
    () => true,
  );
  #ignored: Record<string, number> = Object.create(null);
  #unknown: Record<string, number> = Object.create(null);
  #rejections: RejectedRecord[] = [];
  readonly #notes = new Set<string>();

  readonly #pace: BatchPace;

  constructor(file: string, memory: BufferPool, pace = new BatchPace()) {
    this.file = file;
    this.#pace = pace;
    this.#events = newColumns(memory);
  }

  /** True when there is enough for a transaction, or for an update of the progress. */
  get isFull(): boolean {
    const { timestamp, details } = this.#events;
    const most = Math.max(timestamp.length, this.#campaigns.values.length, this.#withoutEvent);
    return most >= this.#pace.events || details.size >= batchDetails;
  }

  /** True if there is nothing to pass on. */
  get isEmpty(): boolean {
    return this.#events.timestamp.length + this.#campaigns.values.length + this.#withoutEvent === 0;
  }

  event(event: NewEvent): void {
    const events = this.#events;
    events.contact.push(event.contact);
    events.shown.push(event.shown === event.contact ? null : event.shown);
    events.timestamp.push(event.timestamp);
    events.action.push(event.action);
    events.campaign.push(event.campaign ? this.#campaigns.indexOf(event.campaign) : -1);
    events.source.push(event.source === null ? -1 : this.#sources.indexOf(event.source));
    events.sourceId.push(event.sourceId);
    events.details.push(event.details);
    events.fingerprint.push(event.fingerprint);
    events.tie.push(event.tie);
  }

  campaign(campaign: CampaignReference): void {
    this.#campaigns.indexOf(campaign);
  }

  ignored(kind: string, isUnknown: boolean): void {
    this.#withoutEvent += 1;
    countKind(this.#ignored, kind, 1);
    if (isUnknown) countKind(this.#unknown, kind, 1);
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  rejected(reason: string): void {
    this.rejectedCount += 1;
    this.#withoutEvent += 1;
    if (this.#rejections.length < rejectionsKept) {
      this.#rejections.push({ file: this.file, record: this.record, reason });
    }
  }

  /** Gives the collected batch and starts the next one. */
  flush(): BatchContents {
    const columns = this.#events;
    const contents: BatchContents = {
      events: {
        count: columns.timestamp.length,
        contact: columns.contact.finish(),
        shown: columns.shown.finish(),
        timestamp: columns.timestamp.finish(),
        action: columns.action.finish(),
        campaign: columns.campaign.finish(),
        source: columns.source.finish(),
        sourceId: columns.sourceId.finish(),
        details: columns.details.finish(),
        fingerprint: columns.fingerprint.finish(),
        tie: columns.tie.finish(),
        campaigns: this.#campaigns.values,
        sources: this.#sources.values,
        reading: this.reading,
      },
      ignored: { ...this.#ignored },
      unknown: { ...this.#unknown },
      rejected: this.rejectedCount,
      notes: [...this.#notes],
      rejections: this.#rejections,
    };
    this.#events = emptyLike(columns);
    this.#campaigns = new ValueIndex(campaignKey, sameCampaign);
    this.#sources = new ValueIndex<string>(
      (each) => each,
      () => true,
    );
    this.#ignored = Object.create(null);
    this.#unknown = Object.create(null);
    this.#rejections = [];
    this.rejectedCount = 0;
    this.#withoutEvent = 0;
    return contents;
  }
}

/** Adds to the count of a kind. Kinds come from files: beyond a number and a length they are counted as "other kinds". */
export function countKind(kinds: Record<string, number>, kind: string, count: number): void {
  const known = Object.hasOwn(kinds, kind);
  const name =
    known || (kind.length <= 100 && Object.keys(kinds).length < kindsKept)
      ? kind
      : messages.imports.otherKinds;
  kinds[name] = (Object.hasOwn(kinds, name) ? (kinds[name] ?? 0) : 0) + count;
}

/** Recurring values, each kept once; a changed value of the same key is kept again, at the end. */
class ValueIndex<T> {
  readonly values: T[] = [];
  readonly #latestIndex = new Map<string, number>();
  readonly #key: (value: T) => string;
  readonly #same: (a: T, b: T) => boolean;

  constructor(key: (value: T) => string, same: (a: T, b: T) => boolean) {
    this.#key = key;
    this.#same = same;
  }

  indexOf(value: T): number {
    const key = this.#key(value);
    const index = this.#latestIndex.get(key);
    const latest = index === undefined ? undefined : this.values[index];
    if (index !== undefined && latest !== undefined && this.#same(latest, value)) return index;
    this.#latestIndex.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

function campaignKey({ platform, id }: CampaignReference): string {
  return `${platform}/${id}`;
}

function sameCampaign(a: CampaignReference, b: CampaignReference): boolean {
  return a.id === b.id && a.name === b.name && a.type === b.type && a.archived === b.archived;
}

function newColumns(memory: BufferPool) {
  return {
    contact: new TextColumnWriter(memory),
    shown: new TextColumnWriter(memory),
    timestamp: new NumberColumnWriter(Float64Array, memory),
    action: new NumberColumnWriter(Uint8Array, memory),
    campaign: new NumberColumnWriter(Int32Array, memory),
    source: new NumberColumnWriter(Int32Array, memory),
    sourceId: new TextColumnWriter(memory),
    details: new TextColumnWriter(memory),
    fingerprint: new NumberColumnWriter(Float64Array, memory),
    tie: new NumberColumnWriter(Int32Array, memory),
  };
}

// As large as the columns before, so that the memory of one batch fits the next one.
function emptyLike(columns: ReturnType<typeof newColumns>): ReturnType<typeof newColumns> {
  return {
    contact: columns.contact.emptyLike(),
    shown: columns.shown.emptyLike(),
    timestamp: columns.timestamp.emptyLike(),
    action: columns.action.emptyLike(),
    campaign: columns.campaign.emptyLike(),
    source: columns.source.emptyLike(),
    sourceId: columns.sourceId.emptyLike(),
    details: columns.details.emptyLike(),
    fingerprint: columns.fingerprint.emptyLike(),
    tie: columns.tie.emptyLike(),
  };
}
