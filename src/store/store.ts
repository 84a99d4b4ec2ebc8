import type {
  Campaign,
  CampaignType,
  Question,
  Range,
  Report,
  ReportEvent,
  ReportStatus,
  SortOrder,
} from '../domain/report.ts';
import type { TextColumn } from './columns/text-column.ts';

/** What an imported record says of its campaign; undefined or null where it says nothing. */
export interface CampaignReference {
  /** The platform whose ids these are; '' for those of the native format. Ids of two platforms never meet. */
  readonly platform: string;
  readonly id: string;
  readonly name: string | null;
  readonly type: CampaignType | null;
  /** null: not said. */
  readonly archived: boolean | null;
}

/**
 * Events, checked and normalised, ready for the store: one column per property, so that many of them are cheap to
 * hand to another thread. Element n of each column belongs to event n.
 */
export interface NewEvents {
  readonly count: number;
  /** The contacts' keys, see EmailAddress. */
  readonly contact: TextColumn;
  /** The addresses as the records spell them; none where that is the key. */
  readonly shown: TextColumn;
  /** Milliseconds UTC. */
  readonly timestamp: Float64Array;
  /** The actions' codes. */
  readonly action: Uint8Array;
  /** Which of `campaigns`; -1 for none. */
  readonly campaign: Int32Array;
  /** Which of `sources`; -1 for none. */
  readonly source: Int32Array;
  readonly sourceId: TextColumn;
  /** JSON objects as text; none for empty ones. */
  readonly details: TextColumn;
  /** Tell events apart that share contact, moment and action; see fingerprint.ts. */
  readonly fingerprint: Float64Array;
  /** What the records say of campaigns, in the order in which they say it; also of campaigns without events. */
  readonly campaigns: readonly CampaignReference[];
  readonly sources: readonly string[];
}

/** What became of a batch of events. */
export interface BatchResult {
  readonly imported: number;
  readonly duplicates: number;
}

/** Takes events in; each batch is written whole or not at all. */
export interface EventSink {
  add(events: NewEvents): Promise<BatchResult>;
  close(): Promise<void>;
}

/** A campaign and how many events name it. */
export interface CampaignSummary extends Campaign {
  readonly eventCount: number;
  /** The platform whose id it is, null for the native format. */
  readonly platform: string | null;
}

/** Which reports to list. */
export interface ReportFilter {
  /** A contact's key. */
  readonly email?: string;
  readonly status?: ReportStatus;
  readonly limit?: number;
}

/** Events near a question that found none; each null where there are none. */
export interface Surroundings {
  readonly contactKnown: boolean;
  /** The nearest event before and after the period that answers the question otherwise, ms UTC. */
  readonly before: number | null;
  readonly after: number | null;
  /** How many events the period holds of actions, sources or machines that were not asked for. */
  readonly otherEvents: number;
}

/** One thing that was looked at, and how to mend it where it is wrong. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly fix: string | null;
}

/** What a store holds. */
export interface StoreInfo {
  readonly path: string;
  readonly bytes: number;
  /** The version of its schema. */
  readonly schema: number;
  readonly contacts: number;
  readonly campaigns: number;
  readonly events: number;
  readonly reports: number;
  /** ms UTC; source null: events that name none. */
  readonly sources: readonly {
    readonly source: string | null;
    readonly events: number;
    readonly first: number;
    readonly last: number;
  }[];
}

/** How far a run is. Moments in ms UTC. */
export interface RunProgress {
  /** 0 to 1 */
  readonly share: number;
  /** The contact's first and last event in the period, and the moment up to which the answer holds them. */
  readonly first: number;
  readonly last: number;
  readonly reached: number;
  /** How many events the answer holds. */
  readonly events: number;
}

/** A run that this process owns: nobody else starts one until it is finished or this process is gone. */
export interface Run {
  readonly reportId: number;
  /** Builds the answer piece by piece; yields how far it is. Aborting between two pieces loses nothing. */
  build(): AsyncIterable<RunProgress>;
  /** Makes the built answer the report's answer. */
  complete(): Promise<void>;
  /** Gives up; the previous answer stays. */
  fail(reason: string): Promise<void>;
}

/** A report and the rows of its latest completed run. */
export interface Answer {
  readonly report: Report;
  /** The platforms that the rows come from. */
  readonly sources: readonly string[];
  /** The rows, in batches; to be read to the end or left, once. */
  readonly events: AsyncIterable<readonly ReportEvent[]>;
}

/** When a run starts, and the range that its question means then. */
export interface NewRun {
  readonly range: Range;
  /** ms UTC */
  readonly now: number;
}

/**
 * Everything the program keeps. The one place behind which there is a database; another engine implements the
 * same interface. What can be large comes in batches.
 */
export interface Store {
  readonly path: string;
  close(): Promise<void>;

  /** How many bytes it takes on the disk. */
  size(): Promise<number>;
  /** Looks for what could be wrong inside; reads all of it. */
  check(): Promise<Check[]>;
  info(): Promise<StoreInfo>;
  /**
   * Writes a copy, as of one moment, to a file that does not exist yet, for its owner's eyes only; whole, and brought
   * to the disk, or not at all.
   */
  backup(file: string): Promise<void>;

  sink(): Promise<EventSink>;
  /** For each of `events`, whether the store does not have it yet. */
  unknownAmong(events: NewEvents): Promise<boolean[]>;

  contacts: {
    /** The address as first seen, null where the store does not know it. */
    find(key: string): Promise<string | null>;
    suggest(text: string, limit: number): Promise<string[]>;
    /** The known addresses nearest to `key` by edit distance, nearest first. */
    nearest(key: string, limit: number): Promise<string[]>;
    /** How many events a contact has in each of `ranges`. */
    countEvents(key: string, ranges: readonly Range[]): Promise<number[]>;
  };

  campaigns: {
    list(): Promise<CampaignSummary[]>;
    /** Archives or unarchives all of `ids` or, where one is unknown, none; gives the unknown ones. */
    setArchived(ids: readonly string[], archived: boolean): Promise<string[]>;
  };

  reports: {
    list(filter: ReportFilter): Promise<Report[]>;
    get(id: number): Promise<Report | null>;
    /** The report that is processing now, null where there is none. */
    processing(): Promise<Report | null>;
    /**
     * Saves a question and starts its first run; null where another report is processing. `begin` is asked at the
     * moment at which the run may start.
     */
    create(question: Question, begin: () => NewRun): Promise<Run | null>;
    /** Starts another run of a report; null where another report is processing. */
    rerun(id: number, begin: () => NewRun): Promise<Run | null>;
    /** Deletes all of `ids` or, where one is unknown or processing, none; gives those. */
    delete(ids: readonly number[]): Promise<{ unknown: number[]; processing: number[] }>;
    /** A report with its answer, as of one moment; null where there is no such report. */
    answer(id: number, order: SortOrder): Promise<Answer | null>;
    /** What the store knows around a question that found nothing. */
    surroundings(id: number): Promise<Surroundings>;
  };
}
