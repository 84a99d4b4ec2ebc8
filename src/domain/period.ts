import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { sub } from 'date-fns/sub';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { lastPattern, type Question, type Range } from './report.ts';
import { utcToZoned, zonedToUtc } from './time-zone.ts';
import { dayMs, lastTimestamp, parseTimestamp } from './timestamp.ts';
import { parseDays } from './typed-days.ts';

/** A period as typed. */
export interface PeriodFlags {
  readonly from: string | null;
  readonly to: string | null;
  readonly last: string | null;
}

// Years have four digits in RFC 3339, so every range lies between the year 1 and the end of 9999, as all events do.
const firstTimestamp = Date.parse('0001-01-01T00:00:00.000Z');

/**
 * The range given by `--from`, `--to` or `--last` in `zone` at `now` (ms UTC). A day means the whole day, so `--to`
 * includes it. Throws UsageError for an invalid time or duration and for a range that ends before it begins.
 */
export function resolvePeriod(flags: PeriodFlags, zone: string, now: number): Range {
  if (flags.last !== null) {
    if (flags.from !== null || flags.to !== null) {
      throw new UsageError(messages.errors.lastCombined, messages.errors.lastCombinedHint);
    }
    return rangeOfLast(flags.last, zone, now);
  }
  const from = flags.from === null ? null : parseBound(flags.from, '--from', zone, now).start;
  const to = flags.to === null ? null : parseBound(flags.to, '--to', zone, now).end;
  if (from !== null && to !== null && from >= to) {
    throw new UsageError(
      messages.errors.fromAfterTo(flags.from ?? '', flags.to ?? ''),
      messages.errors.fromAfterToHint,
    );
  }
  return { from, to };
}

/**
 * The range of `30d`, `12w`, `6m` or `1y` (calendar days, weeks, months, years of `zone`) up to `now` (ms UTC). Throws
 * UsageError for any other text.
 */
export function rangeOfLast(last: string, zone: string, now: number): Range {
  const match = lastPattern.exec(last);
  if (!match?.[1] || !match[2]) {
    throw new UsageError(messages.errors.invalidDuration('--last', last), messages.errors.lastHint);
  }
  const count = Number(match[1]);
  const unit = ({ d: 'days', w: 'weeks', m: 'months', y: 'years' } as const)[
    match[2].toLowerCase() as 'd' | 'w' | 'm' | 'y'
  ];
  const from = withWallClock(utcToZoned(now, zone), (date) => sub(date, { [unit]: count }));
  return { from: Math.max(zonedToUtc(from, zone), firstTimestamp), to: now };
}

/** A moment (ms UTC), and whether it is the end of a day. */
interface TypedMoment {
  readonly at: number;
  readonly isEndOfDay: boolean;
}

/**
 * The moment that `text`, the value of `flag`, names in `zone` at `now` (ms UTC): `now`, a time, or a day, which means
 * its last millisecond. Null for other texts. Throws UsageError for a day that the zone skipped.
 */
export function resolveMoment(text: string, flag: string, zone: string, now: number): TypedMoment | null {
  if (text.trim().toLowerCase() === 'now') return { at: now, isEndOfDay: false };
  const bound = readBound(text, flag, zone, now);
  if (!bound) return null;
  const isEndOfDay = bound.start !== bound.end;
  return { at: isEndOfDay ? bound.end - 1 : bound.end, isEndOfDay };
}

/** The start of a run that starts now (ms UTC), and its range: `range`, or the range of `last` up to that time. */
export function resolveRun(
  { last, zone }: Pick<Question, 'last' | 'zone'>,
  range: Range,
  clock: () => number,
): { readonly range: Range; readonly now: number } {
  const now = clock();
  return { range: last === null ? range : rangeOfLast(last, zone, now), now };
}

/** The day of `timestamp` (ms UTC) in `zone`, as `2026-01-31`. */
export function dayOf(timestamp: number, zone: string): string {
  return new Date(utcToZoned(timestamp, zone)).toISOString().slice(0, 10);
}

function parseBound(text: string, flag: string, zone: string, now: number): Bound {
  const bound = readBound(text, flag, zone, now);
  if (bound) return bound;
  throw new UsageError(messages.errors.invalidDate(flag, text), messages.errors.invalidDateHint);
}

/** The first moment, and that behind the last one; both the same for a time. */
interface Bound {
  readonly start: number;
  readonly end: number;
}

function readBound(text: string, flag: string, zone: string, now: number): Bound | null {
  const today = utcToZoned(now, zone);
  const days = parseDays(text, midnightOf(today));
  if (days !== null) {
    const [start, end] = [dayAt(days.first, zone).start, dayAt(days.last, zone).end];
    // Samoa went from the 29th of December 2011 to the 31st.
    if (start >= end) {
      const { skippedDay, skippedDayHint } = messages.errors;
      throw new UsageError(skippedDay(flag, text, zone), skippedDayHint);
    }
    return { start, end };
  }
  const timestamp = /^\d{4}-\d{2}-\d{2}[t ]/i.test(text.trim()) ? parseTimestamp(text.trim(), zone) : null;
  return timestamp === null ? null : { start: timestamp, end: timestamp };
}

/** The whole day of a wall-clock time in `zone`: 24 hours, or 23 or 25 when summer time begins or ends. */
function dayAt(wall: number, zone: string): { start: number; end: number } {
  const midnight = midnightOf(wall);
  const next = withWallClock(midnight, (date) => addDays(date, 1));
  return { start: zonedToUtc(midnight, zone), end: Math.min(zonedToUtc(next, zone), lastTimestamp) };
}

function midnightOf(wall: number): number {
  return Math.floor(wall / dayMs) * dayMs;
}

// date-fns counts in the calendar of a date's zone. A wall-clock time is given to it as a date in UTC, in which every
// day has 24 hours and no time is skipped.
function withWallClock(wall: number, change: (date: Date) => Date): number {
  return change(new UTCDateMini(wall)).getTime();
}
