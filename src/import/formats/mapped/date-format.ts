import { tz } from '@date-fns/tz/tz';
import { format as formatDate } from 'date-fns/format';
import { parse as parseDate } from 'date-fns/parse';
import { messages } from '../../../messages/messages.ts';

const utc = { in: tz('UTC') };

/**
 * What keeps a date format (date-fns' tokens) from being read; null where nothing does. Writes a moment in the format
 * and reads it again: what is lost on the way, the format does not say.
 */
export function flawOf(dateFormat: string): string | null {
  const tokens = bare(dateFormat);
  const mistaken = /D+|Y+/.exec(tokens)?.[0];
  if (mistaken) return messages.imports.dateFormatMistaken(mistaken.toLowerCase(), mistaken);
  const sample = new Date(Date.UTC(2019, 10, 23, 17, 45));
  let read: Date;
  try {
    read = parseDate(formatDate(sample, dateFormat, utc), dateFormat, new Date(0), utc);
  } catch {
    return messages.imports.dateFormatUnreadable;
  }
  const lost = Math.abs(sample.getTime() - read.getTime());
  if (!(lost < 86_400_000)) return messages.imports.dateFormatIncomplete;
  if (/[hK]/.test(tokens) && !/[abB]/.test(tokens)) return messages.imports.dateFormatHalfDays;
  return null;
}

/**
 * Reads a time that is written in a date format: RFC 3339, without a zone where the format has none. Null for what
 * does not fit the format.
 */
export function readDate(text: string, dateFormat: string): string | null {
  // Read as if in UTC, where every time of day exists once; the importer then reads what it shows in its own zone.
  const read = parseDate(text, dateFormat, new Date(), utc);
  if (Number.isNaN(read.getTime())) return null;
  const shown = new Date(read.getTime()).toISOString();
  return /[XxtT]/.test(bare(dateFormat)) ? shown : shown.slice(0, -1);
}

/** A date format without its quoted text. */
function bare(dateFormat: string): string {
  return dateFormat.replaceAll(/'[^']*'/g, '');
}
