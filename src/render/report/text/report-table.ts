import type { ActionName } from '../../../domain/actions.ts';
import type { ReportEvent } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Style } from '../../text/colors.ts';
import { columnGap } from '../../text/fit-columns.ts';
import { formatTimestamp } from '../../text/format-date.ts';
import type { Cell, Column } from '../../text/table.ts';
import { textWidth } from '../../text/text-width.ts';
import type { DetailsColumn } from '../details-text.ts';
import { actionLabel, actionPaint, campaignText } from '../event-labels.ts';

/** The settings of the rows: the zone of timestamps, the width in terminal columns, with or without the sources. */
export interface RowOptions {
  readonly zone: string;
  readonly width: number;
  readonly style: Style;
  readonly withSource: boolean;
  readonly details: DetailsColumn;
  /** True if long texts are cut. */
  readonly isCut: boolean;
}

const timestampWidth = 19;
const sourceWidth = 10;
const wideTable = 100;

/** The columns of a report. They depend on its actions but not on its events, which are read later. */
export function reportColumns(actions: readonly ActionName[], options: RowOptions): Column[] {
  const titles = messages.reports.columns;
  const title = titles.when(options.zone);
  // A wide table has the zone beside the title, others below it.
  const when = options.width < wideTable ? timestampWidth : clamp(timestampWidth, textWidth(title), 24);
  const source = options.withSource ? sourceWidth + columnGap : 0;
  const gaps = options.details.isShown ? 3 : 2;
  const available = options.width - when - source - gaps * columnGap;
  const labels = Math.max(...actions.map((action) => textWidth(actionLabel(action))));
  const action = clamp(10, Math.min(labels, Math.round(available * 0.27)), 21);
  const campaign = options.details.isShown
    ? clamp(10, Math.round((available - action) * 0.4), 40)
    : available - action;
  return [
    { title, width: when },
    { title: titles.campaign, width: campaign },
    { title: titles.action, width: action },
    ...(options.withSource ? [{ title: titles.source, width: sourceWidth }] : []),
    ...(options.details.isShown ? [{ title: titles.details, width: available - action - campaign }] : []),
  ];
}

/** The cells of one event, for {@link reportColumns}. */
export function reportRow(
  event: ReportEvent,
  { zone, style, withSource, details, isCut }: RowOptions,
): Cell[] {
  const detailsText = details.text(event);
  return [
    { text: formatTimestamp(event.timestamp, zone) },
    { text: campaignText(event.campaign, isCut) },
    { text: actionLabel(event.action), paint: actionPaint(event.action, style) },
    ...(withSource ? [{ text: event.source ?? '–' }] : []),
    ...(details.isShown ? [{ text: detailsText }] : []),
  ];
}

function clamp(min: number, value: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
