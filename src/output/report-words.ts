import {
  type ActionName,
  actionsOf,
  actions as allActions,
  type Category,
  categories,
} from '../report/actions.ts';
import type { Range, Report } from '../report/types.ts';
import { formatDay, formatMoment, isStartOfDay } from './format-date.ts';
import type { Style } from './style.ts';

const categoryNames: Readonly<Record<Category, string>> = { email: 'Email', campaign: 'Campaign' };
const units: Readonly<Record<string, string>> = { d: 'day', w: 'week', m: 'month', y: 'year' };
// More exceptions than these are longer than what is left.
const mostExceptions = 3;

/** `1 event`, `1,234 events`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The name of a category for people: `Email`, `Campaign`. */
export function categoryName(category: Category): string {
  return categoryNames[category];
}

/** Which actions were chosen, shortly: `all actions`, `all Email actions + campaignRead`. */
export function actionsText(chosen: readonly ActionName[]): string {
  if (chosen.length === allActions.length) return 'all actions';
  return categories
    .map((category) => categoryText(category, new Set(chosen)))
    .filter((text) => text !== '')
    .join(' + ');
}

function categoryText(category: Category, chosen: ReadonlySet<ActionName>): string {
  const all = actionsOf(category);
  const some = all.filter((action) => chosen.has(action));
  const others = all.filter((action) => !chosen.has(action));
  if (others.length > mostExceptions || some.length === 0) return some.join(', ');
  const exceptions = others.length === 0 ? '' : ` except ${others.join(', ')}`;
  return `all ${categoryName(category)} actions${exceptions}`;
}

/** The period in words: `2026-01-01 to 2026-01-31`, `last 30 days (…)`, `the whole history`; days are of `zone`. */
export function periodText(report: Pick<Report, 'range' | 'last'>, zone: string): string {
  const ends = rangeText(report.range, zone);
  return report.last === null ? ends : `${lastText(report.last)} (${ends})`;
}

/** The same without the ends of a period that is a length of time: `last 30 days`. */
export function shortPeriodText({ range, last }: Pick<Report, 'range' | 'last'>, zone: string): string {
  return last === null ? rangeText(range, zone) : lastText(last);
}

// Where both ends are ends of days, a person thinks in days, and the last one is the day before the range's end.
function rangeText({ from, to }: Range, zone: string): string {
  const wholeDays = (from === null || isStartOfDay(from, zone)) && (to === null || isStartOfDay(to, zone));
  const first = from === null ? null : wholeDays ? formatDay(from, zone) : formatMoment(from, zone);
  const end = to === null ? null : wholeDays ? formatDay(to - 1, zone) : formatMoment(to, zone);
  if (first === null) return end === null ? 'the whole history' : `until ${end}`;
  if (end === null) return `since ${first}`;
  return first === end ? first : `${first} to ${end}`;
}

function lastText(last: string): string {
  const [, count, letter] = /^(\d+)([dwmy])$/i.exec(last) ?? [];
  const unit = units[letter?.toLowerCase() ?? ''];
  if (unit === undefined) return `last ${last}`;
  return count === '1' ? `last ${unit}` : `last ${count} ${unit}s`;
}

/** `completed`, `failed`, `processing 40%`. */
export function statusText({ status, progress }: Pick<Report, 'status' | 'progress'>): string {
  return status === 'processing' && progress !== null ? `processing ${Math.floor(progress * 100)}%` : status;
}

/** The colour of a status. */
export function statusPaint(status: Report['status'], style: Style): Style {
  return { completed: style.green, failed: style.red, processing: style.yellow }[status];
}

/** What to know about the latest run when the answer shown is not its answer; null when it is. */
export function runNote(report: Report, zone: string): string | null {
  if (report.status === 'completed') return null;
  const run =
    report.status === 'failed'
      ? `The last run failed: ${report.failure ?? 'no reason known'}`
      : `The report is ${statusText(report)}`;
  const shown =
    report.completedAt === null
      ? 'there is no answer yet.'
      : `this is the answer of ${formatMoment(report.completedAt, zone)}.`;
  return `${run}; ${shown}`;
}

/** That events were left out because their campaign is archived; null when none were. */
export function archivedNote({ archivedEventsNotShown: count }: Report): string | null {
  return count === null || count === 0
    ? null
    : `${counted(count, 'event')} of archived campaigns not shown (--archived shows them)`;
}
