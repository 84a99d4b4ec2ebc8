import { readlinkSync } from 'node:fs';
import { FailedError } from '../errors.ts';
import { messages } from '../messages/messages.ts';

// A zone that is an offset, as in ECMA-402, 6.5.1. `Intl` of Node 20 does not know these.
const offsetZone = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d))?$/;

/** True if this system knows the time zone `zone` (an IANA name, or an offset such as +02:00). */
export function isZone(zone: string): boolean {
  if (offsetZone.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this system: that of `TZ`, else that of its clock; UTC if the system knows neither. */
export function systemZone(): string {
  const clock = clockZone();
  if (clock !== null) return clock;
  // `Intl` may return `Etc/Unknown` but rejects it as input.
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isZone(timeZone) ? timeZone : 'UTC';
}

let localtimeZone: string | null | undefined;

// The zone of the link `/etc/localtime` (localtime(5)); null if there is no such link or `TZ` overrides it. `Intl`
// gives the same zone, but takes 10 ms to load, half the time of a short list.
function clockZone(): string | null {
  const { TZ } = process.env;
  // An empty `TZ` means UTC (tzset(3)).
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

/** The names of all zones that this system knows, for suggestions. */
export function zoneNames(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

// Zones from the command line are checked before; a saved report may come from a system that knows more zones.
function noSuchZone(zone: string): FailedError {
  return new FailedError('zone_unknown', messages.errors.zoneUnknown(zone), messages.errors.zoneUnknownHint);
}

const minute = 60_000;

/**
 * The timestamp (ms UTC) at which clocks in `zone` show `wall`, a wall-clock time in ms as if it were UTC. If the time
 * occurs twice, gives the first; if a change to summer time skips it, gives it moved forward by the skipped time.
 * Throws FailedError if the system does not know the zone.
 */
export function zonedToUtc(wall: number, zone: string): number {
  if (zone === 'UTC') return wall;
  const before = wall - offset(zone, wall - 24 * 60 * minute);
  const after = wall - offset(zone, wall + 24 * 60 * minute);
  // `before` uses the offset before a nearby change of the offset, if there is one; `after` the offset after it.
  for (const timestamp of [before, after]) {
    if (timestamp + offset(zone, timestamp) === wall) return timestamp;
  }
  return before;
}

/**
 * The wall-clock time in `zone` at a timestamp (ms UTC), in ms as if it were UTC. Throws FailedError if the system does
 * not know the zone.
 */
export function utcToZoned(timestamp: number, zone: string): number {
  return zone === 'UTC' ? timestamp : timestamp + offset(zone, timestamp);
}

/** How far the clocks of `zone` are ahead of UTC at a timestamp, ms. */
function offset(zone: string, timestamp: number): number {
  if (zone === clockZone()) return -new Date(timestamp).getTimezoneOffset() * minute;
  const fixed = offsetZone.exec(zone);
  return fixed ? offsetOf(fixed) : offsetOf(longOffset.exec(formatOf(zone)(timestamp)));
}

// As in "1/31/2026, GMT-00:44:30": before 1972, the clocks of Liberia were not set to whole minutes.
const longOffset = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetOf(match: RegExpExecArray | null): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * minute + Number(seconds) * 1000;
  return sign === '-' ? -ms : ms;
}

const formats = new Map<string, (timestamp: number) => string>();

function formatOf(zone: string): (timestamp: number) => string {
  let format = formats.get(zone);
  if (!format) {
    if (!isZone(zone)) throw noSuchZone(zone);
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format;
    formats.set(zone, format);
  }
  return format;
}
