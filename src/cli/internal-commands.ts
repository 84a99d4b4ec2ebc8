import type { Command } from 'commander';
import type { Act, ContextFactory } from './run-command.ts';

/** The commands that the program itself and its scripts call; no help names them. */
export function declareHidden(program: Command, act: Act, contextOf: ContextFactory): void {
  // What the scripts of `completion` ask; the words are not flags of this program's.
  program
    .command('complete', { hidden: true })
    .argument('<shell>')
    .argument('[words...]')
    .action(async (shell: string, words: string[]) => {
      const { completeCommand, storeBeingTyped } = await import('./completion/complete.ts');
      const store = storeBeingTyped(program, shell, words);
      const context = await contextOf({ ...(store && { store }), input: false, color: false });
      await completeCommand(context, program, shell, words);
    });

  // How `--detach` starts the program once more; the question comes from the process that did.
  program
    .command('run-in-background', { hidden: true })
    .action(act(async () => (await import('./shared/detach.ts')).backgroundCommand));

  // How commands that read all of a large store do it.
  program
    .command('look-in-background', { hidden: true })
    .action(act(async () => (await import('./shared/read-in-child.ts')).jobCommand));
}
