import { type ActionName, actionByName } from '../../domain/actions.ts';
import type { Campaign } from '../../domain/report.ts';
import { locale, messages } from '../../messages/messages.ts';
import type { Style } from '../text/colors.ts';
import { safeText } from '../text/safe-text.ts';
import { truncate } from '../text/wrap.ts';

const widestCampaignName = 120;

/** The label of an action, for people. */
export function actionLabel(action: ActionName): string {
  return actionByName(action).labels[locale];
}

/** The look of an action, to be recognised at a glance: an end or a failure, else its category. */
export type Tone = 'campaign' | 'email' | 'negative';

/** Every tone, in the order in which they are shown. */
export const tones: readonly Tone[] = ['campaign', 'email', 'negative'];

/** The tone of an action. */
export function toneOf(action: ActionName): Tone {
  const { tone, category } = actionByName(action);
  return tone === 'negative' ? 'negative' : category;
}

/** The colour of an action: one for each category, another for ends and failures. */
export function actionPaint(action: ActionName, style: Style): Style {
  return { campaign: style.cyan, email: style.magenta, negative: style.red }[toneOf(action)];
}

/**
 * The name of a campaign, else its id, marked if it is archived; `–` for null. Safe to show. `isCut`: a long name is
 * cut, as on a screen.
 */
export function campaignText(campaign: Campaign | null, isCut: boolean): string {
  if (campaign === null) return '–';
  const whole = safeText(campaign.name || campaign.id);
  const name = isCut ? truncate(whole, widestCampaignName) : whole;
  return campaign.archived ? messages.reports.archivedCampaign(name) : name;
}
