import type { ActionName } from '../../domain/actions.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import type { CampaignType } from '../../domain/report.ts';
import type { DateOrder } from './read-time.ts';

/** A JSON object as a platform sent it, unchecked. */
export type JsonObject = { readonly [key: string]: unknown };

/** A campaign as a record gives it. */
export interface RawCampaign {
  readonly id: string;
  readonly name?: string | null;
  readonly type?: CampaignType | null;
  /** Absent or null when the record does not say. */
  readonly archived?: boolean | null;
}

/** An event as a format reads it; normalise.ts checks it. */
export interface RawEvent {
  /** The recipient; also `Anna <anna@example.be>`. */
  readonly email: unknown;
  readonly action: ActionName;
  /** A number or digits: seconds, milliseconds or microseconds since 1970, by magnitude; else text (RFC 3339, RFC 2822). */
  readonly timestamp: unknown;
  readonly campaign?: RawCampaign | null;
  /** Further facts, under the names that all platforms share; see {@link omitEmpty}. */
  readonly details?: JsonObject;
  /** The platform's own id of the event, if it has one: any JSON value. */
  readonly sourceId?: unknown;
  /** The platform, if it differs from the name of the format. */
  readonly source?: string | null;
}

/** The result of reading a record. A record about several recipients yields several. */
export type Reading =
  | { readonly kind: 'event'; readonly event: RawEvent }
  /** A known kind of record that is not about a contact; counted under its native name. */
  | {
      readonly kind: 'ignored';
      readonly native: string;
      readonly campaign?: RawCampaign;
      /** The platform of the campaign, if it differs from the name of the format. */
      readonly source?: string | null;
      /** True for a word that this program does not know; it may be an event. */
      readonly isUnknown?: boolean;
    }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Options of the import that formats use. */
export interface ReadOptions {
  /** The zone of times without one. */
  readonly zone: string;
  /** The input as the user named it; `-` is standard input. Some exports name the campaign only in the file name. */
  readonly file: string;
  /** The year of the first time in a log without years, or null. */
  readonly year?: number | null;
  /** The user's meaning of words (in lower case) that a platform does not define; null: to be ignored. */
  readonly words: ReadonlyMap<string, ActionName | null>;
  /** Facts that formats remember within one import. */
  readonly seen: Set<string>;
}

/**
 * The event format of one platform. To add a platform, write a module like sendgrid.ts, add it to the list in
 * formats/index.ts, and add fixtures.
 */
export interface Format {
  /** Its name for `--format`, and the source of its events. */
  readonly name: string;
  /** True for a record of this platform. Exact: no two formats recognise the same record. */
  recognises(record: JsonObject): boolean;
  /** A weaker test, used if `--format` names this format. */
  accepts?(record: JsonObject): boolean;
  /** Reads a record of this platform. Never throws: a bad record is a rejected reading. */
  read(record: JsonObject, options: ReadOptions): Iterable<Reading>;
  /** The records inside a wrapper of this platform (a page, a batch); null if `value` is another object. */
  unwrap?(value: JsonObject): readonly unknown[] | null;
  /** Tables of this platform. A row is an object by column name; all values are text. */
  readonly table?: TableFormat;
  /** Logs of this platform that are lines of text. */
  readonly lines?: LineFormat;
}

/** The table format of a platform (CSV, TSV). */
export interface TableFormat {
  /** True for the columns of a table of this platform. `file` is its name: some exports are known only by it. */
  recognises(columns: readonly string[], file: string): boolean;
  /** A weaker test, used if `--format` names this format. */
  accepts?(columns: readonly string[]): boolean;
  /** True for a table that repeats events of other tables: of the files of an import, it is read after them. */
  readsLast?(columns: readonly string[]): boolean;
  /** The order of day and month in its numeric dates, if it is always the same. */
  readonly dateOrder?: DateOrder;
  read(row: JsonObject, options: ReadOptions): Iterable<Reading>;
  /** The times of a row, also if it is not an event; without it, the times of the events count. */
  times?(row: JsonObject): readonly (string | null)[];
}

/** The log of a program. */
export interface LineFormat {
  /** True if an input that starts with `start` is such a log. */
  recognises(start: string): boolean;
  /** Reads a line. The lines of a file come in order, and with the same `options`. */
  read(line: string, options: ReadOptions): Iterable<Reading>;
}

/** A reading of one event. */
export function event(event: RawEvent): Reading {
  return { kind: 'event', event };
}

/** A reading of a record that is known and not about a contact. */
export function ignored(native: string, campaign?: RawCampaign): Reading {
  return campaign ? { kind: 'ignored', native, campaign } : { kind: 'ignored', native };
}

/** A reading of a record of a known platform with a word that this program does not know. */
export function unknownKind(native: string): Reading {
  return { kind: 'ignored', native, isUnknown: true };
}

/**
 * The action of a platform's word: as the platform defines it, else as the user does (`--map-action`). Without an action,
 * the reading to give instead: ignored if the word is in `uninteresting`, else an unknown kind.
 */
export function actionOfWord(
  word: string,
  events: ReadonlyMap<string, ActionName>,
  { words }: ReadOptions,
  uninteresting: { test(word: string): boolean } = /^$/,
): ActionName | Reading {
  const action = events.get(word) ?? words.get(word.toLowerCase());
  if (action) return action;
  return action === null || uninteresting.test(word) ? ignored(word) : unknownKind(word);
}

/** A reading of a record that is rejected, with the reason. */
export function rejected(reason: string): Reading {
  return { kind: 'rejected', reason };
}

/** True for an object that is not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` if it is an object, else an empty object. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The first of some values that is neither missing nor blank text: many platforms send `""` for what they do not know. */
export function firstGiven(...values: readonly unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null && String(value).trim() !== '');
}

/** The text of a string or number; null for blank text and other types. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return null;
}

/** `recipients`, each once: a record that names an address twice has one event of it. */
export function eachOnce<T>(recipients: readonly T[], addressOf = (recipient: T): unknown => recipient): T[] {
  const keyOf = (recipient: T) => {
    const address = addressOf(recipient);
    return typeof address === 'string' ? (parseMailbox(address)?.key ?? address) : recipient;
  };
  return [...new Map(recipients.toReversed().map((each) => [keyOf(each), each])).values()].toReversed();
}

/** True for the ways in which platforms write a set flag: true, 1, and both as text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** The enhanced status code (RFC 3463) in an SMTP answer, for example `5.1.1`; null if there is none. */
export function enhancedStatus(answer: unknown): string | null {
  return typeof answer === 'string'
    ? (/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(answer)?.[0] ?? null)
    : null;
}

/** `details` without empty values: undefined, null, '', empty arrays and objects. */
export function omitEmpty(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
