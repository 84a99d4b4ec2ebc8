import { asText, type RawCampaign } from '../../map/format.ts';

/** A Mailchimp campaign by id and title; null if the record has neither. */
export function campaignOf(idValue: unknown, titleValue: unknown): RawCampaign | null {
  const name = asText(titleValue);
  const id = asText(idValue) ?? name;
  return id === null ? null : { id, name };
}
