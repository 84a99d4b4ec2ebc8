import type { Report } from '../report/types.ts';
import { formatMoment } from './format-date.ts';
import { type ListOptions, listText } from './list-text.ts';
import { shortPeriodText, statusPaint, statusText } from './report-words.ts';

const columns = [
  { title: 'ID', align: 'right' },
  { title: 'Contact', flexible: true },
  { title: 'Status', flexible: true },
  { title: 'Events', align: 'right' },
  { title: 'Period', flexible: true },
  { title: 'Archived' },
  { title: 'Last run', flexible: true },
] as const;

/** Saved reports for people, in the order they come; '' for none. */
export function renderReportList(reports: readonly Report[], options: ListOptions): string {
  const { zone, style } = options;
  const rows = reports.map((report) => [
    { text: String(report.id) },
    { text: report.email, paint: style.bold },
    { text: statusText(report), paint: statusPaint(report.status, style) },
    { text: report.eventCount === null ? '–' : report.eventCount.toLocaleString('en-US') },
    { text: shortPeriodText(report, zone) },
    { text: report.includeArchived ? 'yes' : 'no' },
    { text: formatMoment(report.startedAt, zone) },
  ]);
  return listText(columns, rows, options);
}
