import { type Command, Option } from 'commander';
import { parseCount } from '../commands/options.ts';
import { texts } from '../language/texts.ts';
import { reportStatuses } from '../report/types.ts';
import type { Act } from './act.ts';
import { document } from './manual.ts';

/** `list` */
export function declareList(program: Command, act: Act): void {
  const { flags, exits, commands } = texts.help;
  const command = program
    .command('list')
    .alias('ls')
    .option('--email <email>', flags.email)
    .addOption(new Option('--status <status>', flags.status).choices(reportStatuses))
    .option('--limit <n>', flags.limitReports, parseCount)
    .option('--watch', flags.watch)
    .action(
      act(async (options) => {
        const { listCommand } = await import('../commands/list.ts');
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
