import { type Command, Argument as CommanderArgument, Help, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { fill, lengthOf } from '../render/text/fill.ts';
import type { Argument, Declaration } from './command.ts';
import type { Completion } from './completion/candidate.ts';
import type { DeclaredFlag } from './flag.ts';

/** The help of a command besides its arguments and flags. */
export interface HelpText {
  /** For the list of commands; a description that is short is one already. */
  readonly summary?: string;
  readonly description: string;
  /** A note before the examples. */
  readonly note?: string;
  /** As typed, without the name of the program. */
  readonly examples: readonly string[];
  readonly exits: Declaration['exits'];
}

const usualWidth = 80;
/** Commander, too, does not wrap text if there is less room. */
const leastWidth = 40;

/** Gives a command its help. */
export function withHelp<C extends Command>(command: C, help: HelpText): C {
  command.description(help.description);
  if (help.summary !== undefined) command.summary(help.summary);
  return command.addHelpText('after', () => {
    const width = command.configureOutput().getOutHelpWidth?.() ?? usualWidth;
    return epilogue(help, width);
  });
}

/** The help of a declared command. */
export function helpTextOf({ name, note, examples, exits }: Declaration): HelpText {
  const texts: { description: string; summary?: string; note?: unknown } = messages.help.commands[name];
  const { description, summary } = texts;
  const noted = note?.() ?? texts.note;
  return {
    description,
    ...(summary !== undefined && { summary }),
    ...(typeof noted === 'string' && { note: noted }),
    examples,
    exits,
  };
}

/** The text of `--help` for a flag, with its choices in the text or in brackets after it. */
export function flagDescription({ text, choices, defaultValue }: DeclaredFlag): string {
  const description: string | ((choices: readonly string[]) => string) = messages.help.flags[text];
  if (typeof description === 'function') return description(choices ?? []);
  const isListed = choices !== null && text !== 'importFormat';
  return described(
    description,
    isListed ? choices : null,
    typeof defaultValue === 'string' ? defaultValue : null,
  );
}

/** A declared flag as commander takes it. */
export class DeclaredOption extends Option {
  readonly flag: DeclaredFlag;

  constructor(flag: DeclaredFlag) {
    const { name, placeholder, bare, defaultValue } = flag;
    const value = placeholder === null ? '' : bare === undefined ? ` <${placeholder}>` : ` [${placeholder}]`;
    super(`--${name}${value}`, flagDescription(flag));
    this.flag = flag;
    if (defaultValue !== undefined) this.default(defaultValue);
    if (flag.group) this.helpGroup(messages.help.groups[flag.group]);
    if (placeholder === null) return;
    if (bare !== undefined) this.preset(bare);
    // Commander also parses what is preset.
    this.argParser((typed: unknown, before: unknown) => {
      if (typeof typed !== 'string') return typed;
      if (typed === '') throw emptyValue(name);
      return flag.read(typed, before);
    });
  }
}

/** A declared argument as commander takes it. */
export class DeclaredArgument extends CommanderArgument {
  readonly completion: Completion;

  constructor(name: string, description: string, argument: Argument) {
    const inner = argument.isVariadic ? `${name}...` : name;
    super(argument.isRequired ? `<${inner}>` : `[${inner}]`, description);
    this.completion = argument.completion;
    if (argument.choices) this.choices(argument.choices);
  }
}

function emptyValue(name: string): UsageError {
  return new UsageError(
    messages.usage.missingValue(`--${name}`),
    messages.usage.missingValueHint(`--${name}`),
  );
}

/** How commander lays out help: in the chosen language, and without breaks at no-break spaces. */
export const helpLayout: Partial<Help> = {
  showGlobalOptions: true,
  styleTitle: (title) => headings()[title] ?? title,
  commandUsage: (command) => translated(Help.prototype.commandUsage(command)),
  subcommandTerm: (command) => translated(Help.prototype.subcommandTerm(command)),
  optionTerm: ({ flags }) => translated(flags),
  argumentTerm: (argument) => placeholder(argument.name()),
  optionDescription: ({ description }) => description,
  argumentDescription: ({ description, argChoices }) => described(description, argChoices ?? null, null),
  boxWrap: (text, width) =>
    width < leastWidth ? text : fill(text.split(' '), ' ', width, lengthOf).join('\n'),
};

/** `--status <status>` and the like, with what stands in brackets in the chosen language. */
export function translated(term: string): string {
  return term.replace(/[<[].*?[>\]]/g, (bracket) => bracket.replace(/[a-z]+/g, placeholder));
}

/** The name of an argument in the chosen language. */
export function placeholder(name: string): string {
  const names: Readonly<Record<string, string>> = messages.help.placeholders;
  return names[name] ?? name;
}

/** By what commander calls them. */
function headings(): Readonly<Record<string, string>> {
  const { headings } = messages.help;
  return {
    'Usage:': headings.usage,
    'Arguments:': headings.arguments,
    'Options:': headings.options,
    'Global Options:': headings.globalOptions,
    'Commands:': headings.commands,
  };
}

function described(
  description: string,
  choices: readonly string[] | null,
  defaultValue: string | null,
): string {
  const more = [
    ...(choices ? [messages.help.choices(choices)] : []),
    ...(defaultValue === null ? [] : [messages.help.defaultValue(defaultValue)]),
  ];
  return more.length === 0 ? description : `${description} (${more.join(', ')})`;
}

function epilogue({ note, examples, exits }: HelpText, width: number): string {
  const { headings, exits: exitTexts } = messages.help;
  const commands = examples.map((line) => `  $ contact-report ${line}`.trimEnd());
  const codes = Object.entries(exits).map(([code, key]) => `${code} ${exitTexts[key]}`);
  const indent = ' '.repeat(headings.exitCodes.length + 1);
  const codeLines = fill(codes, ' · ', Math.max(width - indent.length, leastWidth), lengthOf);
  return [
    ...(note === undefined ? [] : ['', ...fill(note.split(' '), ' ', width, lengthOf)]),
    '',
    headings.examples,
    ...commands,
    '',
    `${headings.exitCodes} ${codeLines.join(`\n${indent}`)}`,
  ].join('\n');
}
