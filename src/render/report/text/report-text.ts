import type { Report, ReportEvent } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import { drawTable } from '../../text/table.ts';
import { layoutWidth } from '../../text/text-width.ts';
import { DetailsColumn } from '../details-text.ts';
import { EventHistogram } from '../event-histogram.ts';
import type { RenderOptions } from '../options.ts';
import { eventCard } from './report-cards.ts';
import { footerText } from './report-footer.ts';
import { headerText } from './report-header.ts';
import { type RowOptions, reportColumns, reportRow } from './report-table.ts';

const narrowestTable = 61;
const narrowestTableWithSource = 76;

/** A report for people, in chunks: header, events (a table, or cards if it would be too narrow), footer. */
export async function* reportText(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { zone, style, width, sources, details: choice, isCut, filter = null, series }: RenderOptions,
): AsyncIterable<string> {
  const details = new DetailsColumn(choice, isCut);
  const options = { zone, style, width: layoutWidth(width), withSource: sources.length > 1, details, isCut };
  // An empty line parts a report from the one before it.
  if (series?.index) yield '\n';
  yield headerText(report, { ...options, filter });
  const draw = rowsDrawer(report, options);
  const activity = new EventHistogram();
  for await (const events of batches) {
    if (events.length === 0) continue;
    yield* draw(events, activity.count === 0);
    activity.add(events);
  }
  if (report.completedAt === null) return;
  if (activity.count === 0) yield `${messages.reports.noEvents}\n`;
  yield footerText(report, activity, { ...options, filter, omitted: details.omitted() });
}

type DrawRows = (events: readonly ReportEvent[], first: boolean) => Iterable<string>;

function rowsDrawer(report: Report, options: RowOptions): DrawRows {
  if (options.width < (options.withSource ? narrowestTableWithSource : narrowestTable)) {
    return (events, first) => [
      (first ? '' : '\n') + events.map((event) => eventCard(event, options)).join('\n'),
    ];
  }
  const columns = reportColumns(report.actions, options);
  return (events, first) =>
    drawTable(
      columns,
      events.map((event) => reportRow(event, options)),
      { header: first, style: options.style },
    );
}
