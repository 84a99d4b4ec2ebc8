import type { CampaignType } from './report.ts';

// An import changes no stored event (the first record stays) and no stored contact (the first spelling stays). It
// changes campaigns as `mergeCampaign` does.

/** The facts about a campaign in a record; null if missing. */
export interface CampaignFacts {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean | null;
}

/** The facts about a campaign in a store. */
export interface KnownCampaign {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean;
  /** True if a person archived or unarchived it; imports do not change `archived` after that. */
  readonly archivedByHand: boolean;
}

/** A campaign after an import: the latest record wins, but a person's decision about archiving wins over records. */
export function mergeCampaign(stored: KnownCampaign | null, incoming: CampaignFacts): KnownCampaign {
  if (!stored)
    return {
      name: incoming.name,
      type: incoming.type,
      archived: incoming.archived ?? false,
      archivedByHand: false,
    };
  return {
    name: incoming.name ?? stored.name,
    type: incoming.type ?? stored.type,
    archived: stored.archivedByHand ? stored.archived : (incoming.archived ?? stored.archived),
    archivedByHand: stored.archivedByHand,
  };
}

/** True if two states of a campaign are equal. */
export function isSameCampaign(a: KnownCampaign, b: KnownCampaign): boolean {
  return (
    a.name === b.name &&
    a.type === b.type &&
    a.archived === b.archived &&
    a.archivedByHand === b.archivedByHand
  );
}
