import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { sub } from 'date-fns/sub';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { lastPattern, type Question, type Range } from './report.ts';
import { utcToZoned, zonedToUtc } from './time-zone.ts';
import { lastMoment, parseDay, parseTimestamp } from './timestamp.ts';

/** A period as it is typed. */
export interface PeriodFlags {
  readonly from: string | null;
  readonly to: string | null;
  readonly last: string | null;
}

// RFC 3339 has years of four digits, so a range reaches from the year 1 to the end of 9999; no event is outside.
const firstMoment = Date.parse('0001-01-01T00:00:00.000Z');

/**
 * The range that `--from`, `--to` or `--last` mean in `zone` at `now` (ms UTC). A day means the whole day, so that
 * `to` includes it. Throws UsageError for what is no time, and for a range that ends before it begins.
 */
export function resolvePeriod(flags: PeriodFlags, zone: string, now: number): Range {
  if (flags.last !== null) {
    if (flags.from !== null || flags.to !== null) {
      throw new UsageError(messages.errors.lastCombined, messages.errors.lastCombinedHint);
    }
    return rangeOfLast(flags.last, zone, now);
  }
  const from = flags.from === null ? null : parseMoment(flags.from, '--from', zone, now).start;
  const to = flags.to === null ? null : parseMoment(flags.to, '--to', zone, now).end;
  if (from !== null && to !== null && from >= to) {
    throw new UsageError(
      messages.errors.fromAfterTo(flags.from ?? '', flags.to ?? ''),
      messages.errors.fromAfterToHint,
    );
  }
  return { from, to };
}

/** The range of `30d`, `12w`, `6m` or `1y` (calendar days, weeks, months, years of `zone`) up to `now`. */
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
  return { from: Math.max(zonedToUtc(from, zone), firstMoment), to: now };
}

/** When a run starts that starts now, and its range: `range`, or what `last` means by then. */
export function beginRun(
  { last, zone }: Pick<Question, 'last' | 'zone'>,
  range: Range,
  clock: () => number,
): { readonly range: Range; readonly now: number } {
  const now = clock();
  return { range: last === null ? range : rangeOfLast(last, zone, now), now };
}

/** The day of `moment` (ms UTC) in `zone`, as `2026-01-31`. */
export function dayOf(moment: number, zone: string): string {
  return new Date(utcToZoned(moment, zone)).toISOString().slice(0, 10);
}

function parseMoment(text: string, flag: string, zone: string, now: number): { start: number; end: number } {
  const today = utcToZoned(now, zone);
  const word = text.trim().toLowerCase();
  if (word === 'today') return dayAt(today, zone);
  if (word === 'yesterday')
    return dayAt(
      withWallClock(today, (date) => addDays(date, -1)),
      zone,
    );
  const day = parseDay(word);
  if (day !== null) return dayAt(day, zone);
  const moment = /^\d{4}-\d{2}-\d{2}[t ]/.test(word) ? parseTimestamp(text.trim(), zone) : null;
  if (moment !== null) return { start: moment, end: moment };
  throw new UsageError(messages.errors.invalidDate(flag, text), messages.errors.invalidDateHint);
}

/** The whole day in `zone` of a wall-clock time: 24 hours, or 23 or 25 where summer time begins or ends. */
function dayAt(wall: number, zone: string): { start: number; end: number } {
  const midnight = Math.floor(wall / 86_400_000) * 86_400_000;
  const next = withWallClock(midnight, (date) => addDays(date, 1));
  return { start: zonedToUtc(midnight, zone), end: Math.min(zonedToUtc(next, zone), lastMoment) };
}

// date-fns counts on the calendar of a date's zone; the wall clock is laid out as a date in UTC, where every day has
// 24 hours and none is skipped.
function withWallClock(wall: number, change: (date: Date) => Date): number {
  return change(new UTCDateMini(wall)).getTime();
}
