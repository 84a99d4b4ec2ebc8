import type { Command } from 'commander';
import { closestWords } from '../../domain/closest.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';

/** `help [COMMAND...]`: commander's own knows no subcommands, and accepts unknown commands. */
export async function helpCommand(program: Command, names: readonly string[]): Promise<void> {
  let found = program;
  for (const name of names) found = subcommand(found, name) ?? unknown(found, name);
  found.outputHelp();
}

/** The commands of a command that help names. */
export function visibleCommands(command: Command): Command[] {
  return command.createHelp().visibleCommands(command);
}

/** The command of `command` by its name or alias; undefined if there is none. */
export function subcommand(command: Command, name: string): Command | undefined {
  return visibleCommands(command).find((each) => each.name() === name || each.aliases().includes(name));
}

function unknown(command: Command, name: string): never {
  const { unknownCommand, didYouMean, seeHelp } = messages.usage;
  const names = visibleCommands(command).map((each) => each.name());
  const [near] = closestWords(name, names, 1);
  throw new UsageError(unknownCommand(name), near ? didYouMean(near) : seeHelp);
}
