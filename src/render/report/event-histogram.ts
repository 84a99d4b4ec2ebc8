import { type ActionName, actions } from '../../domain/actions.ts';
import type { ReportEvent } from '../../domain/report.ts';
import { type Tone, toneOf, tones } from './event-labels.ts';

/** The number of events of each tone in one part of a timeline. */
export type Bar = Readonly<Record<Tone, number>> & { readonly total: number };

// Many more than the bars of a picture, so that a bin across the edge of two bars changes neither visibly.
const maxBins = 4096;
const minBinWidthMs = 1;

/**
 * Counts events by action and over time while they stream by. Memory stays small for any number of events: timestamps
 * are counted in bins of equal width, and the width doubles as the events spread.
 */
export class EventHistogram {
  readonly #totals = new Map<ActionName, number>();
  readonly #sources = new Map<string | null, number>();
  #bins = new Map<number, number[]>();
  #binWidth = minBinWidthMs;
  #count = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** Counts `events`, in any order. */
  add(events: readonly ReportEvent[]): void {
    for (const { action, timestamp, source } of events) {
      this.#sources.set(source, (this.#sources.get(source) ?? 0) + 1);
      this.#totals.set(action, (this.#totals.get(action) ?? 0) + 1);
      this.#count += 1;
      if (timestamp < this.#first) this.#first = timestamp;
      if (timestamp > this.#last) this.#last = timestamp;
      while ((this.#last - this.#first) / this.#binWidth > maxBins) this.#merge();
      const index = Math.floor(timestamp / this.#binWidth);
      const counts = this.#bins.get(index) ?? tones.map(() => 0);
      const tone = tones.indexOf(toneOf(action));
      counts[tone] = (counts[tone] ?? 0) + 1;
      this.#bins.set(index, counts);
    }
  }

  get count(): number {
    return this.#count;
  }

  /** The timestamps (ms UTC) of the first and the last event; null if there are no events. */
  get span(): { readonly first: number; readonly last: number } | null {
    return this.#count === 0 ? null : { first: this.#first, last: this.#last };
  }

  /** The actions of the events with their numbers of events, highest first. */
  totals(): { readonly action: ActionName; readonly count: number }[] {
    return actions
      .map(({ name }) => ({ action: name, count: this.#totals.get(name) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  }

  /** The platforms of the events with their numbers of events, highest first; null is a platform without a name. */
  sources(): { readonly source: string | null; readonly count: number }[] {
    return [...this.#sources]
      .map(([source, count]) => ({ source, count }))
      .sort((a, b) => b.count - a.count || (a.source ?? '').localeCompare(b.source ?? '', 'en'));
  }

  /** The time from the first to the last event in `count` equal parts. */
  bars(count: number): Bar[] {
    const bars = Array.from({ length: count }, () => ({ ...noEvents }));
    const length = Math.max(this.#last - this.#first, 1);
    for (const [index, counts] of this.#bins) {
      const part = (this.#timestampOf(index) - this.#first) / length;
      const bar = bars[Math.min(count - 1, Math.floor(part * count))];
      if (bar === undefined) continue;
      for (const [i, tone] of tones.entries()) {
        bar[tone] += counts[i] ?? 0;
        bar.total += counts[i] ?? 0;
      }
    }
    return bars;
  }

  // The middle of a bin; but the first and the last event are at the ends of the timeline.
  #timestampOf(index: number): number {
    const start = index * this.#binWidth;
    if (start <= this.#first) return this.#first;
    return start + this.#binWidth > this.#last ? this.#last : start + this.#binWidth / 2;
  }

  #merge(): void {
    const merged = new Map<number, number[]>();
    for (const [index, counts] of this.#bins) {
      const half = Math.floor(index / 2);
      const sums = merged.get(half) ?? tones.map(() => 0);
      merged.set(
        half,
        sums.map((sum, i) => sum + (counts[i] ?? 0)),
      );
    }
    this.#bins = merged;
    this.#binWidth *= 2;
  }
}

const noEvents = { campaign: 0, email: 0, negative: 0, total: 0 } satisfies Bar;
