/** A campaign by the platform that gave it its id; the platform is null for the native format. */
export interface CampaignKey {
  readonly platform: string | null;
  readonly id: string;
}

/** The platform of a campaign as it is typed and printed: that of the native format is called as for `--format`. */
export function platformName({ platform }: Pick<CampaignKey, 'platform'>): string {
  return platform ?? 'native';
}

/** The platform of that name; null for the native format. */
export function platformNamed(name: string): string | null {
  return name === 'native' ? null : name;
}

/** The id of a campaign with its platform, which no other campaign has: `sendgrid/c-1`. */
export function fullId(campaign: CampaignKey): string {
  return `${platformName(campaign)}/${campaign.id}`;
}

/** True if `text`, an id as it is typed with or without its platform, can mean the campaign. */
export function isNamedBy(text: string, campaign: CampaignKey): boolean {
  return text === campaign.id || text === fullId(campaign);
}
