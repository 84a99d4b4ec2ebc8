import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { outputOptions, rowOptions } from '../shared-flags.ts';

/** `view [ID]` */
export function declareView(program: Command, act: Act): void {
  const { exits } = messages.help;
  const { summary, description, id } = messages.help.commands.view;
  const command = program.command('view').argument('[id]', id);
  for (const option of [...rowOptions(), ...outputOptions()]) command.addOption(option);
  command.action(
    act(async (options, [report]) => {
      const { viewCommand } = await import('./run.ts');
      return (context) => viewCommand(context, report, options);
    }),
  );
  document(command, {
    summary,
    description,
    examples: [
      'view 7',
      'view 7 --action campaignLinkClicked --grep agenda',
      'view 7 --output report.html',
      'view 7 --json | jq .report.eventCount',
    ],
    exits: { 0: exits.done, 1: exits.failed, 2: exits.wrongUsage, 3: exits.noSuchReport },
  });
}
