import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';

/** `delete [ID...]` */
export function declareDelete(program: Command, act: Act): void {
  const { flags, exits } = messages.help;
  const { summary, description, id } = messages.help.commands.delete;
  const command = program
    .command('delete')
    .alias('rm')
    .argument('[id...]', id)
    .option('--yes', flags.yes)
    .action(
      act(async (options, ids) => {
        const { deleteCommand } = await import('./run.ts');
        return (context) => deleteCommand(context, ids, options);
      }),
    );
  document(command, {
    summary,
    description,
    examples: ['delete 7', 'delete 3 4 5 --yes'],
    exits: {
      0: exits.done,
      1: exits.failed,
      2: exits.wrongUsage,
      3: exits.noSuchReport,
      4: exits.itIsProcessing,
      130: exits.cancelled,
    },
  });
}
