import { setImmediate } from 'node:timers/promises';
import { useEffect, useRef, useState } from '@inquirer/core';
import type { CountEvents } from '../prompter.ts';
import { addDays, addToMonth, calendarLimits, type Day, daysOf, firstOf, lastOf } from './calendar.ts';
import type { CalendarConfig } from './calendar-config.ts';

/** The numbers of events in and around the visible months. */
export interface Counts {
  /** Events by day. */
  readonly days: ReadonlyMap<Day, number>;
  /** Events before and after the visible months. */
  readonly earlier: number;
  readonly later: number;
}

/** A hook that counts the events of the visible months, each day once; null until the first count is done. */
export function useCounts(first: string, months: number, countEvents: CountEvents): Counts | null {
  const cache = useRef(new Map<Day, number>());
  const [counts, setCounts] = useState<Counts | null>(null);
  const failure = useWork(
    async (isCurrent) => {
      const visible = Array.from({ length: months }, (_, index) => addToMonth(first, index));
      const days = visible.flatMap(daysOf).filter((day) => day >= calendarLimits.min);
      const missing = days.filter((day) => !cache.current.has(day));
      const before = addDays(firstOf(first), -1);
      const after = addDays(lastOf(visible.at(-1) ?? first), 1);
      const [later = 0, ...dayCounts] = await countEvents([
        { from: after, to: null },
        ...missing.map((day) => ({ from: day, to: day })),
      ]);
      const [earlier = 0] =
        before < calendarLimits.min ? [] : await countEvents([{ from: null, to: before }]);
      missing.forEach((day, index) => {
        cache.current.set(day, dayCounts[index] ?? 0);
      });
      if (isCurrent()) setCounts({ days: new Map(cache.current), earlier, later });
    },
    [first, months],
  );
  if (failure) throw failure.error;
  return counts;
}

type PeriodConfig = Pick<CalendarConfig, 'end' | 'from' | 'countEvents'>;

/** A hook that counts the events of the period that ends, or begins, with `day`; null until that is done. */
export function useTotal({ end, from, countEvents }: PeriodConfig, day: Day | null): number | null {
  const [total, setTotal] = useState<number | null>(null);
  const failure = useWork(
    async (isCurrent) => {
      const period = end === 'from' ? { from: day, to: null } : { from, to: day };
      const [count = 0] = await countEvents([period]);
      if (isCurrent()) setTotal(count);
    },
    [day],
  );
  if (failure) throw failure.error;
  return total;
}

/** A hook that runs `work` whenever one of `inputs` changes, once for keys that arrive together. Gives its error. */
function useWork(
  work: (isCurrent: () => boolean) => Promise<void>,
  inputs: readonly unknown[],
): { error: unknown } | null {
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const start = async () => {
      await setImmediate();
      if (isCurrent) await work(() => isCurrent);
    };
    start().catch((error) => setFailure({ error }));
    return () => {
      isCurrent = false;
    };
  }, [...inputs]);
  return failure;
}
