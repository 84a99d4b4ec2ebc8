import type { ActionName } from '../../domain/actions.ts';
import type { CampaignType } from '../../domain/report.ts';

/** A JSON object as a platform sent it; nothing about it is certain. */
export type JsonObject = { readonly [key: string]: unknown };

/** A campaign as a record names it. */
export interface RawCampaign {
  readonly id: string;
  readonly name?: string | null;
  readonly type?: CampaignType | null;
  /** Left out or null where the record does not say. */
  readonly archived?: boolean | null;
}

/** An event as a format reads it; the importer checks and normalises it (see normalise.ts). */
export interface RawEvent {
  /** The recipient; also `Anna <anna@example.be>`. */
  readonly email: unknown;
  readonly action: ActionName;
  /** A number or digits: seconds, milliseconds or microseconds since 1970, by magnitude; else text (RFC 3339, RFC 2822). */
  readonly timestamp: unknown;
  readonly campaign?: RawCampaign | null;
  /** What else is known, under the names that all platforms share; see {@link known}. */
  readonly details?: JsonObject;
  /** The platform's own id of the event, where it has one. */
  readonly sourceId?: unknown;
  /** The platform, where it is not the format's own name. */
  readonly source?: string | null;
}

/** What a record turns out to be. A record about several recipients yields several. */
export type Reading =
  | { readonly kind: 'event'; readonly event: RawEvent }
  /** A known kind of record that is no event of a contact; counted under its native name. */
  | { readonly kind: 'ignored'; readonly native: string; readonly campaign?: RawCampaign }
  | { readonly kind: 'rejected'; readonly reason: string };

/** What the person who imports has said that a format may need. */
export interface ReadOptions {
  /** The zone of times that name none. */
  readonly zone: string;
  /** The input as the person named it; `-` is standard input. Some exports name a campaign only there. */
  readonly file: string;
  /** The year of the first time of a log that writes none; null where it was not given. */
  readonly year?: number | null;
}

/**
 * One platform's way of writing events. To add a platform: write one module like sendgrid.ts, add it to the list
 * in formats/index.ts, and give it fixtures.
 */
export interface Format {
  /** What `--format` calls it, and the source of its events. */
  readonly name: string;
  /** One line for the list of formats. */
  readonly title: string;
  /** Whether this is a record of this platform. Exact: no record is recognised by two formats. */
  recognises(record: JsonObject): boolean;
  /** Reads a record of this platform. Never throws: what is wrong with a record is a rejected reading. */
  read(record: JsonObject, options: ReadOptions): Iterable<Reading>;
  /** Where the platform wraps several records in one (a page, a batch): those; null where `value` is no such wrapping. */
  unwrap?(value: JsonObject): readonly unknown[] | null;
  /** Tables of this platform; a row comes as an object by column name, all values text. */
  readonly table?: TableFormat;
  /** Logs of this platform that are lines of text. */
  readonly lines?: LineFormat;
}

/** How a platform writes events as a table (CSV, TSV). */
export interface TableFormat {
  recognises(columns: readonly string[]): boolean;
  read(row: JsonObject, options: ReadOptions): Iterable<Reading>;
}

/** How a program writes events as lines of a log. */
export interface LineFormat {
  /** Whether this is how its log begins. */
  recognises(start: string): boolean;
  /** Reads a line. The lines of a file come in order, and with the same `options`. */
  read(line: string, options: ReadOptions): Iterable<Reading>;
}

/** A reading of one event. */
export function event(event: RawEvent): Reading {
  return { kind: 'event', event };
}

/** A reading of a record that is known and no event of a contact. */
export function ignored(native: string, campaign?: RawCampaign): Reading {
  return campaign ? { kind: 'ignored', native, campaign } : { kind: 'ignored', native };
}

/** A reading of a record that cannot be taken, and why. */
export function rejected(reason: string): Reading {
  return { kind: 'rejected', reason };
}

/** Whether `value` is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` where it is an object, else an empty one, whose fields are simply missing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Text that says something, of a string or number; null for all else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return null;
}

/** The enhanced status code (RFC 3463) in an SMTP answer, e.g. `5.1.1`; null where there is none. */
export function enhancedStatus(answer: unknown): string | null {
  return typeof answer === 'string'
    ? (/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(answer)?.[0] ?? null)
    : null;
}

/** `details` without what says nothing: undefined, null, '', empty arrays and objects. */
export function known(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => !saysNothing(value)));
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
