import type { Command, Option } from 'commander';
import { subcommand, visibleCommands } from '../help/declare.ts';
import { collect, collectList } from '../shared-flags.ts';
import type { Candidate, Candidates, CompletionSources } from './candidate.ts';
import { valuesOfArgument, valuesOfOption } from './flag-values.ts';
import { optionNamed, optionsOf, readTypedLine, type TypedLine } from './parse-line.ts';

/** What can be typed for the last of `words` (without the program's name), given those before it. */
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
  if (awaiting !== null) return ofOption(command, awaiting, typed, '', sources);
  if (!onlyArgs && typed.startsWith('-')) {
    const [, start = '', value = ''] = /^(--[^=]+=)(.*)$/s.exec(typed) ?? [];
    const option = start === '' ? undefined : optionNamed(command, start.slice(0, -1));
    return option ? ofOption(command, option, value, start, sources) : flagsOf(line);
  }
  if (command.parent && command.name() === 'help') return helped(command.parent, args);
  if (command.commands.length > 0 && args.length === 0) return commandsOf(command);
  const values = await valuesOfArgument(command, args, typed, sources);
  // Where nothing is left to name, one may want to know what else there is.
  return values === null ? flagsOf(line) : values;
}

// A value that is a list is completed item by item.
async function ofOption(
  command: Command,
  option: Option,
  typed: string,
  start: string,
  sources: CompletionSources,
): Promise<Candidates> {
  const { values, isList } = await valuesOfOption(command, option, typed, sources);
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
      ({ long, parseArg }) => long && (!flags.has(long) || parseArg === collect || parseArg === collectList),
    )
    .map(({ long, description }) => ({ value: long ?? '', description }));
}

function commandsOf(command: Command): Candidate[] {
  return visibleCommands(command).map((each) => ({
    value: each.name(),
    description: each.summary() || each.description(),
  }));
}

/** The commands that help can be asked for, behind those that are named. */
function helped(program: Command, names: readonly string[]): Candidate[] {
  let found: Command | undefined = program;
  for (const name of names) found = found && subcommand(found, name);
  return found ? commandsOf(found) : [];
}
