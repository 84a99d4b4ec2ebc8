import type { Command } from 'commander';
import type { Context } from './context.ts';
import { type ContextFactory, globalFlagsOf } from './run-command.ts';

/** Adds the commands that the program itself and its scripts call; no help names them. */
export function addInternalCommands(program: Command, contextOf: ContextFactory): void {
  // The scripts of `completion` call it; the words are not flags of this program's.
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

  const add = (name: string, load: () => Promise<(context: Context) => Promise<void>>) =>
    program.command(name, { hidden: true }).action(async function (this: Command) {
      const handler = await load();
      await handler(await contextOf(globalFlagsOf(this)));
    });
  // `--detach` starts the program once more; the question comes from the process that did.
  add('internal-run', async () => (await import('./shared/detach.ts')).internalRunCommand);
  // Commands that read all of a large store leave it to a process that can be ended at any moment.
  add('internal-store-job', async () => (await import('./shared/read-in-child.ts')).jobCommand);
}
