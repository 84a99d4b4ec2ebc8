import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { CampaignReference } from '../../store/store.ts';
import { formats } from '../formats/index.ts';
import { unwrapEnvelope } from './envelope.ts';
import { type Format, isObject, type JsonObject, type Reading, type ReadOptions } from './format.ts';
import { campaignReference, type NewEvent, normalise, type Origin, Rejection } from './normalise.ts';
import { quotedFromFile } from './redact.ts';

/** Who is told what became of each record. */
export interface Outcomes {
  event(event: NewEvent): void;
  campaign(campaign: CampaignReference): void;
  ignored(kind: string): void;
  rejected(reason: string): void;
}

/** The format that `--format` names; null for `auto`. Throws UsageError. */
export function formatNamed(name: string): Format | null {
  if (name === 'auto') return null;
  const format = formats.find((each) => each.name === name.toLowerCase());
  if (format) return format;
  const names = ['auto', ...formats.map((each) => each.name)];
  throw new UsageError(messages.imports.unknownFormat(name), messages.imports.formats(names.join(', ')));
}

/** The records that some platform wrapped in `value`; null where it is no such wrapping. */
export function unwrapAny(value: unknown): readonly unknown[] | null {
  if (!isObject(value)) return null;
  for (const format of formats) {
    const inner = format.unwrap?.(value);
    if (inner) return inner;
  }
  return null;
}

/** Tells what records mean: finds the format of each, reads it, and checks what was read. */
export class Interpreter {
  readonly #format: Format | null;
  readonly #options: ReadOptions;
  readonly #out: Outcomes;
  readonly #origins = new Map<Format, Origin>();
  #previous: Format | null = null;
  /** How many times were read that name no zone. */
  zoneless = 0;

  /** `format` null: each record's own is found. */
  constructor(format: Format | null, options: ReadOptions, out: Outcomes) {
    this.#format = format;
    this.#options = options;
    this.#out = out;
  }

  /** Takes one JSON value of an input: a record, or several wrapped in arrays, pages or envelopes. */
  value(value: unknown): void {
    try {
      this.#value(value);
    } catch (error) {
      // What nests deeper than the stack allows is no event of anybody's.
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
      this.#take(previous, previous.read(value, this.#options));
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
    this.#take(format, format.read(value, this.#options));
  }

  /** Takes one row of a table of a format. */
  row(format: Format, row: JsonObject): void {
    if (format.table) this.#take(format, format.table.read(row, this.#options));
  }

  /** Takes one line of a log of a format. */
  line(format: Format, line: string): void {
    if (format.lines) this.#take(format, format.lines.read(line, this.#options));
  }

  #unwrap(value: JsonObject): readonly unknown[] | null {
    return this.#format ? (this.#format.unwrap?.(value) ?? null) : unwrapAny(value);
  }

  #take(format: Format, readings: Iterable<Reading>): void {
    const origin = this.#originOf(format);
    for (const reading of readings) {
      if (reading.kind === 'rejected') this.#out.rejected(reading.reason);
      else if (reading.kind === 'ignored') {
        if (reading.campaign) this.#out.campaign(campaignReference(reading.campaign, origin.platform));
        this.#out.ignored(origin.source === null ? reading.native : `${origin.source}: ${reading.native}`);
      } else {
        try {
          this.#out.event(normalise(reading.event, origin));
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          this.#out.rejected(error.message);
        }
      }
    }
  }

  #originOf(format: Format): Origin {
    let origin = this.#origins.get(format);
    if (!origin) {
      const isNative = format.name === 'native';
      origin = {
        source: isNative ? null : format.name,
        platform: isNative ? '' : format.name,
        zone: this.#options.zone,
        onZoneless: () => {
          this.zoneless += 1;
        },
      };
      this.#origins.set(format, origin);
    }
    return origin;
  }
}

function unknownShape(record: JsonObject): string {
  const keys = Object.keys(record);
  if (keys.length === 0) return messages.rejections.emptyObject;
  const shown = keys.slice(0, 6).map(quotedFromFile).join(', ');
  return messages.rejections.unknownShape(`${shown}${keys.length > 6 ? ', …' : ''}`);
}
