import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { messages } from '../messages/messages.ts';
import { parseDay } from './timestamp.ts';

/** Days in a row, from the first to the last; both as midnight, in ms as if in UTC. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** The words for days in every language; how many units they lie before now. */
const words: readonly (readonly [unit: Unit, ago: number, ...words: string[]])[] = [
  ['day', 0, 'today', 'aujourd’hui', 'vandaag'],
  ['day', 1, 'yesterday', 'hier', 'gisteren'],
  ['week', 0, 'this week', 'cette semaine', 'deze week'],
  ['week', 1, 'last week', 'la semaine dernière', 'semaine dernière', 'vorige week'],
  ['month', 0, 'this month', 'ce mois', 'ce mois-ci', 'deze maand'],
  ['month', 1, 'last month', 'le mois dernier', 'mois dernier', 'vorige maand'],
  ['year', 0, 'this year', 'cette année', 'dit jaar'],
  ['year', 1, 'last year', 'l’année dernière', 'année dernière', 'vorig jaar'],
];

/**
 * Reads days as people type them: `2026-01-31`; `31/01/2026` if the person's language puts the day first; `yesterday`
 * or `last month`, in any language. `today` is midnight of the present day, in ms as if in UTC. Gives null for
 * anything else.
 */
export function parseDays(text: string, today: number): Days | null {
  const typed = text.trim().toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ');
  const known = words.find(([, , ...each]) => each.includes(typed));
  if (known) return daysOf(known[0], known[1], today);
  const day = parseDay((isDayFirst() && dayFirst(typed)) || typed);
  return day === null ? null : { first: day, last: day };
}

/** A week begins on Monday (ISO 8601). */
function daysOf(unit: Unit, ago: number, today: number): Days {
  const now = new UTCDateMini(today);
  const year = now.getUTCFullYear();
  const firstOf: Record<Unit, (ago: number) => Date> = {
    day: (back) => addDays(now, -back),
    week: (back) => addDays(now, -((now.getUTCDay() + 6) % 7) - 7 * back),
    month: (back) => addMonths(new UTCDateMini(year, now.getUTCMonth(), 1), -back),
    year: (back) => new UTCDateMini(year - back, 0, 1),
  };
  const next = addDays(firstOf[unit](ago - 1), -1);
  return { first: firstOf[unit](ago).getTime(), last: next.getTime() };
}

function isDayFirst(): boolean {
  return messages.numbers.day('year', 'month', 'day').startsWith('day');
}

// Belgians separate the numbers by a slash, a hyphen or a dot.
function dayFirst(text: string): string | null {
  const [, day = '', month = '', year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
