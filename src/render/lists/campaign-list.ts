import { type CampaignKey, fullId } from '../../domain/campaign-id.ts';
import type { Campaign } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import type { Cell } from '../text/table.ts';
import { type ListOptions, listPieces } from './list-text.ts';

/** A campaign, the number of its events, and the platform that gave it its id. */
export interface CampaignRow extends Campaign, CampaignKey {
  readonly eventCount: number;
  /** True if a campaign of another platform has the same id: it is shown with its platform, as it must be typed. */
  readonly sharesId: boolean;
}

/** Campaigns for people, in the given order, in pieces; none if there are no campaigns. `read` is called twice. */
export function renderCampaignList(
  read: () => AsyncIterable<readonly CampaignRow[]>,
  options: ListOptions,
): AsyncIterable<string> {
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
  const cells = (campaign: CampaignRow): Cell[] => {
    const { id, platform, name, type, archived, eventCount, sharesId } = campaign;
    return [
      { text: sharesId ? fullId(campaign) : id },
      { text: platform ?? '–' },
      { text: name ?? '–', paint: style.bold },
      { text: type === null ? '–' : labels.campaignTypes[type] },
      { text: archived ? labels.yes : labels.no, paint: archived ? style.yellow : style.reset },
      { text: messages.numbers.whole(eventCount) },
    ];
  };
  return listPieces(columns, read, cells, options);
}
