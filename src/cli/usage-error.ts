import type { Command, CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { placeholder, translated } from './help-text.ts';

/** Whether commander stopped because the command line names no command at all. */
export function namesNoCommand(error: CommanderError, program: Command): boolean {
  return error.code === 'commander.help' && error.exitCode !== 0 && program.args.length === 0;
}

/** What commander found wrong, as an error of ours; null for what is no error (help, version). */
export function usageErrorOf(error: CommanderError): UsageError | null {
  const { usage } = messages;
  if (error.exitCode === 0) return null;
  const [, said = '', near] = message.exec(error.message) ?? [];
  const hint =
    near === undefined
      ? usage.seeHelp
      : near.includes(', ')
        ? usage.didYouMeanOneOf(near)
        : usage.didYouMean(near);
  for (const [pattern, text] of sentences[error.code] ?? []) {
    const [found, ...parts] = pattern.exec(said) ?? [];
    if (found !== undefined) return new UsageError(text(...parts), hint);
  }
  return new UsageError(said, hint);
}

// Commander makes its messages of English words around what was typed, which may be anything; what it adds itself
// (flags, choices, suggestions) holds no quotes.
const message = /^(?:error: )?(.*?)(?:\n\(Did you mean (?:one of )?([^\n]+)\?\))?$/s;

type Sentence = readonly [RegExp, (first?: string, second?: string, third?: string) => string];

const sentences: Readonly<Record<string, readonly Sentence[]>> = {
  'commander.unknownCommand': [
    [/^unknown command '(.*)'$/s, (name = '') => messages.usage.unknownCommand(name)],
  ],
  'commander.unknownOption': [[/^unknown option '(.*)'$/s, (flag = '') => messages.usage.unknownFlag(flag)]],
  'commander.missingArgument': [
    [/^missing required argument '(.*)'$/, (name = '') => messages.usage.missingArgument(placeholder(name))],
  ],
  'commander.optionMissingArgument': [
    [/^option '(.*)' argument missing$/, (flag = '') => messages.usage.missingValue(translated(flag))],
  ],
  'commander.excessArguments': [
    [
      /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
      (command = '', expected, given) =>
        messages.usage.tooManyArguments(Number(expected), Number(given), command),
    ],
  ],
  'commander.invalidArgument': [
    [
      /^option '([^']*)' argument '(.*)' is invalid\. (.*)$/s,
      (flag = '', value = '', why = '') => messages.usage.invalidValue(translated(flag), value, reason(why)),
    ],
    [
      /^command-argument value '(.*)' is invalid for argument '([^']*)'\. (.*)$/s,
      (value = '', name = '', why = '') =>
        messages.usage.invalidArgument(placeholder(name), value, reason(why)),
    ],
  ],
};

/** Why a value is refused: commander's own reason, or one of ours. */
function reason(why: string): string {
  const [, names] = /^Allowed choices are (.*)\.$/.exec(why) ?? [];
  return names === undefined ? why : messages.usage.allowedChoices(names);
}
