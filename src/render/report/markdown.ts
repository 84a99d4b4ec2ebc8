import { addressesOf, type Report, type ReportEvent } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { formatTimestamp } from '../text/format-date.ts';
import { markdownItem, markdownRow, markdownTableHead, markdownText } from '../text/markdown.ts';
import { DetailsColumn } from './details-text.ts';
import { actionLabel, campaignText } from './event-labels.ts';
import type { RenderOptions } from './options.ts';
import { reportNotes, statusText } from './report-labels.ts';
import { filteredCountText } from './text/report-footer.ts';
import { reportFields } from './text/report-header.ts';

/** A report as GitHub-flavoured Markdown: a heading, a list, and a table of the events. */
export async function* reportMarkdown(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { zone, sources, details: choice, isCut, filter = null, series }: RenderOptions,
): AsyncIterable<string> {
  // An empty line parts a report from the one before it.
  if (series?.index) yield '\n';
  yield headerOf(report, zone, filter);
  const details = new DetailsColumn(choice, isCut);
  const columns = { zone, withSource: sources.length > 1, details, isCut };
  let shown = 0;
  for await (const events of batches) {
    if (events.length === 0) continue;
    if (shown === 0) yield markdownTableHead(titlesOf(columns));
    shown += events.length;
    yield events.map((event) => markdownRow(cellsOf(event, columns))).join('');
  }
  if (report.completedAt === null) return;
  if (shown === 0) yield `${messages.reports.noEvents}\n`;
  if (filter !== null) yield `\n${markdownText(filteredCountText(report, shown, filter))}\n`;
  const omitted = details.omitted();
  if (omitted !== null) yield `\n${markdownText(messages.reports.detailsOmitted(omitted))}\n`;
}

function headerOf(report: Report, zone: string, filter: string | null): string {
  const notes = reportNotes(report, zone);
  const lines = [
    `# ${messages.reports.report(report.id)} · ${markdownText(addressesOf(report))}`,
    '',
    markdownItem(messages.reports.labels.status, statusText(report)),
    ...reportFields(report, zone, filter).map(({ label, text }) => markdownItem(label, text)),
    ...notes.map((note) => `- ${markdownText(note)}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** The columns of the table: the zone of times, with or without the sources and the details. */
interface Columns {
  readonly zone: string;
  readonly withSource: boolean;
  readonly details: DetailsColumn;
  readonly isCut: boolean;
}

function titlesOf({ zone, withSource, details: { isShown } }: Columns): string[] {
  const { when, campaign, action, source, details } = messages.reports.columns;
  return [when(zone), campaign, action, ...(withSource ? [source] : []), ...(isShown ? [details] : [])];
}

function cellsOf(event: ReportEvent, { zone, withSource, details, isCut }: Columns): string[] {
  const text = details.text(event);
  return [
    formatTimestamp(event.timestamp, zone),
    campaignText(event.campaign, isCut),
    actionLabel(event.action),
    ...(withSource ? [event.source ?? '–'] : []),
    ...(details.isShown ? [text] : []),
  ];
}
