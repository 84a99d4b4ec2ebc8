import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';

/** `store`, `store path`, `store info` and `store backup FILE` */
export function declareStore(program: Command, act: Act): void {
  const { exits } = messages.help;
  const { summary, description, path, info, backup, file } = messages.help.commands.store;
  const printInfo = act(async () => (await import('./run.ts')).storeInfoCommand);
  const printPath = act(async () => (await import('./run.ts')).storePathCommand);
  const copy = act(async (_options, [target]) => {
    const { storeBackupCommand } = await import('./run.ts');
    return (context) => storeBackupCommand(context, target);
  });
  const storeExits = { 0: exits.done, 1: exits.failed, 2: exits.wrongUsage };

  const store = document(program.command('store').action(printInfo), {
    summary,
    description,
    examples: ['store path', 'store info --json', 'store backup events-2026-11.db'],
    exits: storeExits,
  });
  document(store.command('path').action(printPath), {
    description: path,
    examples: ['store path', 'store path --json'],
    exits: { 0: exits.done, 2: exits.wrongUsage },
  });
  document(store.command('info').action(printInfo), {
    description: info,
    examples: ['store info', 'store info --json'],
    exits: storeExits,
  });
  document(store.command('backup').argument('<file>', file).action(copy), {
    description: backup,
    examples: ['store backup events-2026-11.db', 'list --store events-2026-11.db'],
    exits: storeExits,
  });
}
