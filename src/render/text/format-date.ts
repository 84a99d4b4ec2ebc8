import { timestampLimit } from '../../domain/report.ts';
import { utcToZoned } from '../../domain/time-zone.ts';
import { dayMs } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';

/** A timestamp (ms UTC) on the clocks of `zone`, to the second: `2026-03-01 14:05:09`. */
export function formatTimestamp(timestamp: number, zone: string): string {
  const shown = isoIn(timestamp, zone);
  return `${dayOf(shown)} ${shown.slice(-13, -5)}`;
}

/** As {@link formatTimestamp}, with the name of the zone: `2026-03-01 14:05:09, Europe/Brussels`. */
export function formatTimestampInZone(timestamp: number, zone: string): string {
  return `${formatTimestamp(timestamp, zone)}, ${zone}`;
}

/** The day of a timestamp (ms UTC) in `zone`: `2026-03-01`. */
export function formatDay(timestamp: number, zone: string): string {
  return dayOf(isoIn(timestamp, zone));
}

/** The time of day of a timestamp (ms UTC) in `zone`, to the minute: `14:05`. */
export function formatTime(timestamp: number, zone: string): string {
  return isoIn(timestamp, zone).slice(-13, -8);
}

/** The year and the month (1 to 12) of a timestamp (ms UTC) in `zone`. */
export function monthIn(timestamp: number, zone: string): { readonly year: number; readonly month: number } {
  const shown = new Date(utcToZoned(timestamp, zone));
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1 };
}

/** True if a day of `zone` begins at a timestamp (ms UTC): at midnight, or later if summer time skips midnight. */
export function isStartOfDay(timestamp: number, zone: string): boolean {
  return formatDay(timestamp, zone) !== formatDay(timestamp - 1, zone);
}

/** A timestamp (ms UTC) for machines, in UTC: `2026-03-01T13:05:09.123Z`. */
export function formatIso(timestamp: number): string {
  const day = Math.floor(timestamp / dayMs);
  // Events are sorted by time, so most have the day of the event before.
  if (day !== cached.day) cached = { day, text: new Date(day * dayMs).toISOString().slice(0, -13) };
  const rest = timestamp - day * dayMs;
  const ms = rest % 1000;
  const seconds = (rest - ms) / 1000;
  const minutes = Math.floor(seconds / 60);
  return `${cached.text}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${ms < 100 ? '0' : ''}${two(ms)}Z`;
}

function isoIn(timestamp: number, zone: string): string {
  return new Date(clampToDate(utcToZoned(clampToDate(timestamp), zone))).toISOString();
}

// A damaged row may hold the first or last timestamp that Date can hold, which the offset of a zone would exceed.
function clampToDate(timestamp: number): number {
  return Math.min(Math.max(timestamp, -timestampLimit), timestampLimit);
}

// Counts from the end, because years before 0 and after 9999 have more digits.
function dayOf(iso: string): string {
  return messages.numbers.day(iso.slice(0, -20), iso.slice(-19, -17), iso.slice(-16, -14));
}

let cached = { day: Number.NaN, text: '' };

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
