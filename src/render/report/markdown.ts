import { addressesOf, type Report, type ReportEvent } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { formatTimestamp } from '../text/format-date.ts';
import { safeText } from '../text/safe-text.ts';
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
  { zone, sources, details: choice, isCut, filter = null }: RenderOptions,
): AsyncIterable<string> {
  yield headerOf(report, zone, filter);
  const details = new DetailsColumn(choice, isCut);
  const columns = { zone, withSource: sources.length > 1, details, isCut };
  let shown = 0;
  for await (const events of batches) {
    if (events.length === 0) continue;
    if (shown === 0) yield tableHead(titlesOf(columns));
    shown += events.length;
    yield events.map((event) => rowLine(cellsOf(event, columns))).join('');
  }
  if (report.completedAt === null) return;
  if (shown === 0) yield `${messages.reports.noEvents}\n`;
  if (filter !== null) yield `\n${escaped(filteredCountText(report, shown, filter))}\n`;
  const omitted = details.omitted();
  if (omitted !== null) yield `\n${escaped(messages.reports.detailsOmitted(omitted))}\n`;
}

function headerOf(report: Report, zone: string, filter: string | null): string {
  const notes = reportNotes(report, zone);
  const lines = [
    `# ${messages.reports.report(report.id)} · ${escaped(addressesOf(report))}`,
    '',
    item(messages.reports.labels.status, statusText(report)),
    ...reportFields(report, zone, filter).map(({ label, text }) => item(label, text)),
    ...notes.map((note) => `- ${escaped(note)}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function item(label: string, text: string): string {
  return `- **${messages.reports.labelled(label)}** ${escaped(text)}`;
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

function tableHead(titles: readonly string[]): string {
  return `${rowLine(titles)}|${' --- |'.repeat(titles.length)}\n`;
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

function rowLine(cells: readonly string[]): string {
  return `| ${cells.map(escaped).join(' | ')} |\n`;
}

// A backslash is enough for most characters. Renderers treat one before a bar differently, and link bare addresses in
// spite of it, so those characters become entities.
function escaped(text: string): string {
  return safeText(text)
    .trim()
    .replace(/[|<>&@$]|:(?=\/\/)|(?<=www)\./gi, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_[\]~]/g, '\\$&');
}
