import { Argument, type Command } from 'commander';
import { shells } from '../completion/shells.ts';
import { texts } from '../language/texts.ts';
import type { Act } from './act.ts';
import { document } from './manual.ts';

/** `completion SHELL` */
export function declareCompletion(program: Command, act: Act): void {
  const { exits } = texts.help;
  const { summary, description, shell, howLong } = texts.help.commands.completion;
  const command = program
    .command('completion')
    .addArgument(new Argument('<shell>', shell).choices(shells))
    .action(
      act(async (_options, [name]) => {
        const { completionCommand } = await import('../commands/completion.ts');
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
