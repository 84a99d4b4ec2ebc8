import type { CampaignKey } from '../domain/campaign-id.ts';
import type { KnownScope } from '../domain/consent/store-facts.ts';
import type { SourceDay, SourceImport } from '../domain/coverage.ts';
import type { ImportRecord, UndoCounts } from '../domain/import-record.ts';
import type {
  Campaign,
  Question,
  Range,
  Report,
  ReportEvent,
  ReportStatus,
  SortOrder,
} from '../domain/report.ts';
import type { Condition, EventSelection } from '../domain/selection.ts';
import type { Batches } from './batches.ts';
import type { NewEvents } from './columns/new-events.ts';
import type { StorePlace } from './store-place.ts';

/** An import, as it begins. */
export interface NewImport {
  /** The names of its files, without their folders; `-` for standard input. */
  readonly files: readonly string[];
  /** The zone (IANA) in which times without a zone are read. */
  readonly zone: string;
  /** ms UTC */
  readonly startedAt: number;
  /** The version of the program. */
  readonly program: string;
}

/** How far an import is with one of its files. */
export interface FileTally {
  /** Its place among the files of the import, from 0. */
  readonly file: number;
  /** The names of the formats that were found. */
  readonly formats: readonly string[];
  readonly ignored: number;
  readonly rejected: number;
  /** How many times named no zone. */
  readonly zoneless: number;
}

/** The result of the request to undo an import. */
export type UndoResult =
  /** There is no such import. */
  | { readonly outcome: 'unknown' }
  /** Its events were taken out before. */
  | { readonly outcome: 'undoneBefore'; readonly import: ImportRecord }
  /** A report is processing. */
  | { readonly outcome: 'processing'; readonly report: Report }
  | ({ readonly outcome: 'undone'; readonly import: ImportRecord } & UndoCounts);

/** The result of a batch of events. */
export interface BatchResult {
  readonly imported: number;
  readonly duplicates: number;
}

/** Writes the events of one import. */
export interface EventWriter {
  /** Writes a batch, and with it what the import has come to: whole or not at all. */
  add(events: NewEvents, tally: FileTally): Promise<BatchResult>;
  /** Records that the import came to its end; gives its number, null if it is not recorded. */
  complete(tallies: readonly FileTally[]): Promise<number | null>;
  close(): Promise<void>;
}

/** A campaign and how many events name it. */
export interface CampaignSummary extends Campaign, CampaignKey {
  readonly eventCount: number;
  /** True if a campaign of another platform has the same id. */
  readonly sharesId: boolean;
}

/** Which campaigns to list. */
export interface CampaignFilter {
  readonly archived?: boolean;
  /** The beginning of the id. */
  readonly idStart?: string;
  readonly platform?: string | null;
  readonly limit?: number;
}

/** Which reports to list. */
export interface ReportFilter {
  /** The key of a contact that the report asks about. */
  readonly contact?: string;
  readonly status?: ReportStatus;
  /** The first digits of the id. */
  readonly idStart?: string;
  /** Only this one and those that are older. */
  readonly from?: number;
  readonly limit?: number;
}

/** One thing that was checked, and how to mend it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  /** A sentence, or a command to type, word by word; null when there is nothing to mend. */
  readonly fix: string | readonly string[] | null;
}

/** The content of a store in numbers. */
export interface StoreInfo {
  readonly place: StorePlace;
  /** Its size; null when the engine does not know. */
  readonly bytes: number | null;
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

/** The facts about one source. Timestamps in ms UTC. */
export interface SourceSummary {
  /** The platform; null: events that name none. */
  readonly source: string | null;
  readonly events: number;
  /** The first and the last event. */
  readonly first: number;
  readonly last: number;
  /** When the last import that brought events of it started; null if it was not recorded. */
  readonly lastImport: number | null;
  /** How many mails were sent, delivered, opened and clicked in, and how many opt-ins and opt-outs there are. */
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly clicked: number;
  readonly optIns: number;
  readonly optOuts: number;
}

/** The store as of one moment. Imports that go on meanwhile do not show. To be closed. */
export interface Snapshot {
  /** The lists, groups, preferences and forms that events name. */
  scopes(): Promise<KnownScope[]>;
  /** By the name of the source. */
  sources(): Promise<SourceSummary[]>;
  countContacts(): Promise<number>;
  /** The events of each source by day. */
  sourceDays(): Promise<SourceDay[]>;
  /** The imports that brought events of each source. */
  sourceImports(): Promise<SourceImport[]>;
  /**
   * The events of a selection, as `events.stream` gives them; if `having` is given, only of contacts that have an event
   * of this condition.
   */
  events(selection: EventSelection, having?: Condition | null): AsyncIterable<readonly ReportEvent[]>;
  close(): Promise<void>;
}

/** How far a run is. Timestamps in ms UTC. */
export interface RunProgress {
  /** 0 to 1 */
  readonly share: number;
  /** The first and last event of the contact whose events are being copied, in the period, and how far that is. */
  readonly first: number;
  readonly last: number;
  readonly reached: number;
  /** How many events the answer holds. */
  readonly events: number;
}

/** A run that this process owns: no other process starts one until it is finished or this process is gone. */
export interface Run {
  readonly reportId: number;
  /** Builds the answer chunk by chunk; yields how far it is. Aborting between two chunks loses nothing. */
  build(): AsyncIterable<RunProgress>;
  /** Makes the built answer the report's answer. */
  complete(): Promise<void>;
  /** Ends the run without an answer; the previous answer stays. */
  fail(reason: string): Promise<void>;
}

/** A report and the events of its latest completed run. */
export interface Answer {
  readonly report: Report;
  /** The platforms that the events come from. */
  readonly sources: readonly string[];
  /** The events, in batches; to be read to the end or left, once. */
  readonly events: AsyncIterable<readonly ReportEvent[]>;
}

/** When a run starts, and the range that its question means then. */
export interface NewRun {
  readonly range: Range;
  /** ms UTC */
  readonly now: number;
  /** True if a small answer may be complete at once, before the run is given; its `build` then yields nothing. */
  readonly atOnce?: boolean;
}

/**
 * Everything the program keeps. The one interface behind which there is a database; every engine implements it, and
 * test/store/contract checks each of them. What can be large comes in batches.
 */
export interface Store {
  readonly place: StorePlace;
  /** True if long work leaves the event loop free, so that a signal can end it. */
  readonly interruptible: boolean;
  close(): Promise<void>;

  /** How many bytes it takes; null when the engine does not know. */
  size(): Promise<number | null>;
  /** Looks for what could be wrong inside; reads all of it. */
  check(): Promise<Check[]>;
  info(): Promise<StoreInfo>;
  /**
   * Writes a copy, as of one moment, to a file that does not exist yet, for its owner's eyes only; whole, and brought
   * to the disk, or not at all. Throws an error with the `code` EEXIST when the file exists, ENOSPC when there is no
   * room for the copy, and another code of errno when it cannot be written.
   */
  backup(file: string): Promise<void>;
  /** Opens the store as of this moment. */
  snapshot(): Promise<Snapshot>;

  /** Gives the space of removed rows back to the disk, and leaves nothing of them in the store. */
  compact(): Promise<void>;

  events: {
    /**
     * The events of a selection, in batches, as of one moment: contact by contact, in the order of the selection (of
     * all contacts: in an order of the store's own); of one contact by time, action and fingerprint. Archived is what
     * is archived at that moment.
     */
    stream(selection: EventSelection): AsyncIterable<readonly ReportEvent[]>;
    count(selection: EventSelection): Promise<number>;
    /** When the first and the last event of a selection happened, ms UTC; null when there is none. */
    first(selection: EventSelection): Promise<number | null>;
    last(selection: EventSelection): Promise<number | null>;
    /** Begins to write an import. It is recorded with its first batch, or when it completes. */
    openWriter(newImport: NewImport): Promise<EventWriter>;
    /** A writer that counts what an import would do, and writes nothing. */
    openDryRun(): Promise<EventWriter>;
  };

  imports: {
    /** The imports of this store, newest first. */
    list(): Promise<ImportRecord[]>;
    /**
     * Takes the events that an import brought out of the store: all, or none if it fails or `onProgress`, called with the
     * share done (0 to 1), throws. With them go the contacts that have no other events, and what the import said about
     * campaigns; also those campaigns that no event and no other import names. The record of the import stays.
     */
    undo(id: number, now: number, onProgress: (share: number) => void): Promise<UndoResult>;
  };

  contacts: {
    /** The address as first seen, null when the store does not know it. */
    find(key: string): Promise<string | null>;
    /** Known addresses that begin with `text`, then those that contain it. */
    suggest(text: string, limit: number): Promise<string[]>;
    /** Known addresses near `key` by edit distance, nearest first; those that can be found quickly. */
    nearest(key: string, limit: number): Promise<string[]>;
    /** How many events a contact has in each of `ranges`. */
    countEvents(key: string, ranges: readonly Range[]): Promise<number[]>;
  };

  campaigns: {
    /** By platform and id, in batches. */
    list(filter: CampaignFilter): Batches<CampaignSummary>;
    /** The campaigns that a typed id can mean, see isNamedBy. */
    named(text: string): Promise<CampaignSummary[]>;
    /** Archives or unarchives campaigns, all in one write; those that are gone are passed over. */
    setArchived(campaigns: readonly CampaignKey[], archived: boolean): Promise<void>;
  };

  reports: {
    /** Newest first, in batches. */
    list(filter: ReportFilter): Batches<Report>;
    /** How many there are, all or those newer than the report `newerThan`. */
    count(newerThan?: number): Promise<number>;
    /** The id of the report at an index in the list of all, null if there are not so many. */
    idAt(index: number): Promise<number | null>;
    get(id: number): Promise<Report | null>;
    /** The report that is processing now, null when there is none. */
    processing(): Promise<Report | null>;
    /**
     * Saves a question and starts its first run; null when another report is processing. `begin` is called at the
     * moment at which the run may start.
     */
    create(question: Question, begin: () => NewRun): Promise<Run | null>;
    /** Starts another run of a report; null when another report is processing. */
    rerun(id: number, begin: () => NewRun): Promise<Run | null>;
    /**
     * Deletes all of `ids` or, when one is unknown or processing, none; gives those. Then removes their rows for good,
     * which takes long when there are many. Aborting `signal` leaves the rest to the next change of a report, and
     * throws its reason.
     */
    delete(
      ids: readonly number[],
      signal?: AbortSignal,
    ): Promise<{ unknown: number[]; processing: number[] }>;
    /** A report with its answer, as of one moment; null when there is no such report. */
    answer(id: number, order: SortOrder): Promise<Answer | null>;
  };
}
