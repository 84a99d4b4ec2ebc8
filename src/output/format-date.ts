import { toZoned } from '../report/zone.ts';

/** A moment (ms UTC) on the clocks of `zone`, to the second: `2026-03-01 14:05:09`. */
export function formatMoment(moment: number, zone: string): string {
  return new Date(toZoned(moment, zone)).toISOString().slice(0, -5).replace('T', ' ');
}

/** The same with the name of the zone: `2026-03-01 14:05:09, Europe/Brussels`. */
export function formatMomentInZone(moment: number, zone: string): string {
  return `${formatMoment(moment, zone)}, ${zone}`;
}

/** The day of a moment (ms UTC) in `zone`: `2026-03-01`. */
export function formatDay(moment: number, zone: string): string {
  return formatMoment(moment, zone).slice(0, -9);
}

/** Whether a day of `zone` begins at this moment (ms UTC): at midnight, or later where summer time skips it. */
export function isStartOfDay(moment: number, zone: string): boolean {
  return formatDay(moment, zone) !== formatDay(moment - 1, zone);
}

/** A moment (ms UTC) for machines: `2026-03-01T13:05:09.123Z`. */
export function formatIso(moment: number): string {
  const day = Math.floor(moment / dayLength);
  // Rows come in the order of time: the date is mostly that of the row before.
  if (day !== latest.day) latest = { day, text: new Date(day * dayLength).toISOString().slice(0, 11) };
  const rest = moment - day * dayLength;
  const ms = rest % 1000;
  const seconds = (rest - ms) / 1000;
  const minutes = Math.floor(seconds / 60);
  return `${latest.text}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${ms < 100 ? '0' : ''}${two(ms)}Z`;
}

const dayLength = 86_400_000;
let latest = { day: Number.NaN, text: '' };

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
