import type { Campaign } from '../report/types.ts';
import { type ListOptions, listText } from './list-text.ts';

/** A campaign, how many events name it, and the platform whose id it is (null for the native format). */
export interface CampaignRow extends Campaign {
  readonly eventCount: number;
  readonly platform: string | null;
}

const columns = [
  { title: 'ID', flexible: true },
  { title: 'Source' },
  { title: 'Name', flexible: true },
  { title: 'Type' },
  { title: 'Archived' },
  { title: 'Events', align: 'right' },
] as const;

/** Campaigns for people, in the order they come; '' for none. */
export function renderCampaignList(campaigns: readonly CampaignRow[], options: ListOptions): string {
  const { style } = options;
  const rows = campaigns.map(({ id, platform, name, type, archived, eventCount }) => [
    { text: id },
    { text: platform ?? '–' },
    { text: name ?? '–', paint: style.bold },
    { text: type ?? '–' },
    { text: archived ? 'yes' : 'no', paint: archived ? style.yellow : style.reset },
    { text: eventCount.toLocaleString('en-US') },
  ]);
  return listText(columns, rows, options);
}
