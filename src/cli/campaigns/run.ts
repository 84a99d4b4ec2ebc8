import { NotFoundError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { campaignListToJson } from '../../render/json.ts';
import type { CampaignRow } from '../../render/lists/campaign-list.ts';
import { renderCampaignList } from '../../render/lists/campaign-list.ts';
import { styleFor } from '../../render/text/colors.ts';
import type { Args } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import type { campaignsArchive, campaignsUnarchive } from './declare.ts';

/** `campaigns` and `campaigns list`: every campaign. */
export async function campaignsCommand(context: Context): Promise<void> {
  const store = await context.openStore();
  await print(context, store ? await store.campaigns.list() : []);
}

/** `campaigns archive ID...`: all of them or, if one is unknown, none. */
export async function archiveCommand(context: Context, { id }: Args<typeof campaignsArchive>): Promise<void> {
  await setArchived(context, id, true);
  await suggestUndo(context, 'unarchive', id);
}

/** `campaigns unarchive ID...`: all of them or, if one is unknown, none. */
export async function unarchiveCommand(
  context: Context,
  { id }: Args<typeof campaignsUnarchive>,
): Promise<void> {
  await setArchived(context, id, false);
  await suggestUndo(context, 'archive', id);
}

async function setArchived(context: Context, ids: readonly string[], archived: boolean): Promise<void> {
  const store = await context.openStore();
  const unknown = store ? await store.campaigns.setArchived(ids, archived) : ids;
  if (!store || unknown.length > 0)
    throw new NotFoundError(messages.errors.noSuchCampaigns(unknown), messages.errors.noSuchCampaignsHint);
  await print(
    context,
    (await store.campaigns.list()).filter(({ id }) => ids.includes(id)),
  );
}

async function print({ io, json }: Context, campaigns: readonly CampaignRow[]): Promise<void> {
  const { stdout, stderr } = io;
  if (json) await stdout.write(campaignListToJson(campaigns));
  else if (campaigns.length === 0) await stderr.write(`${messages.runs.noCampaignsYet}\n`);
  else {
    const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
    await stdout.write(renderCampaignList(campaigns, options));
  }
}

async function suggestUndo(
  context: Context,
  opposite: 'archive' | 'unarchive',
  ids: readonly string[],
): Promise<void> {
  if (context.json) return;
  await suggestNext(context, messages.nextSteps.undo(commandLine(context, ['campaigns', opposite, ...ids])));
}
