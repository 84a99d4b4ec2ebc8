import type { Campaign } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { type ListOptions, listText } from './list-text.ts';

/** A campaign, how many events name it, and the platform whose id it is (null for the native format). */
export interface CampaignRow extends Campaign {
  readonly eventCount: number;
  readonly platform: string | null;
}

/** Campaigns for people, in the order they come; '' for none. */
export function renderCampaignList(campaigns: readonly CampaignRow[], options: ListOptions): string {
  const { style } = options;
  const words = messages.lists;
  const columns = [
    { title: words.id, flexible: true },
    { title: words.source },
    { title: words.name, flexible: true },
    { title: words.type },
    { title: words.archivedCampaign },
    { title: words.events, align: 'right' },
  ] as const;
  const rows = campaigns.map(({ id, platform, name, type, archived, eventCount }) => [
    { text: id },
    { text: platform ?? '–' },
    { text: name ?? '–', paint: style.bold },
    { text: type === null ? '–' : words.campaignTypes[type] },
    { text: archived ? words.yes : words.no, paint: archived ? style.yellow : style.reset },
    { text: messages.numbers.whole(eventCount) },
  ]);
  return listText(columns, rows, options);
}
