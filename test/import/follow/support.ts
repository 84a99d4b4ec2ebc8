import { onTestFinished } from 'vitest';
import type { ReadRequest } from '../../../src/import/batch/read-events.ts';
import { followEvents } from '../../../src/import/follow/follow-events.ts';
import { textsOf } from '../../../src/store/columns/text-column.ts';
import { until } from '../../support/processes.ts';

/** The nth event, as a line of NDJSON; `more` in its details. */
export function line(n: number, more = ''): string {
  return `${JSON.stringify({
    email: `person.${n % 7}@example.com`,
    action: 'campaignRead',
    timestamp: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
    details: { more },
    id: `e-${n}`,
  })}\n`;
}

/** Events `from` to below `to`, as lines. */
export const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => line(from + n)).join('');

/** The ids of events `from` to below `to`. */
export const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `e-${from + n}`);

/** What a follower in this process has given so far. */
export class Followed {
  readonly ids: string[] = [];
  readonly reasons: string[] = [];
  batches = 0;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(files: readonly string[], request: Partial<ReadRequest> = {}, exclude: readonly string[] = []) {
    const batches = followEvents(
      {
        files,
        format: 'auto',
        zone: 'UTC',
        rejects: null,
        mapping: null,
        ...request,
        follow: { exclude, pauseMs: 1 },
      },
      this.#stop.signal,
    );
    this.#ended = this.#collect(batches);
    this.#ended.catch(() => {});
    onTestFinished(() => this.#stop.abort());
  }

  /** Waits until so many events have come, equal ones not counted twice; gives their ids, in order of their number. */
  async distinct(count: number): Promise<string[]> {
    await until(`${count} events`, () => new Set(this.ids).size >= count);
    return this.sorted;
  }

  /** The ids that came, each once, in order of their number. */
  get sorted(): string[] {
    return [...new Set(this.ids)].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
  }

  /** Waits until the follower has looked at its files some more times and found nothing. */
  async looks(): Promise<void> {
    for (let seen = -1; seen !== this.ids.length; ) {
      seen = this.ids.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends it, as a person does; gives all ids, also those that came twice. */
  async stop(): Promise<readonly string[]> {
    this.#stop.abort();
    await this.#ended;
    return this.ids;
  }

  async #collect(batches: ReturnType<typeof followEvents>): Promise<void> {
    for await (const { events, rejections } of batches) {
      const id = textsOf(events.sourceId);
      for (let n = 0; n < events.count; n += 1) this.ids.push(id(n) ?? '');
      this.reasons.push(...rejections.map(({ reason }) => reason));
      this.batches += 1;
    }
  }
}
