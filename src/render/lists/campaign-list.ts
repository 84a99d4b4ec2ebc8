import type { Campaign } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { type ListOptions, listText } from './list-text.ts';

/** A campaign, the number of its events, and the platform that gave it its id (null for the native format). */
export interface CampaignRow extends Campaign {
  readonly eventCount: number;
  readonly platform: string | null;
}

/** Campaigns for people, in the given order; '' if there are none. */
export function renderCampaignList(campaigns: readonly CampaignRow[], options: ListOptions): string {
  const { style } = options;
  const labels = messages.lists;
  const columns = [
    { title: labels.id, flexible: true },
    { title: labels.source },
    { title: labels.name, flexible: true },
    { title: labels.type },
    { title: labels.archivedCampaign },
    { title: labels.events, align: 'right' },
  ] as const;
  const rows = campaigns.map(({ id, platform, name, type, archived, eventCount }) => [
    { text: id },
    { text: platform ?? '–' },
    { text: name ?? '–', paint: style.bold },
    { text: type === null ? '–' : labels.campaignTypes[type] },
    { text: archived ? labels.yes : labels.no, paint: archived ? style.yellow : style.reset },
    { text: messages.numbers.whole(eventCount) },
  ]);
  return listText(columns, rows, options);
}
