import { type ActionName, actions } from '../../domain/actions.ts';
import type { ReportEvent } from '../../domain/report.ts';
import { type Tone, toneOf, tones } from './event-labels.ts';

/** How many events of each tone fall into one piece of time. */
export type Bar = Readonly<Record<Tone, number>> & { readonly total: number };

// Enough that each may fall into a bar of a picture without anybody seeing which side of an edge it was on.
const mostPieces = 4096;
const narrowestPiece = 1;

/**
 * What happened how often and when, gathered while events pass by, in little memory however many they are: moments
 * are counted in pieces of time that grow as the events spread.
 */
export class EventHistogram {
  readonly #totals = new Map<ActionName, number>();
  #pieces = new Map<number, number[]>();
  #piece = narrowestPiece;
  #count = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** Counts `events`, in whatever order they come. */
  add(events: readonly ReportEvent[]): void {
    for (const { action, timestamp } of events) {
      this.#totals.set(action, (this.#totals.get(action) ?? 0) + 1);
      this.#count += 1;
      if (timestamp < this.#first) this.#first = timestamp;
      if (timestamp > this.#last) this.#last = timestamp;
      while ((this.#last - this.#first) / this.#piece > mostPieces) this.#merge();
      const index = Math.floor(timestamp / this.#piece);
      const counts = this.#pieces.get(index) ?? tones.map(() => 0);
      const tone = tones.indexOf(toneOf(action));
      counts[tone] = (counts[tone] ?? 0) + 1;
      this.#pieces.set(index, counts);
    }
  }

  get count(): number {
    return this.#count;
  }

  /** The moments (ms UTC) of the first and the last event; null where there is none. */
  get span(): { readonly first: number; readonly last: number } | null {
    return this.#count === 0 ? null : { first: this.#first, last: this.#last };
  }

  /** Each action that happened and how often, most often first. */
  totals(): { readonly action: ActionName; readonly count: number }[] {
    return actions
      .map(({ name }) => ({ action: name, count: this.#totals.get(name) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  }

  /** The time from the first to the last event in `count` equal parts. */
  bars(count: number): Bar[] {
    const bars = Array.from({ length: count }, () => ({ ...noEvents }));
    const length = Math.max(this.#last - this.#first, 1);
    for (const [index, counts] of this.#pieces) {
      const part = (this.#momentOf(index) - this.#first) / length;
      const bar = bars[Math.min(count - 1, Math.floor(part * count))];
      if (bar === undefined) continue;
      for (const [i, tone] of tones.entries()) {
        bar[tone] += counts[i] ?? 0;
        bar.total += counts[i] ?? 0;
      }
    }
    return bars;
  }

  // The middle of a piece; but the first and the last event stand at the ends.
  #momentOf(index: number): number {
    const start = index * this.#piece;
    if (start <= this.#first) return this.#first;
    return start + this.#piece > this.#last ? this.#last : start + this.#piece / 2;
  }

  #merge(): void {
    const merged = new Map<number, number[]>();
    for (const [index, counts] of this.#pieces) {
      const half = Math.floor(index / 2);
      const sums = merged.get(half) ?? tones.map(() => 0);
      merged.set(
        half,
        sums.map((sum, i) => sum + (counts[i] ?? 0)),
      );
    }
    this.#pieces = merged;
    this.#piece *= 2;
  }
}

const noEvents = { campaign: 0, email: 0, negative: 0, total: 0 } satisfies Bar;
