import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/columns/new-events.ts';
import { formats } from '../formats/index.ts';
import type { ImportFormat } from '../formats/names.ts';
import {
  type Format,
  isObject,
  type JsonObject,
  type RawEvent,
  type Reading,
  type ReadOptions,
} from './format.ts';
import { campaignReference, type NewEvent, normalise, Rejection, type SourceContext } from './normalise.ts';
import type { DateOrder } from './read-time.ts';
import { quotedFromFile } from './redact.ts';
import { maxWrappers, openWrapper } from './wrapper.ts';

/** Receives the result of each record. */
export interface RecordSink {
  event(event: NewEvent): void;
  campaign(campaign: CampaignReference): void;
  /** `isUnknown`: the platform is known, the word is not. */
  ignored(kind: string, isUnknown: boolean): void;
  rejected(reason: string): void;
}

/** The format that `--format` names; null for `auto`. */
export function formatNamed(name: ImportFormat): Format | null {
  return formats.find((each) => each.name === name) ?? null;
}

/** The records inside a platform's wrapper (a page, a batch, an envelope); null if `value` is not such a wrapper. */
export function unwrapAny(value: unknown): readonly unknown[] | null {
  if (!isObject(value)) return null;
  for (const format of formats) {
    const inner = format.unwrap?.(value);
    if (inner) return inner;
  }
  return null;
}

/** True for JSON that a format recognises, as it is or in a wrapper. */
export function isOfKnownFormat(value: unknown): boolean {
  const isKnown = (each: JsonObject) =>
    formats.some((format) => format.recognises(each) || (format.unwrap?.(each) ?? null) !== null);
  if (Array.isArray(value)) return value.some(isOfKnownFormat);
  return isObject(value) && (isKnown(value) || openWrapper(value, isKnown) !== null);
}

/** The options of an interpreter; `words` and `seen` are empty by default. */
export type InterpreterOptions = Pick<ReadOptions, 'zone' | 'file' | 'year'> & {
  readonly words?: ReadOptions['words'] | undefined;
  readonly seen?: ReadOptions['seen'];
  readonly dateFormat?: string | null;
  readonly dateOrder?: DateOrder | null;
};

/** Interprets records: detects the format of each, reads it, and checks the events. */
export class Interpreter {
  readonly #format: Format | null;
  readonly #options: ReadOptions;
  readonly #out: RecordSink;
  readonly #dateFormat: string | null;
  readonly #dateOrder: DateOrder | null;
  readonly #contexts = new Map<Format, SourceContext>();
  #previous: Format | null = null;
  /** The number of times without a zone. */
  zoneless = 0;

  /** The names of the formats of the records so far. */
  get formats(): string[] {
    return [...this.#contexts.keys()].map(({ name }) => name);
  }

  /** With `format` null, the format of each record is detected. */
  constructor(format: Format | null, options: InterpreterOptions, out: RecordSink) {
    this.#format = format;
    this.#options = {
      ...options,
      words: options.words ?? new Map(),
      seen: options.seen ?? new Set(),
    };
    this.#out = out;
    this.#dateFormat = options.dateFormat ?? null;
    this.#dateOrder = options.dateOrder ?? null;
  }

  /** Interprets one JSON value: a record, or several wrapped in arrays, pages or envelopes. */
  value(value: unknown): void {
    try {
      this.#value(value, maxWrappers);
    } catch (error) {
      // The stack overflowed: the value is nested too deeply for an event.
      if (!(error instanceof RangeError)) throw error;
      this.#out.rejected(messages.rejections.nestedTooDeeply);
    }
  }

  #value(value: unknown, depth: number): void {
    if (Array.isArray(value)) {
      for (const each of value) this.#value(each, depth);
      return;
    }
    if (!isObject(value)) {
      this.#out.rejected(messages.rejections.notAnObject(value === null ? 'null' : typeof value));
      return;
    }
    const format = this.#formatOf(value);
    const inner = format ? (format.unwrap?.(value) ?? null) : this.#open(value, depth);
    if (inner) {
      for (const each of inner) this.#value(each, format ? depth : depth - 1);
    } else if (format) {
      this.#emit(format, format.read(value, this.#options));
    } else {
      this.#out.rejected(
        this.#format ? messages.rejections.otherFormat(this.#format.name) : unknownShape(value),
      );
    }
  }

  /** The format of a record; null if it is unknown. */
  #formatOf(value: JsonObject): Format | null {
    if (this.#format) {
      return this.#format.recognises(value) || this.#format.accepts?.(value) ? this.#format : null;
    }
    const [first] = formats;
    const previous = this.#previous;
    if (previous?.recognises(value) && (previous === first || !first?.recognises(value))) return previous;
    this.#previous = formats.find((each) => each.recognises(value)) ?? null;
    return this.#previous;
  }

  /** The records in a page or a wrapper; null if there are none. */
  #open(value: JsonObject, depth: number): readonly unknown[] | null {
    const candidates = this.#format ? [this.#format] : formats;
    const isKnown = (each: JsonObject) =>
      candidates.some(
        (format) =>
          format.recognises(each) || (this.#format && format.accepts?.(each)) || format.unwrap?.(each),
      );
    for (const format of candidates) {
      const inner = format.unwrap?.(value);
      if (inner) return inner;
    }
    return openWrapper(value, isKnown, depth);
  }

  /** Interprets one row of a table. */
  row(format: Format, row: JsonObject): void {
    if (format.table) this.#emit(format, format.table.read(row, this.#options));
  }

  /** Interprets one line of a log. */
  line(format: Format, line: string): void {
    if (format.lines) this.#emit(format, format.lines.read(line, this.#options));
  }

  #emit(format: Format, readings: Iterable<Reading>): void {
    const context = this.#contextOf(format);
    const events = new EventsOfRecord();
    for (const reading of readings) {
      if (reading.kind === 'rejected') this.#out.rejected(reading.reason);
      else if (reading.kind === 'ignored') {
        const platform = reading.source ?? context.platform;
        if (reading.campaign) this.#out.campaign(campaignReference(reading.campaign, platform));
        const kind = context.source === null ? reading.native : `${context.source}: ${reading.native}`;
        this.#out.ignored(kind, reading.isUnknown === true);
      } else {
        try {
          this.#out.event(events.numbered(normalise(reading.event, context), reading.event, context));
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          this.#out.rejected(error.message);
        }
      }
    }
  }

  #contextOf(format: Format): SourceContext {
    let context = this.#contexts.get(format);
    if (!context) {
      const isNative = format.name === 'native';
      context = {
        source: isNative ? null : format.name,
        platform: isNative ? '' : format.name,
        zone: this.#options.zone,
        dateFormat: this.#dateFormat,
        dateOrder: this.#dateOrder ?? format.table?.dateOrder ?? null,
        onZoneless: () => {
          this.zoneless += 1;
        },
      };
      this.#contexts.set(format, context);
    }
    return context;
  }
}

/** The events of one record, which are never duplicates of each other. */
class EventsOfRecord {
  #first: NewEvent | null = null;
  /** How many there are of each; made for the second event, because most records have one. */
  #counts: Map<string, number> | null = null;

  /** The event, with its number among its equals if there were any before. */
  numbered(event: NewEvent, raw: RawEvent, context: SourceContext): NewEvent {
    if (!this.#first) {
      this.#first = event;
      return event;
    }
    this.#counts ??= new Map([[keyOf(this.#first), 1]]);
    const key = keyOf(event);
    const number = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, number);
    return number === 1 ? event : normalise(raw, { ...context, onZoneless: () => {} }, number);
  }
}

function keyOf({ contact, timestamp, action, fingerprint, tie }: NewEvent): string {
  return [timestamp, action, fingerprint, tie, contact].join();
}

function unknownShape(record: JsonObject): string {
  const keys = Object.keys(record);
  if (keys.length === 0) return messages.rejections.emptyObject;
  const shown = keys.slice(0, 6).map(quotedFromFile).join(', ');
  return messages.rejections.unknownShape(`${shown}${keys.length > 6 ? ', …' : ''}`);
}
