import type { Report } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Style } from '../../text/colors.ts';
import { fill } from '../../text/fill.ts';
import { formatDay } from '../../text/format-date.ts';
import { safeText } from '../../text/safe-text.ts';
import { textWidth } from '../../text/text-width.ts';
import { wrapText } from '../../text/wrap.ts';
import type { EventHistogram } from '../event-histogram.ts';
import { actionLabel, actionPaint } from '../event-labels.ts';

// The table itself is a summary of fewer events.
const fewestEvents = 5;
const widestSparkline = 60;
const sparklineBars = [...'▁▂▃▅▇'];
const separator = ' · ';

interface FooterOptions {
  readonly zone: string;
  readonly width: number;
  readonly style: Style;
  /** The flags that filter the events, as typed; null if all are shown. */
  readonly filter: string | null;
  /** The details that the rows leave out, in words; null if there are none. */
  readonly omitted: string | null;
}

/**
 * The lines below the rows of a report, none wider than `width` columns, with an empty line before them: totals, a
 * sparkline of events over time, the number of rows shown, the details that are not. '' if there is nothing to say.
 */
export function footerText(report: Report, activity: EventHistogram, options: FooterOptions): string {
  const { width, style, filter, omitted } = options;
  const filtered = filter === null ? null : filteredCountText(report, activity.count, filter);
  const lines = [
    ...(activity.count < fewestEvents
      ? []
      : [...totalLines(activity, width, style), ...sparklineLines(activity, options)]),
    ...(filtered === null ? [] : wrapText(safeText(filtered), width).map((line) => style.yellow(line))),
    ...(omitted === null
      ? []
      : wrapText(safeText(messages.reports.detailsOmitted(omitted)), width).map((line) => style.dim(line))),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

/** `12 of 340 events shown (--action bounced)`. */
export function filteredCountText({ eventCount }: Report, shown: number, filter: string): string {
  return messages.reports.shownOf(shown, eventCount ?? 0, filter);
}

// A total that is wider than the screen is broken, and has its lines to itself.
function totalLines(activity: EventHistogram, width: number, style: Style): string[] {
  const totals = activity.totals().map(({ action, count }) => {
    const label = actionLabel(action);
    const number = messages.numbers.whole(count);
    const plain = `${label} ${number}`;
    return textWidth(plain) > width ? plain : `${actionPaint(action, style)(label)} ${number}`;
  });
  return fill(totals, separator, width, textWidth).flatMap((line) =>
    textWidth(line) > width ? wrapText(line, width) : [line],
  );
}

function sparklineLines(activity: EventHistogram, { zone, width, style }: FooterOptions): string[] {
  const { span } = activity;
  if (span === null) return [];
  const first = formatDay(span.first, zone);
  const last = formatDay(span.last, zone);
  if (first === last) return [];
  const remaining = width - first.length - last.length - 2;
  const beside = remaining >= 10;
  const bars = sparkline(activity, Math.min(beside ? remaining : width, widestSparkline));
  if (beside) return [`${style.dim(first)} ${bars} ${style.dim(last)}`];
  return [bars, ...wrapText(messages.reports.fromTo(first, last), width).map((line) => style.dim(line))];
}

function sparkline(activity: EventHistogram, length: number): string {
  const bars = activity.bars(length);
  const most = Math.max(...bars.map(({ total }) => total));
  return bars
    .map(({ total }) => sparklineBars[Math.ceil((total / most) * (sparklineBars.length - 1))] ?? '')
    .join('');
}
