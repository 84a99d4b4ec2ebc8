import { readDate } from '../formats/mapped/date-format.ts';
import { type DateOrder, needsDateOrder, possibleOrders } from './read-time.ts';

/** The result of examining the times of a table. */
export type DateOrderResult =
  | { readonly order: DateOrder | null }
  /** Every date can be read in both orders; `example` is the first. */
  | { readonly ambiguous: string }
  /** `example` contradicts the format that the user gave; all times can be read with `format`. */
  | { readonly contradicted: string; readonly format: string };

/** Tables whose first times have another form are not examined further. */
const timesExamined = 500;

/** Finds the order of day and month in the times of a whole table. */
export async function findDateOrder(
  times: AsyncIterable<string>,
  dateFormat: string | null,
): Promise<DateOrderResult> {
  return dateFormat === null ? orderOf(times) : checkOrder(times, dateFormat);
}

async function orderOf(times: AsyncIterable<string>): Promise<DateOrderResult> {
  let possible: readonly DateOrder[] = ['day-first', 'month-first'];
  let example: string | null = null;
  let count = 0;
  for await (const time of times) {
    count += 1;
    if (needsDateOrder(time)) {
      example ??= time;
      const orders = possibleOrders(time);
      if (orders.length > 0) possible = possible.filter((order) => orders.includes(order));
    } else if (example === null && count >= timesExamined) {
      break;
    }
  }
  if (example === null) return { order: null };
  return possible.length === 2 ? { ambiguous: example } : { order: possible[0] ?? null };
}

async function checkOrder(times: AsyncIterable<string>, dateFormat: string): Promise<DateOrderResult> {
  const swapped = swap(dateFormat);
  if (swapped === null) return { order: null };
  let contradiction: string | null = null;
  for await (const time of times) {
    if (readDate(time, swapped) === null) return { order: null };
    if (readDate(time, dateFormat) === null) contradiction ??= time;
  }
  return contradiction === null ? { order: null } : { contradicted: contradiction, format: swapped };
}

/** A date format with its numeric day and month exchanged; null if one of them is not numeric. */
function swap(dateFormat: string): string | null {
  const match = /^([^'Md]*)(MM?|dd?)(?![Md])([^'Md]+)(MM?|dd?)(?![Md])(.*)$/.exec(dateFormat);
  if (!match || match[2]?.[0] === match[4]?.[0]) return null;
  return `${match[1]}${match[4]}${match[3]}${match[2]}${match[5]}`;
}
