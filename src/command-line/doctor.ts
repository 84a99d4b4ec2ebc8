import type { Command } from 'commander';
import { texts } from '../language/texts.ts';
import type { Act } from './act.ts';
import { document } from './manual.ts';

/** `doctor` */
export function declareDoctor(program: Command, act: Act): void {
  const { exits, commands } = texts.help;
  const command = program.command('doctor').action(
    act(async () => {
      const { doctorCommand } = await import('../commands/doctor.ts');
      return doctorCommand;
    }),
  );
  document(command, {
    ...commands.doctor,
    examples: ['doctor', 'doctor --json'],
    exits: { 0: exits.allWell, 1: exits.somethingWrong, 2: exits.wrongUsage },
  });
}
