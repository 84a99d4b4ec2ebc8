import { grouped } from '../group-digits.ts';

/** Numbers and dates. */
export const numbers = {
  /** A whole number: `1,234`. */
  whole: (number: number) => grouped(number, ','),
  /** A day, from year, month and day as text of four, two and two digits: `2026-03-01`. */
  day: (year: string, month: string, day: string) => `${year}-${month}-${day}`,
  /** A month, from the same kind of text: `2026-03`. */
  month: (year: string, month: string) => `${year}-${month}`,
};
