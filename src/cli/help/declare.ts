import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';

/** `help [COMMAND...]`: commander's own knows no subcommands, and says nothing where there is no such command. */
export function declareHelp(program: Command): void {
  const { exits } = messages.help;
  const { summary, description, command } = messages.help.commands.help;
  const help = program
    .helpCommand(false)
    .command('help')
    .argument('[command...]', command)
    .action(async (names: string[]) => {
      let found = program;
      for (const name of names) found = subcommand(found, name) ?? (await unknown(found, name));
      found.outputHelp();
    });
  document(help, {
    summary,
    description,
    examples: ['help create', 'help store backup'],
    exits: { 0: exits.done, 2: exits.wrongUsage },
  });
}

/** The commands of a command that help names. */
export function visibleCommands(command: Command): Command[] {
  return command.createHelp().visibleCommands(command);
}

/** The command of `command` that goes by that name; undefined where there is none. */
export function subcommand(command: Command, name: string): Command | undefined {
  return visibleCommands(command).find((each) => each.name() === name || each.aliases().includes(name));
}

async function unknown(command: Command, name: string): Promise<never> {
  const { unknownCommand, didYouMean, seeHelp } = messages.usage;
  const { closestWords } = await import('../../domain/closest.ts');
  const names = visibleCommands(command).map((each) => each.name());
  const [near] = closestWords(name, names, 1);
  throw new UsageError(unknownCommand(name), near ? didYouMean(near) : seeHelp);
}
