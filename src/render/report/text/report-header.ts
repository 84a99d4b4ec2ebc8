import { addressesOf, type Report } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Style } from '../../text/colors.ts';
import { formatTimestampInZone } from '../../text/format-date.ts';
import { type Field, fieldLines } from '../../text/label-value-list.ts';
import { safeText } from '../../text/safe-text.ts';
import { wrapText } from '../../text/wrap.ts';
import { actionsText, periodText, reportNotes, statusPaint, statusText } from '../report-labels.ts';

interface HeaderOptions {
  readonly zone: string;
  readonly width: number;
  readonly style: Style;
  readonly filter?: string | null;
}

/** The question of a report, its latest run and the flags that filter its events, for people; times in `zone`. */
export function reportFields(report: Report, zone: string, filter: string | null = null): Field[] {
  const { labels, searchedToo, notSearched, machinesLeftOut, only } = messages.reports;
  const fields: Field[] = [
    { label: labels.actions, text: actionsText(report.actions) },
    {
      label: labels.period,
      text: isBounded(report) ? `${periodText(report, zone)}, ${zone}` : periodText(report, zone),
    },
    {
      label: labels.archived,
      text: report.includeArchived ? searchedToo : notSearched,
    },
  ];
  if (report.sources !== null) fields.push({ label: labels.sources, text: report.sources.join(', ') });
  if (report.excludeMachine) fields.push({ label: labels.machines, text: machinesLeftOut });
  if (report.completedAt !== null)
    fields.push({ label: labels.run, text: formatTimestampInZone(report.completedAt, zone) });
  if (report.eventCount !== null)
    fields.push({ label: labels.events, text: messages.numbers.whole(report.eventCount) });
  if (filter !== null) fields.push({ label: labels.shown, text: only(filter) });
  return fields;
}

/** The lines above the rows of a report, none wider than `width` columns, with an empty line at the end. */
export function headerText(report: Report, options: HeaderOptions): string {
  const { zone, width, style, filter = null } = options;
  const wrapped = (text: string, paint: Style) => wrapText(safeText(text), width).map((line) => paint(line));
  const notes = reportNotes(report, zone);
  const lines = [
    ...wrapped(addressesOf(report), style.bold),
    ...wrapped(
      `${messages.reports.report(report.id)} · ${statusText(report)}`,
      statusPaint(report.status, style),
    ),
    '',
    ...fieldLines(reportFields(report, zone, filter), width, style),
    '',
    ...notes.flatMap((note) => wrapped(note, style.yellow)),
    ...(notes.length === 0 ? [] : ['']),
  ];
  return `${lines.join('\n')}\n`;
}

function isBounded({ range }: Report): boolean {
  return range.from !== null || range.to !== null;
}
