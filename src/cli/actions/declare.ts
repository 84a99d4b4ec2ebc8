import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';

/** `actions` */
export function declareActions(program: Command, act: Act): void {
  const { exits, commands } = messages.help;
  const command = program.command('actions').action(
    act(async () => {
      const { actionsCommand } = await import('./run.ts');
      return actionsCommand;
    }),
  );
  document(command, {
    ...commands.actions,
    examples: ['actions', 'actions --json'],
    exits: { 0: exits.done, 2: exits.wrongUsage },
  });
}
