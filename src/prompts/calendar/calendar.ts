import { messages } from '../../messages/messages.ts';

/** A day of the calendar, as `2026-01-31`; days compare as text. No zone: a day is what a person calls so. */
export type Day = string;

/** A month of the calendar, as `2026-01`; months compare as text. */
export type Month = string;

/** The first and the last day that can be chosen. */
export interface Limits {
  readonly min: Day;
  readonly max: Day;
}

/** The days of the calendar: all of their months, and the next ones, are days that a period can begin or end with. */
export const calendarLimits: Limits = { min: '1970-01-02', max: '9998-12-31' };

/** How one moves through the calendar. */
export type Move = 'day' | 'week' | 'month' | 'edge';

const millisecondsPerDay = 86_400_000;

/** The day that is `count` days later; earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return dayAt(middayOf(day) + count * millisecondsPerDay);
}

/** The same day `count` months later or, where that month is shorter, its last day. */
export function addMonths(day: Day, count: number): Day {
  const month = addToMonth(monthOf(day), count);
  const last = lastOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** The month that is `count` months later. */
export function addToMonth(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(dayAt(Date.UTC(year, number - 1 + count, 1, 12)));
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
  return addDays(firstOf(addToMonth(month, 1)), -1);
}

/** The days of a month. */
export function daysOf(month: Month): Day[] {
  const count = Number(lastOf(month).slice(8));
  return Array.from({ length: count }, (_, index) => addDays(firstOf(month), index));
}

/** The weekday of a day: 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(middayOf(day)).getUTCDay() || 7;
}

/** The nearest day that can be chosen. */
export function clamp(day: Day, { min, max }: Limits): Day {
  return day < min ? min : day > max ? max : day;
}

/** The day after a step of `move` forwards (1) or backwards (-1), as far as the limits let it go. */
export function moveCursor(day: Day, move: Move, direction: 1 | -1, limits: Limits): Day {
  const steps: Record<Move, () => Day> = {
    day: () => addDays(day, direction),
    week: () => addDays(day, direction * 7),
    month: () => addMonths(day, direction),
    edge: () => (direction === 1 ? lastOf(monthOf(day)) : firstOf(monthOf(day))),
  };
  return clamp(steps[move](), limits);
}

/**
 * The day that a person typed: `2026-01-31`, `today`, `yesterday`, or the same as their language writes it; null for
 * what is none.
 */
export function parseDay(text: string, today: Day): Day | null {
  const word = text.trim().toLowerCase().replaceAll("'", '’');
  if (word === 'today' || word === messages.calendar.today) return today;
  if (word === 'yesterday' || word === messages.calendar.yesterday) return addDays(today, -1);
  const day = (saysDayFirst() && parseDayFirst(word)) || word;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  // JavaScript takes 30 February for 2 March.
  const moment = middayOf(day);
  return !Number.isNaN(moment) && dayAt(moment) === day ? day : null;
}

/** A day as a person reads it. */
export function dayText(day: Day): string {
  return messages.numbers.day(day.slice(0, -6), day.slice(-5, -3), day.slice(-2));
}

function saysDayFirst(): boolean {
  return messages.numbers.day('year', 'month', 'day').startsWith('day');
}

// Belgians part the numbers by whichever sign.
function parseDayFirst(text: string): Day | null {
  const [, day = '', month = '', year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The weeks of a month, always six, each of seven days from weekday `start` (1 to 7) on; null outside the month. */
export function weeksOf(month: Month, start: number): (Day | null)[][] {
  const days = daysOf(month);
  const offset = (weekdayOf(firstOf(month)) - start + 7) % 7;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => days[week * 7 + column - offset] ?? null),
  );
}

/** The weekday (1 to 7) that weeks begin with where `locale` is at home; Monday where nobody knows. */
export function firstWeekday(locale: string | null): number {
  if (locale === null) return 1;
  // A property at first, a method since; TypeScript knows neither.
  const known = new Intl.Locale(locale) as unknown as {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** The first of `count` months to show so that `wanted` is among them, moved as little as can be. */
export function scrollTo(first: Month, count: number, wanted: Month): Month {
  if (wanted < first) return wanted;
  const earliest = addToMonth(wanted, 1 - count);
  return first < earliest ? earliest : first;
}

/** How many days there are from `first` to `last`, both included. */
export function countDays(first: Day, last: Day): number {
  return Math.round((middayOf(last) - middayOf(first)) / millisecondsPerDay) + 1;
}

function middayOf(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function dayAt(moment: number): Day {
  return new Date(moment).toISOString().slice(0, 10);
}
