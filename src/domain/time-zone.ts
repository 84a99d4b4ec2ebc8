import { readlinkSync } from 'node:fs';
import { tzOffset } from '@date-fns/tz/tzOffset';
import { FailedError } from '../errors.ts';
import { messages } from '../messages/messages.ts';

/** Whether `zone` is a time zone that this system knows (IANA name, or an offset such as +02:00). */
export function isZone(zone: string): boolean {
  // `Intl` of Node 20 does not know offsets.
  if (/^[+-](?:0\d|1[0-4]):?[0-5]\d$/.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this system: of `TZ`, else of its clock; UTC where neither names one that is known. */
export function systemZone(): string {
  const known = clockZone();
  if (known !== null) return known;
  // `Etc/Unknown`, which `Intl` gives where it cannot say, it does not take back.
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isZone(timeZone) ? timeZone : 'UTC';
}

let localtimeZone: string | null | undefined;

// The zone that `/etc/localtime` links to (localtime(5)), null where `TZ` or nothing says. `Intl` reads the same,
// but takes 10 ms to begin with, which is half of what a short list takes.
function clockZone(): string | null {
  const { TZ } = process.env;
  // Empty, it means UTC (tzset(3)).
  if (TZ !== undefined) return TZ === 'UTC' || TZ === '' ? 'UTC' : null;
  if (localtimeZone === undefined) {
    try {
      const name = /zoneinfo\/(?!posix\/|right\/)(.+)$/.exec(readlinkSync('/etc/localtime'))?.[1] ?? null;
      localtimeZone = name === 'Etc/UTC' ? 'UTC' : name;
    } catch {
      localtimeZone = null;
    }
  }
  return localtimeZone;
}

/** Every zone name this system knows, for suggestions. */
export function zoneNames(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

// What is typed was checked; a report may have been made where more zones are known.
function noSuchZone(zone: string): FailedError {
  return new FailedError('zone_unknown', messages.errors.zoneUnknown(zone), messages.errors.zoneUnknownHint);
}

const minute = 60_000;

/**
 * The moment (ms UTC) at which clocks in `zone` show a time, given as if it were UTC. A time that occurs twice is
 * the first of both; one that a summer-time change skips is moved forward by what was skipped.
 */
export function zonedToUtc(shown: number, zone: string): number {
  if (zone === 'UTC') return shown;
  const before = shown - offset(zone, shown - 24 * 60 * minute);
  const after = shown - offset(zone, shown + 24 * 60 * minute);
  // `before` and `after` use the offset ahead of and behind a possible change nearby.
  for (const moment of [before, after]) {
    if (moment + offset(zone, moment) === shown) return moment;
  }
  return before;
}

/** What clocks in `zone` show at a moment (ms UTC), as if it were UTC. */
export function utcToZoned(moment: number, zone: string): number {
  return zone === 'UTC' ? moment : moment + offset(zone, moment);
}

function offset(zone: string, moment: number): number {
  const date = new Date(moment);
  const minutes = zone === clockZone() ? -date.getTimezoneOffset() : tzOffset(zone, date);
  if (Number.isNaN(minutes) && !isZone(zone)) throw noSuchZone(zone);
  return minutes * minute;
}
