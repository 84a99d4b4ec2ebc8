import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';

/** `doctor` */
export function declareDoctor(program: Command, act: Act): void {
  const { exits, commands } = messages.help;
  const command = program.command('doctor').action(
    act(async () => {
      const { doctorCommand } = await import('./run.ts');
      return doctorCommand;
    }),
  );
  document(command, {
    ...commands.doctor,
    examples: ['doctor', 'doctor --json'],
    exits: { 0: exits.allWell, 1: exits.somethingWrong, 2: exits.wrongUsage },
  });
}
