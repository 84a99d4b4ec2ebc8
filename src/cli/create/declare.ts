import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { collectList, outputOptions, runOptions } from '../shared-flags.ts';

/** `create [EMAIL]` */
export function declareCreate(program: Command, act: Act): void {
  const { flags, exits } = messages.help;
  const { summary, description, email } = messages.help.commands.create;
  const command = program
    .command('create')
    .argument('[email]', email)
    .option('--actions <list>', flags.actions, collectList)
    .option('--exclude-actions <list>', flags.excludeActions, collectList)
    .option('--from <time>', flags.from)
    .option('--to <time>', flags.to)
    .option('--last <length>', flags.last)
    .option('--archived', flags.archived)
    .option('--no-archived', flags.noArchived)
    .option('--source <list>', flags.source, collectList)
    .option('--exclude-machine', flags.excludeMachine);
  for (const option of [...runOptions(), ...outputOptions()]) command.addOption(option);
  command.action(
    act(async (options, [address]) => {
      const { createCommand } = await import('./run.ts');
      // Commander cannot tell a default from `--no-archived`; only the command line can.
      const archived =
        command.getOptionValueSource('archived') === 'cli' ? options.archived === true : undefined;
      return (context) => createCommand(context, address, { ...options, archived });
    }),
  );
  document(command, {
    summary,
    description,
    examples: [
      'create',
      'create anna@example.be',
      'create anna@example.be --from 2026-01-01 --to 2026-03-31',
      'create anna@example.be --last 30d --archived --json',
    ],
    exits: {
      0: exits.doneThoughEmpty,
      1: exits.failed,
      2: exits.wrongUsage,
      4: exits.anotherProcessing,
      130: exits.cancelled,
    },
  });
}
