import { addressesOf, type Report } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import {
  percentText,
  runNote,
  shortPeriodText,
  statusPaint,
  statusText,
} from '../../render/report/report-labels.ts';
import type { Style } from '../../render/text/colors.ts';
import { columnGap, naturalWidth } from '../../render/text/fit-columns.ts';
import { formatTimestamp } from '../../render/text/format-date.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { truncate } from '../../render/text/wrap.ts';
import { pad } from '../inquirer/wrap-parts.ts';

/** The reports as lines, and the line of titles above them. */
export interface OverviewTable {
  readonly titles: string;
  readonly lines: readonly string[];
  /** The parts of a report that did not fit into its line; '' if all did. */
  overflow(report: Report): string;
}

interface Column {
  readonly title: string;
  readonly align?: 'right';
  readonly text: (report: Report) => string;
}

const narrowestContact = 12;
const barLength = 10;

/** Lays `reports` out for `width` columns; columns that do not fit are left out, from the right. */
export function overviewTable(
  reports: readonly Report[],
  { width, zone, style }: { width: number; zone: string; style: Style },
): OverviewTable {
  const labels = messages.lists;
  const id: Column = { title: labels.id, align: 'right', text: (report) => String(report.id) };
  const contact: Column = { title: labels.contact, text: (report) => safeText(addressesOf(report)) };
  const status: Column = { title: labels.status, text: statusText };
  const events: Column = { title: labels.eventCount, align: 'right', text: eventsText };
  const period: Column = { title: labels.period, text: (report) => shortPeriodText(report, report.zone) };
  const run: Column = { title: labels.lastRun, text: (report) => runText(report, zone) };
  const widths = new Map(
    [id, contact, status, events, period, run].map((column) => [
      column,
      naturalWidth(column.title, reports.map(column.text)),
    ]),
  );
  const widthOf = (column: Column) => widths.get(column) ?? 0;
  const roomFor = (columns: readonly Column[]) =>
    columns.reduce((room, column) => room - columnGap - widthOf(column), width - id.title.length);
  const columnSets = [
    [status, events, period, run],
    [status, events, period],
    [status, events],
  ];
  const others = columnSets.find(
    (columns) => roomFor([...columns]) >= Math.min(widthOf(contact), narrowestContact * 2),
  ) ?? [status, events];
  const room = Math.max(narrowestContact / 2, roomFor(others) - columnGap - widthOf(id) + id.title.length);
  widths.set(contact, Math.min(widthOf(contact), room));
  const columns = [id, contact, ...others];
  const line = (cells: readonly string[], paint: (column: Column, text: string) => string) =>
    columns
      .map((column, index) => {
        const text = truncate(cells[index] ?? '', widthOf(column));
        const padded = column.align === 'right' ? text.padStart(widthOf(column)) : pad(text, widthOf(column));
        return paint(column, padded);
      })
      .join(' '.repeat(columnGap))
      .trimEnd();
  return {
    titles: line(
      columns.map((column) => column.title),
      (_, text) => text,
    ),
    lines: reports.map((report) =>
      line(
        columns.map((column) => column.text(report)),
        (column, text) => (column === status ? statusPaint(report.status, style)(text) : text),
      ),
    ),
    overflow(report) {
      const missing = [contact, period, run].filter((column) =>
        column === contact ? textWidth(column.text(report)) > widthOf(contact) : !others.includes(column),
      );
      const texts = missing.map((column) =>
        column === run ? messages.questions.run(column.text(report)) : column.text(report),
      );
      return texts.join(' · ');
    },
  };
}

/** The result of a report's latest run; '' if it simply completed. */
export function stateNote(report: Report, zone: string): string {
  return safeText(runNote(report, zone) ?? '');
}

/** A bar and a percentage for `progress`, from 0 to 1; null is 0: `▰▰▰▰▱▱▱▱▱▱ 42%`. */
export function progressBar(progress: number | null): string {
  const done = Math.floor((progress ?? 0) * barLength);
  return `${'▰'.repeat(done)}${'▱'.repeat(barLength - done)} ${percentText(progress ?? 0)}`;
}

/** A report's question and its state, one line each. */
export function reportSummary(report: Report, zone: string): string[] {
  const { withArchived, withoutArchived, run } = messages.questions;
  const question = [
    shortPeriodText(report, report.zone),
    report.includeArchived ? withArchived : withoutArchived,
  ];
  const state = [
    statusText(report),
    ...(report.eventCount === null ? [] : [messages.reports.events(report.eventCount)]),
    run(runText(report, zone)),
  ];
  return [question.join(' · '), state.join(' · ')];
}

function eventsText({ eventCount }: Report): string {
  return eventCount === null ? '–' : messages.numbers.whole(eventCount);
}

function runText({ startedAt }: Report, zone: string): string {
  return formatTimestamp(startedAt, zone).slice(0, -':00'.length);
}
