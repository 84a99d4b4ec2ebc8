import { inNormalForm } from '../../domain/normal-form.ts';
import { isZone } from '../../domain/time-zone.ts';
import { dayMs, isZoneless, longestTimestamp, parseTimestamp } from '../../domain/timestamp.ts';

/** The order of day and month in numeric dates such as 04/11/2025. */
export type DateOrder = 'day-first' | 'month-first';

/** A time as it was read. */
export interface ReadTime {
  /** Milliseconds UTC. */
  readonly moment: number;
  readonly isZoneless: boolean;
}

// The first year of times written as digits: smaller numbers are other counts, not e-mail events.
const firstYear = 1990;
const lastYear = 2100;
// Day 0 of Excel's serial dates; Excel takes 1900 for a leap year, so that it is not January 1.
const excelEpoch = Date.UTC(1899, 11, 30);

// Months in English, French, Dutch, German, Spanish, Italian and Portuguese by their first letters, without accents.
const months: readonly RegExp[] = [
  /^(jan|gen|ene)/,
  /^fe(b|v)/,
  /^(mar|mrt|maa)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mei|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aou|ago)/,
  /^(sep|set)/,
  /^(o[ckt]t|out)/,
  /^nov/,
  /^(dec|dez|dic)/,
];
/** The names of the months in English, as date formats need them. */
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const weekday =
  /^(mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|maa|din|woe|don|vri|zat|zon|ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+(?=\S)/i;
// RFC 5322, 4.3, and Central European time.
const zones: Readonly<Record<string, string>> = {
  ...{ z: 'Z', ut: 'Z', utc: 'Z', gmt: 'Z', cet: '+01:00', cest: '+02:00' },
  ...{ est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00' },
  ...{ mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00' },
};

const numericDate = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const timeOfDay =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?(?:\.?m\.?)?(?=[\s+\-(Z]|$)/i;

/**
 * Reads a time in one of the forms of e-mail platforms and spreadsheets; one without a zone is read in `zone`. Null if it
 * is unreadable or impossible, or if the order of day and month is not known.
 */
export function readTime(text: string, zone: string, order: DateOrder | null): ReadTime | null {
  // Spreadsheets mark text with an apostrophe, or write it as a formula.
  const trimmed = text.trim().replace(/^'|^="(.*)"$/, '$1');
  if (trimmed.length > longestTimestamp) return null;
  const isDigits = /^\d+(\.\d+)?$/.test(trimmed);
  const common = isDigits ? null : parseTimestamp(trimmed, zone);
  if (common !== null) return { moment: common, isZoneless: isZoneless(trimmed) };
  const named = /^(.*\d)\s+\(?([A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_+-]*)+)\)?$/.exec(trimmed);
  if (named?.[2] !== undefined && isZone(named[2])) {
    const time = readTime(named[1] ?? '', named[2], order);
    return time && { ...time, isZoneless: false };
  }
  const iso = isDigits ? isoOfDigits(trimmed) : isoOf(trimmed, order);
  if (iso === null) return null;
  const moment = typeof iso === 'number' ? iso : parseTimestamp(iso, zone);
  if (moment === null) return null;
  return { moment, isZoneless: typeof iso === 'string' && !/(Z|[+-]\d\d:\d\d)$/.test(iso) };
}

/** True for a numeric date that is read only if the order of day and month is known. */
export function needsDateOrder(text: string): boolean {
  const match = numericDateIn(text);
  return match !== null && match[2] !== '.';
}

/** The orders that a numeric date allows. */
export function possibleOrders(text: string): readonly DateOrder[] {
  const match = numericDateIn(text);
  const [first, second] = [Number(match?.[1]), Number(match?.[3])];
  const orders: DateOrder[] = [];
  if (first <= 31 && second <= 12) orders.push('day-first');
  if (first <= 12 && second <= 31) orders.push('month-first');
  return orders;
}

function numericDateIn(text: string): RegExpExecArray | null {
  const trimmed = text.trim();
  return trimmed.length > longestTimestamp ? null : numericDate.exec(trimmed.replace(weekday, ''));
}

/** Digits by their number: a serial date of Excel, a calendar date, or a count of s, ms, µs or ns since 1970. */
function isoOfDigits(text: string): string | number | null {
  const [digits = '', fraction = ''] = text.split('.');
  const calendar = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(\d{3})?)?$/.exec(digits);
  if (calendar && [8, 12, 14, 17].includes(digits.length) && fraction === '') {
    const [, year, month, day, hour = '00', minute = '00', second = '00', ms = '000'] = calendar;
    if (isYear(Number(year))) return `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}`;
  }
  if (digits.length === 5) {
    const moment = excelEpoch + Math.round((Number(text) * dayMs) / 1000) * 1000;
    return isYear(new Date(moment).getUTCFullYear()) ? new Date(moment).toISOString().slice(0, -1) : null;
  }
  const unit = { 9: 1000, 10: 1000, 12: 1, 13: 1, 15: 1e-3, 16: 1e-3, 18: 1e-6, 19: 1e-6 }[digits.length];
  if (unit === undefined) return null;
  const moment = Math.floor(Number(text) * unit + 1e-6);
  return isYear(new Date(moment).getUTCFullYear()) ? moment : null;
}

function isYear(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

/** The time as RFC 3339, without a zone if it has none; null if its form is not known. */
function isoOf(text: string, order: DateOrder | null): string | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  // `Mar` is a month in English and a weekday in French.
  const date =
    dateOf(withoutWords(plain, true), order) ?? dateOf(withoutWords(plain.replace(weekday, '')), order);
  if (!date) return null;
  const rest = date.rest.replace(/^(T|,?\s*(?:at|à|om|um|a las|alle)\s|[\s,]+|:(?=\d))/, '').trim();
  const time = timeOf(rest);
  if (!time) return null;
  const year = date.year < 70 ? date.year + 2000 : date.year;
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(date.month)}-${pad(date.day)}T${time}`;
}

/** A date without its day of the week and without the words between its parts: `4 de noviembre de 2025`. */
function withoutWords(text: string, keepsFirst = false): string {
  const [all = '', word] = /^(\p{L}+)\.?,? (?=\d)/u.exec(text) ?? [];
  const rest = !keepsFirst && word !== undefined && monthOf(word) === 0 ? text.slice(all.length) : text;
  return rest.replace(/^(\d{1,2})\.? de (\p{L}+) de (?=\d)/u, '$1 $2 ');
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

function dateOf(text: string, order: DateOrder | null): DateParts | null {
  const parts = (match: RegExpExecArray, year: unknown, month: unknown, day: unknown): DateParts => ({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    rest: text.slice(match[0].length),
  });
  let match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? null;
  if (match) return parts(match, match[1], match[3], match[4]);
  match = /^(\d{4})(\d{2})(\d{2})(?=T)/.exec(text);
  if (match) return parts(match, match[1], match[2], match[3]);
  match = numericDate.exec(text);
  if (match) {
    const [, first, separator, second, year] = match;
    const found = separator === '.' ? 'day-first' : order;
    if (found === null) return null;
    return found === 'day-first' ? parts(match, year, second, first) : parts(match, year, first, second);
  }
  match = /^(\d{1,2})(?:er|st|nd|rd|th|e)?[\s./-]+(\p{L}+)\.?,?[\s/-]+(\d{4}|\d{2})(?!\d)/u.exec(text);
  if (match) return parts(match, match[3], monthOf(match[2]), match[1]);
  match = /^(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)/u.exec(text);
  if (match) return parts(match, match[3], monthOf(match[1]), match[2]);
  // The form of ctime(3): the year is last.
  match = /^(\p{L}+) (\d{1,2}) (\d{1,2}:\d{2}:\d{2}(?: [A-Z]{1,4})?) (\d{4})$/u.exec(text);
  return match
    ? { year: Number(match[4]), month: monthOf(match[1]), day: Number(match[2]), rest: ` ${match[3]}` }
    : null;
}

/** The number of a month by its name; 0 if it is unknown. */
function monthOf(name: string | undefined): number {
  const plain = inNormalForm(name ?? '', 'NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();
  return months.findIndex((month) => month.test(plain)) + 1;
}

/** The time of day with its zone; midnight for empty text. */
function timeOf(text: string): string | null {
  if (text === '') return '00:00:00';
  const basic = /^(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(?=[Z+-]|$)/.exec(text);
  const match = basic ? [...basic, undefined] : timeOfDay.exec(text);
  if (!match) return null;
  const [all = '', hour = '', minute = '', second = '00', fraction, half] = match;
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  const zone = zoneOf(text.slice(all.length).trim());
  if (zone === null) return null;
  const ms = fraction === undefined ? '' : `.${fraction}`;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}${ms}${zone}`;
}

/** The zone after a time as an offset of RFC 3339; '' if there is none, null if it is unknown. */
function zoneOf(text: string): string | null {
  if (text === '') return '';
  const bare = text.replace(/\s*\([^)]*\)$/, '') || text.replaceAll(/[()]/g, '');
  const named = zones[bare.toLowerCase()];
  if (named) return named;
  const offset = /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(bare);
  return offset ? `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}` : null;
}

/** `text` with the names of its months in English. */
export function withEnglishMonths(text: string): string {
  return text.replaceAll(/\p{L}{3,}/gu, (word) => {
    const month = monthOf(word);
    const name = monthNames[month - 1];
    if (!name) return word;
    return word.length <= 4 && month !== 5 ? name.slice(0, 3) : name;
  });
}

/** The date formats (date-fns' tokens) that may read a time; empty if its form is unknown. */
export function dateFormatsFor(text: string): readonly string[] {
  const plain = text.trim();
  const match = plain.length > longestTimestamp ? null : numericDate.exec(plain);
  if (!match) return [];
  const [date, , separator = '-', , year = ''] = match;
  const rest = plain.slice(date.length);
  // Other letters would be tokens.
  if (/\p{L}/u.test(rest.replace(/\dh\d/, '').replace(/[ap]\.?m\.?/i, ''))) return [];
  const time = rest
    .replace(/\d{1,2}([:.h])(\d{2})(?:([:.])(\d{2}))?/, (_, colon: string, __, next?: string) => {
      const hours = /[ap]\.?m/i.test(rest) ? 'h' : 'H';
      return `${hours}${colon === 'h' ? "'h'" : colon}mm${next ? `${next}ss` : ''}`;
    })
    .replace(/[ap]\.?m\.?/i, 'a');
  const years = year.length === 4 ? 'yyyy' : 'yy';
  return possibleOrders(plain).map((order) => {
    const parts = order === 'day-first' ? ['dd', 'MM'] : ['MM', 'dd'];
    const short = /^0|^\d\d/.test(date) ? parts : parts.map((part) => part.slice(1));
    return `${[...short, years].join(separator)}${time}`;
  });
}
