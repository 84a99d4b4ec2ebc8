import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { outputOptions, runOptions } from '../shared-flags.ts';

/** `rerun [ID]` */
export function declareRerun(program: Command, act: Act): void {
  const { exits } = messages.help;
  const { summary, description, id } = messages.help.commands.rerun;
  const command = program.command('rerun').argument('[id]', id);
  for (const option of [...runOptions(), ...outputOptions()]) command.addOption(option);
  command.action(
    act(async (options, [report]) => {
      const { rerunCommand } = await import('./run.ts');
      return (context) => rerunCommand(context, report, options);
    }),
  );
  document(command, {
    summary,
    description,
    examples: ['rerun 7', 'rerun 7 --wait 5m --json'],
    exits: {
      0: exits.doneThoughEmpty,
      1: exits.failed,
      2: exits.wrongUsage,
      3: exits.noSuchReport,
      4: exits.anotherProcessing,
      130: exits.cancelled,
    },
  });
}
