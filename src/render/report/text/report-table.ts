import type { ActionName } from '../../../domain/actions.ts';
import type { ReportEvent } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Style } from '../../text/colors.ts';
import { columnGap } from '../../text/fit-columns.ts';
import { formatMoment } from '../../text/format-date.ts';
import type { Cell, Column } from '../../text/table.ts';
import { textWidth } from '../../text/text-width.ts';
import { detailsText } from '../details-text.ts';
import { actionLabel, actionPaint, campaignText } from '../event-labels.ts';

/** How rows are shown: the zone of times, the terminal columns there are, whether to say each row's source. */
export interface RowOptions {
  readonly zone: string;
  readonly width: number;
  readonly style: Style;
  readonly withSource: boolean;
}

const momentWidth = 19;
const sourceWidth = 10;
const comfortable = 100;

/** The columns of a report on some actions; they depend on nothing else, since rows are still to come. */
export function reportColumns(actions: readonly ActionName[], options: RowOptions): Column[] {
  const titles = messages.reports.columns;
  const title = titles.when(options.zone);
  // In a wide table the zone stays beside the word; in others it goes below.
  const when = options.width < comfortable ? momentWidth : between(momentWidth, textWidth(title), 24);
  const source = options.withSource ? sourceWidth + columnGap : 0;
  const room = options.width - when - source - 3 * columnGap;
  const labels = Math.max(...actions.map((action) => textWidth(actionLabel(action))));
  const action = between(10, Math.min(labels, Math.round(room * 0.27)), 21);
  const campaign = between(10, Math.round((room - action) * 0.4), 40);
  return [
    { title, width: when },
    { title: titles.campaign, width: campaign },
    { title: titles.action, width: action },
    ...(options.withSource ? [{ title: titles.source, width: sourceWidth }] : []),
    { title: titles.details, width: room - action - campaign },
  ];
}

/** The cells of one event, for {@link reportColumns}. */
export function reportRow(event: ReportEvent, { zone, style, withSource }: RowOptions): Cell[] {
  return [
    { text: formatMoment(event.timestamp, zone) },
    { text: campaignText(event.campaign) },
    { text: actionLabel(event.action), paint: actionPaint(event.action, style) },
    ...(withSource ? [{ text: event.source ?? '–' }] : []),
    { text: detailsText(event.action, event.details) },
  ];
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
