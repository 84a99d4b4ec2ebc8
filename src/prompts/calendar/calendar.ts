import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { getISODay } from 'date-fns/getISODay';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { dayOf } from '../../domain/period.ts';
import { parseDay } from '../../domain/timestamp.ts';
import { parseDays } from '../../domain/typed-days.ts';
import { messages } from '../../messages/messages.ts';

/** A day of the calendar, such as `2026-01-31`, in no time zone; days compare as text. */
export type Day = string;

/** A month of the calendar, such as `2026-01`; months compare as text. */
export type Month = string;

/** The first and the last day that the person may choose. */
export interface Limits {
  readonly min: Day;
  readonly max: Day;
}

/** The widest limits: a period may also begin or end in the months around them. */
export const calendarLimits: Limits = { min: '1970-01-02', max: '9998-12-31' };

/** A step through the calendar; `edge` leads to the first or last day of the month. */
export type Move = 'day' | 'week' | 'month' | 'edge';

/** The day `count` days later; earlier if it is negative. */
export function addDays(day: Day, count: number): Day {
  return dayOfDate(addDaysToDate(dateOf(day), count));
}

/** The same day `count` months later, or the last day of that month if it is shorter. */
export function addMonths(day: Day, count: number): Day {
  return dayOfDate(addMonthsToDate(dateOf(day), count));
}

/** The month `count` months later. */
export function addToMonth(month: Month, count: number): Month {
  return monthOf(addMonths(firstOf(month), count));
}

/** The month of a day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstOf(month: Month): Day {
  return `${month}-01`;
}

/** The last day of a month. */
export function lastOf(month: Month): Day {
  return dayOfDate(lastDayOfMonth(dateOf(firstOf(month))));
}

/** The days of a month. */
export function daysOf(month: Month): Day[] {
  const count = Number(lastOf(month).slice(8));
  return Array.from({ length: count }, (_, index) => addDays(firstOf(month), index));
}

/** The weekday of a day: 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return getISODay(dateOf(day));
}

/** The number of days from `first` to `last`, including both. */
export function countDays(first: Day, last: Day): number {
  return differenceInCalendarDays(dateOf(last), dateOf(first)) + 1;
}

/** The nearest day within the limits. */
export function clamp(day: Day, { min, max }: Limits): Day {
  return day < min ? min : day > max ? max : day;
}

/** The day after a step forwards (1) or backwards (-1), kept within the limits. */
export function moveDay(day: Day, move: Move, direction: 1 | -1, limits: Limits): Day {
  const steps: Record<Move, () => Day> = {
    day: () => addDays(day, direction),
    week: () => addDays(day, direction * 7),
    month: () => addMonths(day, direction),
    edge: () => (direction === 1 ? lastOf(monthOf(day)) : firstOf(monthOf(day))),
  };
  return clamp(steps[move](), limits);
}

/** Reads one typed day, see {@link parseDays}; null if it is invalid or means several days. */
export function parseTypedDay(text: string, today: Day): Day | null {
  const days = parseDays(text, dateOf(today).getTime());
  return days === null || days.first !== days.last ? null : dayOf(days.first, 'UTC');
}

/** A day as the person's language writes it. */
export function dayText(day: Day): string {
  return messages.numbers.day(day.slice(0, -6), day.slice(-5, -3), day.slice(-2));
}

/** The weeks of a month, always six, each of seven days that begin with weekday `start` (1 to 7); null outside the month. */
export function weeksOf(month: Month, start: number): (Day | null)[][] {
  const days = daysOf(month);
  const offset = (weekdayOf(firstOf(month)) - start + 7) % 7;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => days[week * 7 + column - offset] ?? null),
  );
}

/** The first weekday (1 to 7) of the week in `locale`; Monday if the locale is null or has no such data. */
export function firstWeekday(locale: string | null): number {
  if (locale === null) return 1;
  // Node 20 has the property, newer versions the method; TypeScript has neither.
  const info = new Intl.Locale(locale) as unknown as {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1;
}

/** The first of `count` visible months after scrolling as little as possible to show `wanted`. */
export function scrollTo(first: Month, count: number, wanted: Month): Month {
  if (wanted < first) return wanted;
  const earliest = addToMonth(wanted, 1 - count);
  return first < earliest ? earliest : first;
}

// A day is a date in UTC, where every day has 24 hours.
function dateOf(day: Day): Date {
  return new UTCDateMini(parseDay(day) ?? Number.NaN);
}

function dayOfDate(date: Date): Day {
  return dayOf(date.getTime(), 'UTC');
}
