import { NotFoundError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { campaignListToJson } from '../../render/json.ts';
import { renderCampaignList } from '../../render/lists/campaign-list.ts';
import { styleFor } from '../../render/text/colors.ts';
import type { Context } from '../context.ts';
import { asTyped, suggestNext } from '../hints.ts';

/** `campaigns`, and with `archive` true or false `campaigns archive ID...` and `campaigns unarchive ID...`. */
export async function campaignsCommand(
  context: Context,
  archive: boolean | null,
  ids: readonly string[],
): Promise<void> {
  const { stdout, stderr } = context.io;
  const store = await context.openStore();
  if (archive !== null) {
    const unknown = store ? await store.campaigns.setArchived(ids, archive) : ids;
    if (unknown.length > 0) {
      throw new NotFoundError(messages.errors.noSuchCampaigns(unknown), messages.errors.noSuchCampaignsHint);
    }
  }
  const all = store ? await store.campaigns.list() : [];
  const shown = archive === null ? all : all.filter((campaign) => ids.includes(campaign.id));
  if (context.json) {
    await stdout.write(campaignListToJson(shown));
  } else if (shown.length === 0) {
    await stderr.write(`${messages.runs.noCampaignsYet}\n`);
  } else {
    const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
    await stdout.write(renderCampaignList(shown, options));
    if (archive !== null) {
      const opposite = archive ? 'unarchive' : 'archive';
      await suggestNext(context, messages.nextSteps.undo(asTyped(context, ['campaigns', opposite, ...ids])));
    }
  }
}
