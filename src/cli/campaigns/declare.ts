import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';

/** `campaigns`, `campaigns list`, `campaigns archive ID...` and `campaigns unarchive ID...` */
export function declareCampaigns(program: Command, act: Act): void {
  const { exits } = messages.help;
  const { summary, description, list, archive, unarchive, id } = messages.help.commands.campaigns;
  const actCampaigns = (archived: boolean | null) =>
    act(async (_options, ids) => {
      const { campaignsCommand } = await import('./run.ts');
      return (context) => campaignsCommand(context, archived, ids);
    });
  const listExits = { 0: exits.doneThoughNone, 1: exits.failed, 2: exits.wrongUsage };
  const changeExits = { 0: exits.done, 1: exits.failed, 2: exits.wrongUsage, 3: exits.noSuchCampaign };

  const campaigns = document(program.command('campaigns').action(actCampaigns(null)), {
    summary,
    description,
    examples: ['campaigns', 'campaigns archive c-12 c-13', 'campaigns unarchive c-12'],
    exits: changeExits,
  });
  document(campaigns.command('list').action(actCampaigns(null)), {
    description: list,
    examples: ['campaigns list', 'campaigns list --json'],
    exits: listExits,
  });
  document(campaigns.command('archive').argument('<id...>', id).action(actCampaigns(true)), {
    description: archive,
    examples: ['campaigns archive c-12', 'campaigns archive c-12 c-13'],
    exits: changeExits,
  });
  document(campaigns.command('unarchive').argument('<id...>', id).action(actCampaigns(false)), {
    description: unarchive,
    examples: ['campaigns unarchive c-12', 'campaigns unarchive c-12 c-13'],
    exits: changeExits,
  });
}
