import type { CountEvents } from '../prompter.ts';
import { addDays, countDays, type Day, type Limits } from './calendar.ts';

/** The nearest day with an event before (-1) or after (1) `day`, within the limits; null if there is none. */
export async function nearestEventDay(
  day: Day,
  direction: 1 | -1,
  { min, max }: Limits,
  countEvents: CountEvents,
): Promise<Day | null> {
  // True if there is an event within `distance` days; `day` itself does not count.
  const anyWithin = async (distance: number) => {
    const next = addDays(day, direction);
    const last = addDays(day, direction * distance);
    const [count = 0] = await countEvents([
      direction === 1 ? { from: next, to: last } : { from: last, to: next },
    ]);
    return count > 0;
  };
  const farthest = direction === 1 ? countDays(day, max) - 1 : countDays(min, day) - 1;
  if (farthest < 1 || !(await anyWithin(farthest))) return null;
  let [without, within] = [0, farthest];
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2);
    if (await anyWithin(middle)) within = middle;
    else without = middle;
  }
  return addDays(day, direction * within);
}
