import { type Command, Option } from 'commander';
import { reportStatuses } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { parseCount } from '../shared-flags.ts';

/** `list` */
export function declareList(program: Command, act: Act): void {
  const { flags, exits, commands } = messages.help;
  const command = program
    .command('list')
    .alias('ls')
    .option('--email <email>', flags.email)
    .addOption(new Option('--status <status>', flags.status).choices(reportStatuses))
    .option('--limit <n>', flags.limitReports, parseCount)
    .option('--watch', flags.watch)
    .action(
      act(async (options) => {
        const { listCommand } = await import('./run.ts');
        return (context) => listCommand(context, options);
      }),
    );
  document(command, {
    ...commands.list,
    examples: [
      'list',
      'list --email anna@example.be --limit 5',
      'list --status processing --json',
      'list --watch',
    ],
    exits: { 0: exits.doneThoughNone, 1: exits.failed, 2: exits.wrongUsage },
  });
}
