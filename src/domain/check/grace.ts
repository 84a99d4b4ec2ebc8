import { utcToZoned, zonedToUtc } from '../time-zone.ts';

/** How long after an opt-out a mail is not counted: a length in ms, or business days. */
export type Grace = { readonly kind: 'length'; readonly ms: number } | BusinessDays;

interface BusinessDays {
  readonly kind: 'businessDays';
  readonly days: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const units = { h: hour, d: day, w: 7 * day } as const;

/** Large mailbox providers ask senders to stop within two days. */
export const usualGrace: Grace = { kind: 'length', ms: 48 * hour };

/** Reads `0`, `48h`, `2d`, `1w`, or `10bd` (business days); null for any other text. */
export function parseGrace(text: string): Grace | null {
  if (text === '0') return { kind: 'length', ms: 0 };
  const [, digits, unit] = /^(\d{1,4})(bd|[hdw])$/.exec(text.trim().toLowerCase()) ?? [];
  if (digits === undefined || unit === undefined) return null;
  const count = Number(digits);
  if (unit === 'bd') return { kind: 'businessDays', days: count };
  return { kind: 'length', ms: count * units[unit as keyof typeof units] };
}

/**
 * The last moment (ms UTC) within the grace that begins at `begin`. Business days are Monday to Friday in `zone`, to the
 * same clock time; public holidays are not known, so the grace ends early rather than late.
 */
export function endOfGrace(begin: number, grace: Grace, zone: string): number {
  if (grace.kind === 'length') return begin + grace.ms;
  let wall = utcToZoned(begin, zone);
  for (let left = grace.days; left > 0; ) {
    wall += day;
    const weekday = new Date(wall).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return zonedToUtc(wall, zone);
}
