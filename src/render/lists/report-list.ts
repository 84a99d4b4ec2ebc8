import { addressesOf, type Report } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { shortPeriodText, statusPaint, statusText } from '../report/report-labels.ts';
import { formatTimestamp } from '../text/format-date.ts';
import type { Cell } from '../text/table.ts';
import { type ListOptions, listPieces } from './list-text.ts';

/** Saved reports for people, in the given order, in pieces; none if there are no reports. `read` is called twice. */
export function renderReportList(
  read: () => AsyncIterable<readonly Report[]>,
  options: ListOptions,
): AsyncIterable<string> {
  const { zone, style } = options;
  const { id, contact, status, eventCount, period, archived, lastRun, yes, no } = messages.lists;
  const columns = [
    { title: id, align: 'right' },
    { title: contact, flexible: true },
    { title: status, flexible: true },
    { title: eventCount, align: 'right' },
    { title: period, flexible: true },
    { title: archived },
    { title: lastRun, flexible: true },
  ] as const;
  const cells = (report: Report): Cell[] => [
    { text: String(report.id) },
    { text: addressesOf(report), paint: style.bold },
    { text: statusText(report), paint: statusPaint(report.status, style) },
    { text: report.eventCount === null ? '–' : messages.numbers.whole(report.eventCount) },
    { text: shortPeriodText(report, zone) },
    { text: report.includeArchived ? yes : no },
    { text: formatTimestamp(report.startedAt, zone) },
  ];
  return listPieces(columns, read, cells, options);
}
