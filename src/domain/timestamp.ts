import { zonedToUtc } from './time-zone.ts';

// The first timestamp that an event can have, ms UTC: e-mail platforms are younger than 1970.
const firstTimestamp = 1;
/** The last timestamp that an event can have, ms UTC: years have four digits in RFC 3339. */
export const lastTimestamp = Date.UTC(10_000, 0) - 1;

/** The length of a day in UTC, ms. */
export const dayMs = 86_400_000;

/** The length of the longest text that may be a timestamp. Longer texts are not examined. */
export const longestTimestamp = 100;

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:([Zz]|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?$/;
// RFC 2822, 3.3. The day name is not checked, because platforms get it wrong.
const mail =
  /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:(Z|UT|UTC|GMT)|([+-])(\d{2}):?(\d{2}))?(?:\s*\([^)]*\))?$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a timestamp written as RFC 3339 / ISO 8601 or RFC 2822; `zone` applies if the text has no zone. Gives ms UTC
 * (drops finer fractions), or null if the text is not a timestamp or the time is impossible.
 */
export function parseTimestamp(text: string, zone: string): number | null {
  const utc = parseUtc(text);
  if (utc !== null) return utc;
  const trimmed = text.trim();
  if (trimmed.length > longestTimestamp) return null;
  let match = iso.exec(trimmed);
  if (match) {
    const [, year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes] = match;
    const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
    const wall = wallClock(
      Number(year),
      Number(month),
      Number(day),
      Number(hour ?? 0),
      Number(minute ?? 0),
      Number(second ?? 0),
      ms,
    );
    return applyOffset(wall, utc, sign, hours, minutes, zone);
  }
  match = mail.exec(trimmed);
  if (match) {
    const [, day, name, year, hour, minute, second, utc, sign, hours, minutes] = match;
    const month = months.indexOf((name ?? '').toLowerCase()) + 1;
    const wall = wallClock(
      Number(year),
      month,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second ?? 0),
      0,
    );
    return applyOffset(wall, utc, sign, hours, minutes, zone);
  }
  return null;
}

/**
 * Reads `2026-01-31T10:00:00.000Z`, the form of nearly all timestamps, digit by digit. Gives null for any other form
 * and for days after the 28th, which may not exist.
 */
function parseUtc(text: string): number | null {
  if (text.length !== 24 || text.charCodeAt(23) !== 0x5a || text.charCodeAt(10) !== 0x54) return null;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':' || text[19] !== '.')
    return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const ms = digits(text, 20, 23);
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return null;
  if (!(hour <= 23 && minute <= 59 && second <= 59 && ms <= 999)) return null;
  return inRange(Date.UTC(year, month - 1, day, hour, minute, second, ms));
}

function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Midnight, in ms as if in UTC, of a day written as `2026-01-31`; null for other texts and years before 1000. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? wallClock(Number(match[1]), Number(match[2]), Number(match[3]), 0, 0, 0, 0) : null;
}

function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number | null {
  // `0026` is a typing error, which Date.UTC would read as 1926.
  if (year < 1000) return null;
  // 60 is a leap second (RFC 3339, 5.6). Date has no leap seconds, so it becomes the next second.
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null;
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).getUTCDate() !== day) return null;
  return date + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

function applyOffset(
  wall: number | null,
  utc: string | undefined,
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  zone: string,
): number | null {
  if (wall === null) return null;
  if (utc !== undefined) return inRange(wall);
  if (sign === undefined) return inRange(zonedToUtc(wall, zone));
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  if (Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
  return inRange(wall - (sign === '-' ? -offset : offset) * 60_000);
}

function inRange(ms: number): number | null {
  return ms >= firstTimestamp && ms <= lastTimestamp ? ms : null;
}

/** True if `text` is a timestamp without a zone. */
export function isZoneless(text: string): boolean {
  const match = iso.exec(text.trim());
  if (match) return match[8] === undefined && match[9] === undefined;
  const mailMatch = mail.exec(text.trim());
  return mailMatch !== null && mailMatch[7] === undefined && mailMatch[8] === undefined;
}
