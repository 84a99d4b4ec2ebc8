import {
  type ActionName,
  actionsOf,
  actions as allActions,
  type Category,
  categories,
} from '../../domain/actions.ts';
import type { Range, Report } from '../../domain/report.ts';
import { lastMoment } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { Style } from '../text/colors.ts';
import { formatDay, formatMoment, isStartOfDay } from '../text/format-date.ts';

// More exceptions than these are longer than what is left.
const mostExceptions = 3;

/** The name of a category for people: `Email`, `Campaign`. */
export function categoryName(category: Category): string {
  return messages.reports.categories[category];
}

/** Which actions were chosen, shortly: `all actions`, `all Email actions + campaignRead`. */
export function actionsText(chosen: readonly ActionName[]): string {
  if (chosen.length === allActions.length) return messages.reports.allActions;
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
  const exceptions = others.length === 0 ? '' : messages.reports.except(others.join(', '));
  return messages.reports.allActionsOf(categoryName(category)) + exceptions;
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
  const wholeDays = (from === null || isStartOfDay(from, zone)) && (to === null || isEndOfDay(to, zone));
  const first = from === null ? null : wholeDays ? formatDay(from, zone) : formatMoment(from, zone);
  const end = to === null ? null : wholeDays ? formatDay(to - 1, zone) : formatMoment(to, zone);
  const { wholeHistory, until, since, fromTo } = messages.reports;
  if (first === null) return end === null ? wholeHistory : until(end);
  if (end === null) return since(first);
  return first === end ? first : fromTo(first, end);
}

// The last day that has a name ends for all zones at the same moment: behind UTC before its midnight.
function isEndOfDay(moment: number, zone: string): boolean {
  return moment === lastMoment || isStartOfDay(moment, zone);
}

function lastText(last: string): string {
  const [, count, letter] = /^(\d+)([dwmy])$/i.exec(last) ?? [];
  const { lastDays, lastWeeks, lastMonths, lastYears } = messages.reports;
  const units: Readonly<Record<string, (count: number) => string>> = {
    d: lastDays,
    w: lastWeeks,
    m: lastMonths,
    y: lastYears,
  };
  return units[letter?.toLowerCase() ?? '']?.(Number(count)) ?? messages.reports.last(last);
}

/** `completed`, `failed`, `processing 40%`. */
export function statusText({ status, progress }: Pick<Report, 'status' | 'progress'>): string {
  const word = messages.reports.statuses[status];
  return status === 'processing' && progress !== null ? `${word} ${percentText(progress)}` : word;
}

/** A part of a whole (0 to 1): `40%`. */
export function percentText(part: number): string {
  return messages.reports.percent(Math.floor(part * 100));
}

/** The colour of a status. */
export function statusPaint(status: Report['status'], style: Style): Style {
  return { completed: style.green, failed: style.red, processing: style.yellow }[status];
}

/** What to know about the latest run when the answer shown is not its answer; null when it is. */
export function runNote(report: Report, zone: string): string | null {
  if (report.status === 'completed') return null;
  const { noAnswerYet, answerOf, lastRunFailed, noReasonKnown, reportIs } = messages.reports;
  const shown = report.completedAt === null ? noAnswerYet : answerOf(formatMoment(report.completedAt, zone));
  return report.status === 'failed'
    ? lastRunFailed(report.failure === null ? noReasonKnown : failureText(report.failure), shown)
    : reportIs(statusText(report), shown);
}

/** That events were left out because their campaign is archived; null when none were. */
export function archivedNote({ archivedEventsNotShown: count }: Report): string | null {
  return count === null || count === 0 ? null : messages.reports.archivedNotShown(count);
}

/** Why a run failed, for people: the store keeps two reasons as codes of ours, the others as they came. */
export function failureText(reason: string | null): string {
  if (reason === 'interrupted') return messages.runs.interrupted;
  if (reason === 'cancelled') return messages.runs.cancelled;
  return String(reason);
}
