import type { ReportEvent } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { actionPaint } from '../report/event-labels.ts';
import { formatTimestamp } from '../text/format-date.ts';
import { type ListOptions, listText } from './list-text.ts';

/** The first events of an import for people, without their addresses unless `showsContacts`; '' if there are none. */
export function renderFirstEvents(
  events: readonly (ReportEvent & { readonly shown: string })[],
  showsContacts: boolean,
  options: ListOptions,
): string {
  const { zone, style } = options;
  const labels = messages.lists;
  const columns = [
    { title: labels.time },
    ...(showsContacts ? [{ title: labels.contact, flexible: true } as const] : []),
    { title: labels.action },
    { title: labels.campaign, flexible: true },
  ] as const;
  const rows = events.map(({ timestamp, shown, action, campaign }) => [
    { text: formatTimestamp(timestamp, zone) },
    ...(showsContacts ? [{ text: shown }] : []),
    { text: action, paint: actionPaint(action, style) },
    { text: campaign === null ? '–' : (campaign.name ?? campaign.id) },
  ]);
  return listText(columns, rows, options);
}
