import { type Command, Help, type Option } from 'commander';
import { messages } from '../messages/messages.ts';

/** What the help of a command says besides its arguments and flags. */
export interface Manual {
  /** For the list of commands; a description that is short is one already. */
  readonly summary?: string;
  readonly description: string;
  /** What is good to know, before the examples. */
  readonly note?: string;
  /** As typed, without the name of the program. */
  readonly examples: readonly string[];
  /** What the exit codes mean. */
  readonly exits: Readonly<Record<number, string>>;
}

const usualWidth = 80;
/** Commander, too, leaves text as it is where there is less room. */
const leastWidth = 40;

/** Gives a command its help. */
export function document<C extends Command>(command: C, manual: Manual): C {
  command.description(manual.description);
  if (manual.summary !== undefined) command.summary(manual.summary);
  return command.addHelpText('after', () => {
    const width = command.configureOutput().getOutHelpWidth?.() ?? usualWidth;
    return epilogue(manual, width);
  });
}

/** How commander lays out help: in the language that is spoken, and without breaks at no-break spaces. */
export const helpLayout: Partial<Help> = {
  showGlobalOptions: true,
  styleTitle: (title) => headings()[title] ?? title,
  commandUsage: (command) => translated(Help.prototype.commandUsage(command)),
  subcommandTerm: (command) => translated(Help.prototype.subcommandTerm(command)),
  optionTerm: ({ flags }) => translated(flags),
  argumentTerm: (argument) => placeholder(argument.name()),
  optionDescription: describeOption,
  argumentDescription: ({ description, argChoices }) => described(description, argChoices),
  boxWrap: (text, width) => (width < leastWidth ? text : fill(text.split(' '), ' ', width).join('\n')),
};

/** `--status <status>` and the like, with what stands in brackets in the language that is spoken. */
export function translated(term: string): string {
  return term.replace(/[<[].*?[>\]]/g, (bracket) => bracket.replace(/[a-z]+/g, placeholder));
}

/** The name of an argument in the language that is spoken. */
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

function describeOption({ description, argChoices, defaultValue }: Option): string {
  return described(description, argChoices, typeof defaultValue === 'string' ? defaultValue : undefined);
}

function described(description: string, choices?: readonly string[], standard?: string): string {
  const more = [
    ...(choices ? [messages.help.choices(choices)] : []),
    ...(standard === undefined ? [] : [messages.help.standard(standard)]),
  ];
  return more.length === 0 ? description : `${description} (${more.join(', ')})`;
}

function epilogue({ note, examples, exits }: Manual, width: number): string {
  const { headings } = messages.help;
  const commands = examples.map((line) => `  $ contact-report ${line}`.trimEnd());
  const codes = Object.entries(exits).map(([code, meaning]) => `${code} ${meaning}`);
  const indent = ' '.repeat(headings.exitCodes.length + 1);
  const codeLines = fill(codes, ' · ', Math.max(width - indent.length, leastWidth));
  return [
    ...(note === undefined ? [] : ['', ...fill(note.split(' '), ' ', width)]),
    '',
    headings.examples,
    ...commands,
    '',
    `${headings.exitCodes} ${codeLines.join(`\n${indent}`)}`,
  ].join('\n');
}

/** The pieces in lines of at most `width`, as many in each as there is room for. */
function fill(pieces: readonly string[], glue: string, width: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const piece of pieces) {
    const longer: string = line === null ? piece : line + glue + piece;
    if (line !== null && longer.length > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === null ? lines : [...lines, line];
}
