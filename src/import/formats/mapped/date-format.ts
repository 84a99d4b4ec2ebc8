import { tz } from '@date-fns/tz/tz';
import { format as formatDate } from 'date-fns/format';
import { parse as parseDate } from 'date-fns/parse';
import { dayMs, longestTimestamp } from '../../../domain/timestamp.ts';
import { messages } from '../../../messages/messages.ts';
import { withEnglishMonths } from '../../map/read-time.ts';

const utc = { in: tz('UTC') };

/**
 * The reason why a date format (date-fns' tokens) is invalid; null if it is valid. Formats a date and parses it again,
 * which shows the fields that the format lacks.
 */
export function validateDateFormat(dateFormat: string): string | null {
  const tokens = withoutLiterals(dateFormat);
  const mistaken = /D+|Y+/.exec(tokens)?.[0];
  if (mistaken) return messages.mapping.dateFormatMistaken(mistaken.toLowerCase(), mistaken);
  const sample = new Date(Date.UTC(2019, 10, 23, 17, 45));
  let read: Date;
  try {
    read = parseDate(formatDate(sample, dateFormat, utc), dateFormat, new Date(0), utc);
  } catch {
    return messages.mapping.dateFormatUnreadable;
  }
  const lost = Math.abs(sample.getTime() - read.getTime());
  if (!(lost < dayMs)) return messages.mapping.dateFormatIncomplete;
  if (/[hK]/.test(tokens) && !/[abB]/.test(tokens)) return messages.mapping.dateFormatHalfDays;
  return null;
}

/**
 * Converts a time in a date format to RFC 3339, without a zone if the format has none. Null if the text does not fit
 * the format.
 */
export function readDate(text: string, dateFormat: string): string | null {
  if (text.length > longestTimestamp) return null;
  // Parsed as UTC, in which every time of day exists once; the importer applies the zone afterwards.
  const english = /MMM/.test(dateFormat) ? withEnglishMonths(text) : text;
  const read = parseDate(english, dateFormat, new Date(), utc);
  if (Number.isNaN(read.getTime())) return null;
  const shown = new Date(read.getTime()).toISOString();
  return /[XxtT]/.test(withoutLiterals(dateFormat)) ? shown : shown.slice(0, -1);
}

/** A date format without its quoted text. */
function withoutLiterals(dateFormat: string): string {
  return dateFormat.replaceAll(/'[^']*'/g, '');
}
