import {
  type ActionName,
  actionsOf,
  actions as allActions,
  type Category,
  categories,
} from '../../domain/actions.ts';
import { lastPattern, type Range, type Report } from '../../domain/report.ts';
import { lastTimestamp } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { Style } from '../text/colors.ts';
import { formatDay, formatTimestamp, isStartOfDay } from '../text/format-date.ts';

// With more exceptions, the list of chosen actions is shorter.
const maxExceptions = 3;

/** The name of a category for people: `Email`, `Campaign`. */
export function categoryName(category: Category): string {
  return messages.reports.categories[category];
}

/** The chosen actions, in short: `all actions`, `all Email actions + campaignRead`. */
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
  if (others.length > maxExceptions || some.length === 0) return some.join(', ');
  const exceptions = others.length === 0 ? '' : messages.reports.except(others.join(', '));
  return messages.reports.allActionsOf(categoryName(category)) + exceptions;
}

/** The period in words: `2026-01-01 to 2026-01-31`, `last 30 days (…)`, `the whole history`; days in `zone`. */
export function periodText(report: Pick<Report, 'range' | 'last'>, zone: string): string {
  const ends = rangeText(report.range, zone);
  return report.last === null ? ends : `${lastText(report.last)} (${ends})`;
}

/** The period as {@link periodText} gives it, but without the ends of a relative one: `last 30 days`. */
export function shortPeriodText({ range, last }: Pick<Report, 'range' | 'last'>, zone: string): string {
  return last === null ? rangeText(range, zone) : lastText(last);
}

// A range of whole days is shown as days; the last one is the day before the end of the range.
function rangeText({ from, to }: Range, zone: string): string {
  const wholeDays = (from === null || isStartOfDay(from, zone)) && (to === null || isEndOfDay(to, zone));
  const first = from === null ? null : wholeDays ? formatDay(from, zone) : formatTimestamp(from, zone);
  const end = to === null ? null : wholeDays ? formatDay(to - 1, zone) : formatTimestamp(to, zone);
  const { wholeHistory, until, since, fromTo } = messages.reports;
  if (first === null) return end === null ? wholeHistory : until(end);
  if (end === null) return since(first);
  return first === end ? first : fromTo(first, end);
}

// The last possible timestamp ends a day in every zone, although it is before midnight in zones behind UTC.
function isEndOfDay(timestamp: number, zone: string): boolean {
  return timestamp === lastTimestamp || isStartOfDay(timestamp, zone);
}

function lastText(last: string): string {
  const [, count, letter] = lastPattern.exec(last) ?? [];
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

/** A note that the latest run failed or is processing, so that the answer shown is not its own; null otherwise. */
export function runNote(report: Report, zone: string): string | null {
  if (report.status === 'completed') return null;
  const { noAnswerYet, answerOf, lastRunFailed, noReasonKnown, reportIs } = messages.reports;
  const shown =
    report.completedAt === null ? noAnswerYet : answerOf(formatTimestamp(report.completedAt, zone));
  return report.status === 'failed'
    ? lastRunFailed(report.failure === null ? noReasonKnown : failureText(report.failure), shown)
    : reportIs(statusText(report), shown);
}

/** A note that events of archived campaigns were left out; null if none were. */
export function archivedNote({ archivedEventsNotShown: count }: Report): string | null {
  return count === null || count === 0 ? null : messages.reports.archivedNotShown(count);
}

/** A note that some of the events came from an import that was undone since; null if none did. */
export function undoneNote({ undoneEvents: count }: Report): string | null {
  return count === null || count === 0 ? null : messages.reports.undoneSince(count);
}

/** The notes on the answer of a report: on its latest run, and on events left out or undone. */
export function reportNotes(report: Report, zone: string): string[] {
  return [runNote(report, zone), archivedNote(report), undoneNote(report)].filter((note) => note !== null);
}

/** The reason why a run failed, for people: the store has codes for two reasons, and the text of any other. */
export function failureText(reason: string | null): string {
  if (reason === 'interrupted') return messages.runs.interrupted;
  if (reason === 'cancelled') return messages.runs.cancelled;
  return String(reason);
}
