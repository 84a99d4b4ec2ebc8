import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/columns/new-events.ts';
import { formats } from '../formats/index.ts';
import type { ImportFormat } from '../formats/names.ts';
import { unwrapEnvelope } from './envelope.ts';
import { type Format, isObject, type JsonObject, type Reading, type ReadOptions } from './format.ts';
import { campaignReference, type NewEvent, normalise, Rejection, type SourceContext } from './normalise.ts';
import { quotedFromFile } from './redact.ts';

/** Receives the result of each record. */
export interface RecordSink {
  event(event: NewEvent): void;
  campaign(campaign: CampaignReference): void;
  ignored(kind: string): void;
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

/** Interprets records: detects the format of each, reads it, and checks the events. */
export class Interpreter {
  readonly #format: Format | null;
  readonly #options: ReadOptions;
  readonly #out: RecordSink;
  readonly #contexts = new Map<Format, SourceContext>();
  #previous: Format | null = null;
  /** The number of times without a zone. */
  zoneless = 0;

  /** The names of the formats of the records so far. */
  get formats(): string[] {
    return [...this.#contexts.keys()].map(({ name }) => name);
  }

  /** With `format` null, the format of each record is detected. */
  constructor(format: Format | null, options: ReadOptions, out: RecordSink) {
    this.#format = format;
    this.#options = options;
    this.#out = out;
  }

  /** Interprets one JSON value: a record, or several wrapped in arrays, pages or envelopes. */
  value(value: unknown): void {
    try {
      this.#value(value);
    } catch (error) {
      // The stack overflowed: the value is nested too deeply for an event.
      if (!(error instanceof RangeError)) throw error;
      this.#out.rejected(messages.rejections.nestedTooDeeply);
    }
  }

  #value(value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.#value(each);
      return;
    }
    if (!isObject(value)) {
      this.#out.rejected(messages.rejections.notAnObject(value === null ? 'null' : typeof value));
      return;
    }
    const previous = this.#previous;
    if (previous && !this.#format && !previous.unwrap && previous.recognises(value)) {
      this.#emit(previous, previous.read(value, this.#options));
      return;
    }
    const inner = unwrapEnvelope(value) ?? this.#unwrap(value);
    if (inner) {
      for (const each of inner) this.#value(each);
      return;
    }
    const format = this.#format ?? formats.find((each) => each.recognises(value));
    if (!format || (this.#format && !format.recognises(value))) {
      this.#out.rejected(format ? messages.rejections.otherFormat(format.name) : unknownShape(value));
      return;
    }
    this.#previous = format;
    this.#emit(format, format.read(value, this.#options));
  }

  /** Interprets one row of a table. */
  row(format: Format, row: JsonObject): void {
    if (format.table) this.#emit(format, format.table.read(row, this.#options));
  }

  #unwrap(value: JsonObject): readonly unknown[] | null {
    return this.#format ? (this.#format.unwrap?.(value) ?? null) : unwrapAny(value);
  }

  #emit(format: Format, readings: Iterable<Reading>): void {
    const context = this.#contextOf(format);
    for (const reading of readings) {
      if (reading.kind === 'rejected') this.#out.rejected(reading.reason);
      else if (reading.kind === 'ignored') {
        if (reading.campaign) this.#out.campaign(campaignReference(reading.campaign, context.platform));
        this.#out.ignored(context.source === null ? reading.native : `${context.source}: ${reading.native}`);
      } else {
        try {
          this.#out.event(normalise(reading.event, context));
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
        onZoneless: () => {
          this.zoneless += 1;
        },
      };
      this.#contexts.set(format, context);
    }
    return context;
  }
}

function unknownShape(record: JsonObject): string {
  const keys = Object.keys(record);
  if (keys.length === 0) return messages.rejections.emptyObject;
  const shown = keys.slice(0, 6).map(quotedFromFile).join(', ');
  return messages.rejections.unknownShape(`${shown}${keys.length > 6 ? ', …' : ''}`);
}
