import { Argument, type Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { shells } from './shells.ts';

/** `completion SHELL` */
export function declareCompletion(program: Command, act: Act): void {
  const { exits } = messages.help;
  const { summary, description, shell, howLong } = messages.help.commands.completion;
  const command = program
    .command('completion')
    .addArgument(new Argument('<shell>', shell).choices(shells))
    .action(
      act(async (_options, [name]) => {
        const { completionCommand } = await import('./run.ts');
        const shell = shells.find((each) => each === name);
        return async (context) => shell && completionCommand(context, shell);
      }),
    );
  document(command, {
    summary,
    description,
    note: howLong,
    examples: ['completion bash', 'completion zsh > ~/.zfunc/_contact-report', 'completion fish | source'],
    exits: { 0: exits.done, 2: exits.wrongUsage },
  });
}
