import type { ReportEvent } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import { formatTimestamp } from '../../text/format-date.ts';
import { safeText } from '../../text/safe-text.ts';
import { textWidth } from '../../text/text-width.ts';
import { wrapText } from '../../text/wrap.ts';
import { actionLabel, actionPaint, campaignText } from '../event-labels.ts';
import type { RowOptions } from './report-table.ts';

const indent = '  ';

/** One event as a few lines, for widths too narrow for a table: timestamp and action, then campaign and details. */
export function eventCard(event: ReportEvent, options: RowOptions): string {
  const { zone, width, style, withSource } = options;
  const when = formatTimestamp(event.timestamp, zone);
  const label = actionLabel(event.action);
  const paint = actionPaint(event.action, style);
  const lines = [
    event.campaign === null ? '' : campaignText(event.campaign, options.isCut),
    options.details.text(event),
    withSource ? sourceText(event.source) : '',
  ].filter((text) => text.trim() !== '');
  const indented = (text: string) =>
    wrapText(safeText(text), width - indent.length).map((line) => indent + line);
  const title =
    textWidth(`${when}  ${label}`) <= width
      ? [`${style.bold(when)}  ${paint(label)}`]
      : [style.bold(when), ...indented(label).map((line) => paint(line))];
  return `${[...title, ...lines.flatMap(indented)].join('\n')}\n`;
}

function sourceText(source: string | null): string {
  return source === null ? messages.reports.fromUnnamedSource : messages.reports.fromSource(source);
}
