import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { texts } from '../language/texts.ts';
import { renderCampaignList } from '../output/campaign-list.ts';
import { campaignListToJson } from '../output/json.ts';
import { asTyped, suggestNext } from '../output/next-step.ts';
import { styleFor } from '../output/style.ts';

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
      throw new NotFoundError(texts.errors.noSuchCampaigns(unknown), texts.errors.noSuchCampaignsHint);
    }
  }
  const all = store ? await store.campaigns.list() : [];
  const shown = archive === null ? all : all.filter((campaign) => ids.includes(campaign.id));
  if (context.json) {
    await stdout.write(campaignListToJson(shown));
  } else if (shown.length === 0) {
    await stderr.write(`${texts.runs.noCampaignsYet}\n`);
  } else {
    const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
    await stdout.write(renderCampaignList(shown, options));
    if (archive !== null) {
      const opposite = archive ? 'unarchive' : 'archive';
      await suggestNext(context, texts.nextSteps.undo(asTyped(context, ['campaigns', opposite, ...ids])));
    }
  }
}
