import type { Argument, Command, Option } from 'commander';
import { messages } from '../../messages/messages.ts';
import { topicNames } from '../help/declare.ts';
import { subcommand, visibleCommands } from '../help/run.ts';
import { DeclaredArgument, DeclaredOption } from '../help-text.ts';
import type { Candidate, Candidates, CompletionSources } from './candidate.ts';
import { optionNamed, optionsOf, readTypedLine, type TypedLine } from './parse-line.ts';
import { valuesOf } from './values.ts';

/** The completions of the last of `words` (without the program's name), given those before it. */
export async function candidatesFor(
  program: Command,
  words: readonly string[],
  sources: CompletionSources,
): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const line = readTypedLine(program, words.slice(0, -1));
  const found = await allCandidates(line, typed, sources);
  if (found === 'files') return found;
  return found.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
}

async function allCandidates(
  line: TypedLine,
  typed: string,
  sources: CompletionSources,
): Promise<Candidates> {
  const { command, args, awaiting, onlyArgs } = line;
  if (awaiting !== null) return ofOption(awaiting, typed, '', sources);
  if (!onlyArgs && typed.startsWith('-')) {
    const [, start = '', value = ''] = /^(--[^=]+=)(.*)$/s.exec(typed) ?? [];
    const option = start === '' ? undefined : optionNamed(command, start.slice(0, -1));
    return option ? ofOption(option, value, start, sources) : flagsOf(line);
  }
  if (command.parent && command.name() === 'help') return helped(command.parent, args);
  if (command.commands.length > 0 && args.length === 0) return commandsOf(command);
  const argument = nextArgument(command, args);
  // After the last argument, only flags are left.
  if (argument === undefined) return flagsOf(line);
  if (!(argument instanceof DeclaredArgument)) return [];
  return valuesOf(argument.completion, { text: typed, args }, sources);
}

function nextArgument(command: Command, args: readonly string[]): Argument | undefined {
  const expected = command.registeredArguments;
  const last = expected.at(-1);
  return expected[args.length] ?? (last?.variadic ? last : undefined);
}

// A value that is a list is completed item by item.
async function ofOption(
  option: Option,
  typed: string,
  start: string,
  sources: CompletionSources,
): Promise<Candidates> {
  if (!(option instanceof DeclaredOption)) return [];
  const { completion, isList } = option.flag;
  const values = await valuesOf(completion, { text: typed, args: [] }, sources);
  if (values === 'files') return values;
  const items = isList ? typed.split(',').slice(0, -1) : [];
  const before = start + items.map((item) => `${item},`).join('');
  const used = new Set(items.map((item) => item.toLowerCase()));
  return values
    .filter(({ value }) => !used.has(value.toLowerCase()))
    .map(({ value, description }) => ({ value: before + value, description }));
}

function flagsOf({ command, flags }: TypedLine): Candidate[] {
  return optionsOf(command)
    .filter(
      (option) =>
        option.long &&
        (!flags.has(option.long) || (option instanceof DeclaredOption && option.flag.isRepeatable)),
    )
    .map(({ long, description }) => ({ value: long ?? '', description }));
}

function commandsOf(command: Command): Candidate[] {
  return visibleCommands(command).map((each) => ({
    value: each.name(),
    description: each.summary() || each.description(),
  }));
}

/** The commands and topics that help explains, behind the commands that are typed already. */
function helped(program: Command, names: readonly string[]): Candidate[] {
  let found: Command | undefined = program;
  for (const name of names) found = found && subcommand(found, name);
  const commands = found ? commandsOf(found) : [];
  if (names.length > 0) return commands;
  const topics = topicNames().filter((name) => !subcommand(program, name));
  return [...commands, ...topics.map((name) => ({ value: name, description: messages.help.topics[name] }))];
}
