import type { Command } from 'commander';
import { texts } from '../language/texts.ts';
import type { Act } from './act.ts';
import { document } from './manual.ts';

/** `actions` */
export function declareActions(program: Command, act: Act): void {
  const { exits, commands } = texts.help;
  const command = program.command('actions').action(
    act(async () => {
      const { actionsCommand } = await import('../commands/actions.ts');
      return actionsCommand;
    }),
  );
  document(command, {
    ...commands.actions,
    examples: ['actions', 'actions --json'],
    exits: { 0: exits.done, 2: exits.wrongUsage },
  });
}
