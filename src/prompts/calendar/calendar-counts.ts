import { setImmediate } from 'node:timers/promises';
import { useEffect, useRef, useState } from '@inquirer/core';
import type { CountEvents } from '../prompter.ts';
import { addDays, addToMonth, calendarLimits, type Day, daysOf, firstOf, lastOf } from './calendar.ts';
import type { CalendarConfig } from './calendar-config.ts';

/** What is known of the events around the months that are shown. */
export interface Counts {
  /** Events by day. */
  readonly days: ReadonlyMap<Day, number>;
  /** Events before and after the months that are shown. */
  readonly earlier: number;
  readonly later: number;
}

/** Counts the events of the months that are shown, each day once. */
export function useCounts(first: string, months: number, activity: CountEvents): Counts | null {
  const known = useRef(new Map<Day, number>());
  const [counts, setCounts] = useState<Counts | null>(null);
  const failure = useWork(
    async (isCurrent) => {
      const shown = Array.from({ length: months }, (_, index) => addToMonth(first, index));
      const days = shown.flatMap(daysOf).filter((day) => day >= calendarLimits.min);
      const missing = days.filter((day) => !known.current.has(day));
      const before = addDays(firstOf(first), -1);
      const after = addDays(lastOf(shown.at(-1) ?? first), 1);
      const [later = 0, ...found] = await activity([
        { from: after, to: null },
        ...missing.map((day) => ({ from: day, to: day })),
      ]);
      const [earlier = 0] = before < calendarLimits.min ? [] : await activity([{ from: null, to: before }]);
      missing.forEach((day, index) => {
        known.current.set(day, found[index] ?? 0);
      });
      if (isCurrent()) setCounts({ days: new Map(known.current), earlier, later });
    },
    [first, months],
  );
  if (failure) throw failure.error;
  return counts;
}

type Asked = Pick<CalendarConfig, 'end' | 'from' | 'activity'>;

/** Counts the events of the period as far as it is chosen. */
export function useTotal({ end, from, activity }: Asked, day: Day | null): number | null {
  const [total, setTotal] = useState<number | null>(null);
  const failure = useWork(
    async (isCurrent) => {
      const period = end === 'from' ? { from: day, to: null } : { from, to: day };
      const [count = 0] = await activity([period]);
      if (isCurrent()) setTotal(count);
    },
    [day],
  );
  if (failure) throw failure.error;
  return total;
}

/** Does `work` whenever one of `inputs` changed; keys that arrive together are waited for. */
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
