import { type RawCampaign, textOf } from '../../map/format.ts';

/** Mailchimp's campaign: its id and its title, which not all records tell; null where neither is told. */
export function campaignOf(idValue: unknown, titleValue: unknown): RawCampaign | null {
  const name = textOf(titleValue);
  const id = textOf(idValue) ?? name;
  return id === null ? null : { id, name };
}
