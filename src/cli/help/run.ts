import type { Command } from 'commander';
import { closestWords } from '../../domain/closest.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { topicNames } from './declare.ts';

const usualWidth = 80;

/**
 * `help [COMMAND...]`: commander's own knows no subcommands, and accepts unknown commands. `help TOPIC` prints a topic,
 * after the help of the command of the same name if there is one.
 */
export async function helpCommand(program: Command, names: readonly string[]): Promise<void> {
  const [first = ''] = names;
  const topic = names.length === 1 ? topicNames().find((name) => name === first) : undefined;
  if (topic === undefined || subcommand(program, first)) commandNamed(program, names).outputHelp();
  if (topic === undefined) return;
  const { topicText } = await import('./topics.ts');
  const { getOutHelpWidth, writeOut } = program.configureOutput();
  const before = subcommand(program, first) ? '\n' : '';
  writeOut?.(before + (await topicText(topic, getOutHelpWidth?.() ?? usualWidth)));
}

function commandNamed(program: Command, names: readonly string[]): Command {
  let found = program;
  for (const name of names) found = subcommand(found, name) ?? unknown(found, name);
  return found;
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
  const { unknownCommand, unknownCommandOrTopic, didYouMean, seeHelp } = messages.usage;
  const topics = command.parent ? [] : topicNames();
  const names = visibleCommands(command).map((each) => each.name());
  const [near] = closestWords(name, [...names, ...topics], 1);
  const message = command.parent ? unknownCommand(name) : unknownCommandOrTopic(name);
  throw new UsageError(message, near ? didYouMean(near) : seeHelp);
}
