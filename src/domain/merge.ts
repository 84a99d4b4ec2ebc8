import type { CampaignType } from './report.ts';

// What an import changes in what the store knows already: nothing of an event (the first record of it stays), nothing
// of a contact (the first spelling stays), and of a campaign what `mergeCampaign` says.

/** What a record says about a campaign; null where it says nothing. */
export interface CampaignFacts {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean | null;
}

/** What a store knows about a campaign. */
export interface KnownCampaign {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean;
  /** A person archived or unarchived it: an import no longer changes that. */
  readonly archivedByHand: boolean;
}

/** A campaign after an import named it: the latest record wins, a person's decision about archiving wins over it. */
export function mergeCampaign(known: KnownCampaign | null, said: CampaignFacts): KnownCampaign {
  if (!known)
    return { name: said.name, type: said.type, archived: said.archived ?? false, archivedByHand: false };
  return {
    name: said.name ?? known.name,
    type: said.type ?? known.type,
    archived: known.archivedByHand ? known.archived : (said.archived ?? known.archived),
    archivedByHand: known.archivedByHand,
  };
}

/** Whether two states of a campaign are the same. */
export function isSameCampaign(a: KnownCampaign, b: KnownCampaign): boolean {
  return (
    a.name === b.name &&
    a.type === b.type &&
    a.archived === b.archived &&
    a.archivedByHand === b.archivedByHand
  );
}
