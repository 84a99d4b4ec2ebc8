import type { Report } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Style } from '../../text/colors.ts';
import { formatDay } from '../../text/format-date.ts';
import { safeText } from '../../text/safe-text.ts';
import { textWidth } from '../../text/text-width.ts';
import { wrapText } from '../../text/wrap.ts';
import type { EventHistogram } from '../event-histogram.ts';
import { actionLabel, actionPaint } from '../event-labels.ts';

// Of fewer events, a look at the table says as much.
const fewestEvents = 5;
const widestStrip = 60;
const heights = [...'▁▂▃▅▇'];
const separator = ' · ';

interface ClosingOptions {
  readonly zone: string;
  readonly width: number;
  readonly style: Style;
  /** The flags that chose rows, as typed; null where all are shown. */
  readonly filter: string | null;
}

/**
 * The lines below the rows of a report, none wider than `width` columns, with an empty line before them: totals, a
 * strip of activity over time, how many rows were left out. '' where there is nothing to say.
 */
export function closingText(report: Report, activity: EventHistogram, options: ClosingOptions): string {
  const { width, style, filter } = options;
  const shown = filter === null ? null : shownText(report, activity.count, filter);
  const lines = [
    ...(activity.count < fewestEvents
      ? []
      : [...totalLines(activity, width, style), ...stripLines(activity, options)]),
    ...(shown === null ? [] : wrapText(safeText(shown), width).map((line) => style.yellow(line))),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

/** `12 of 340 events shown (--action bounced)`. */
export function shownText({ eventCount }: Report, shown: number, filter: string): string {
  return messages.reports.shownOf(shown, eventCount ?? 0, filter);
}

function totalLines(activity: EventHistogram, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const { action, count } of activity.totals()) {
    const label = actionLabel(action);
    const number = messages.numbers.whole(count);
    const wide = textWidth(`${label} ${number}`);
    if (wide > width) {
      // A label that is wider than the screen is broken, and stands by itself.
      if (line !== '') lines.push(line);
      lines.push(...wrapText(`${label} ${number}`, width));
      line = '';
      continue;
    }
    const item = `${actionPaint(action, style)(label)} ${number}`;
    if (line !== '' && taken + separator.length + wide <= width) {
      line += separator + item;
      taken += separator.length + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    line = item;
    taken = wide;
  }
  return line === '' ? lines : [...lines, line];
}

function stripLines(activity: EventHistogram, { zone, width, style }: ClosingOptions): string[] {
  const { span } = activity;
  if (span === null) return [];
  const first = formatDay(span.first, zone);
  const last = formatDay(span.last, zone);
  if (first === last) return [];
  const room = width - first.length - last.length - 2;
  const beside = room >= 10;
  const strip = stripOf(activity, Math.min(beside ? room : width, widestStrip));
  if (beside) return [`${style.dim(first)} ${strip} ${style.dim(last)}`];
  return [strip, ...wrapText(messages.reports.fromTo(first, last), width).map((line) => style.dim(line))];
}

function stripOf(activity: EventHistogram, length: number): string {
  const bars = activity.bars(length);
  const most = Math.max(...bars.map(({ total }) => total));
  return bars.map(({ total }) => heights[Math.ceil((total / most) * (heights.length - 1))] ?? '').join('');
}
