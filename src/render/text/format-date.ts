import { momentLimit } from '../../domain/report.ts';
import { utcToZoned } from '../../domain/time-zone.ts';
import { messages } from '../../messages/messages.ts';

/** A moment (ms UTC) on the clocks of `zone`, to the second: `2026-03-01 14:05:09`. */
export function formatMoment(moment: number, zone: string): string {
  const shown = isoIn(moment, zone);
  return `${dayOf(shown)} ${shown.slice(-13, -5)}`;
}

/** The same with the name of the zone: `2026-03-01 14:05:09, Europe/Brussels`. */
export function formatMomentInZone(moment: number, zone: string): string {
  return `${formatMoment(moment, zone)}, ${zone}`;
}

/** The day of a moment (ms UTC) in `zone`: `2026-03-01`. */
export function formatDay(moment: number, zone: string): string {
  return dayOf(isoIn(moment, zone));
}

/** The time of a moment (ms UTC) in `zone`, to the minute: `14:05`. */
export function formatTime(moment: number, zone: string): string {
  return isoIn(moment, zone).slice(-13, -8);
}

/** The year and the month (1 to 12) of a moment (ms UTC) in `zone`. */
export function monthIn(moment: number, zone: string): { readonly year: number; readonly month: number } {
  const shown = new Date(utcToZoned(moment, zone));
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1 };
}

/** Whether a day of `zone` begins at this moment (ms UTC): at midnight, or later where summer time skips it. */
export function isStartOfDay(moment: number, zone: string): boolean {
  return formatDay(moment, zone) !== formatDay(moment - 1, zone);
}

/** A moment (ms UTC) for machines: `2026-03-01T13:05:09.123Z`. */
export function formatIso(moment: number): string {
  const day = Math.floor(moment / dayLength);
  // Rows come in the order of time: the date is mostly that of the row before.
  if (day !== latest.day) latest = { day, text: new Date(day * dayLength).toISOString().slice(0, -13) };
  const rest = moment - day * dayLength;
  const ms = rest % 1000;
  const seconds = (rest - ms) / 1000;
  const minutes = Math.floor(seconds / 60);
  return `${latest.text}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${ms < 100 ? '0' : ''}${two(ms)}Z`;
}

function isoIn(moment: number, zone: string): string {
  return new Date(within(utcToZoned(within(moment), zone))).toISOString();
}

// A damaged row may hold the first or the last moment that a date can be, of which a zone shows the one beyond.
function within(moment: number): number {
  return Math.min(Math.max(moment, -momentLimit), momentLimit);
}

// From the end: before the year 0 and after 9999 years are longer.
function dayOf(iso: string): string {
  return messages.numbers.day(iso.slice(0, -20), iso.slice(-19, -17), iso.slice(-16, -14));
}

const dayLength = 86_400_000;
let latest = { day: Number.NaN, text: '' };

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
