import { fullId } from '../../domain/campaign-id.ts';
import { NotFoundError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { campaignListJson } from '../../render/json.ts';
import { renderCampaignList } from '../../render/lists/campaign-list.ts';
import { styleFor } from '../../render/text/colors.ts';
import { type Batches, batchOf } from '../../store/batches.ts';
import type { CampaignSummary } from '../../store/store.ts';
import type { Args } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import type { campaignsArchive, campaignsUnarchive } from './declare.ts';

/** `campaigns` and `campaigns list`: every campaign. */
export async function campaignsCommand(context: Context): Promise<void> {
  const store = await context.openStore();
  await print(context, () => (store ? store.campaigns.list({}) : batchOf([])));
}

/** `campaigns archive ID...`: all of them or, if one is unknown, none. */
export async function archiveCommand(context: Context, { id }: Args<typeof campaignsArchive>): Promise<void> {
  await setArchived(context, id, true);
}

/** `campaigns unarchive ID...`: all of them or, if one is unknown, none. */
export async function unarchiveCommand(
  context: Context,
  { id }: Args<typeof campaignsUnarchive>,
): Promise<void> {
  await setArchived(context, id, false);
}

async function setArchived(context: Context, ids: readonly string[], archived: boolean): Promise<void> {
  const store = await context.openStore();
  const found = await Promise.all(
    ids.map(async (id) => ({ id, campaigns: store ? await store.campaigns.named(id) : [] })),
  );
  const unknown = found.filter(({ campaigns }) => campaigns.length === 0).map(({ id }) => id);
  if (!store || unknown.length > 0)
    throw new NotFoundError(messages.errors.noSuchCampaigns(unknown), messages.errors.noSuchCampaignsHint);
  const chosen = new Map<string, CampaignSummary>();
  for (const { id, campaigns } of found) {
    const campaign = await chooseOne(context, id, campaigns);
    chosen.set(fullId(campaign), { ...campaign, archived });
  }
  // As the list has them.
  const changed = [...chosen.values()].sort(
    (a, b) => compare(a.platform ?? '', b.platform ?? '') || compare(a.id, b.id),
  );
  await store.campaigns.setArchived(changed, archived);
  await print(context, () => batchOf(changed));
  await suggestUndo(context, archived ? 'unarchive' : 'archive', changed);
}

/** The campaign that a typed id means; if it may be one of several platforms, the one that a person picks. */
async function chooseOne(
  context: Context,
  id: string,
  campaigns: readonly CampaignSummary[],
): Promise<CampaignSummary> {
  const [only, ...others] = campaigns;
  if (only && others.length === 0) return only;
  const { ambiguousCampaign, ambiguousCampaignHint, whichCampaign } = messages.errors;
  if (!context.io.canPrompt)
    throw new UsageError(ambiguousCampaign(id), ambiguousCampaignHint(campaigns.map(fullId)));
  const choices = campaigns.map((each) => ({
    name: each.name === null ? fullId(each) : `${fullId(each)}  ${each.name}`,
    value: each,
  }));
  return (await context.prompter()).choose(whichCampaign(id), choices);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function print({ io, json }: Context, read: () => Batches<CampaignSummary>): Promise<void> {
  const { stdout, stderr } = io;
  if (json) {
    for await (const piece of campaignListJson(read())) await stdout.write(piece);
    return;
  }
  const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
  let isEmpty = true;
  for await (const piece of renderCampaignList(read, options)) {
    await stdout.write(piece);
    isEmpty = false;
  }
  if (isEmpty) await stderr.write(`${messages.runs.noCampaignsYet}\n`);
}

async function suggestUndo(
  context: Context,
  opposite: 'archive' | 'unarchive',
  campaigns: readonly CampaignSummary[],
): Promise<void> {
  if (context.json) return;
  const ids = campaigns.map((campaign) => (campaign.sharesId ? fullId(campaign) : campaign.id));
  await suggestNext(context, messages.nextSteps.undo(commandLine(context, ['campaigns', opposite, ...ids])));
}
