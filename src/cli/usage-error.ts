import type { Command, CommanderError } from 'commander';
import { type EmailAddress, parsePastedAddress } from '../domain/email-address.ts';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { placeholder } from './help-text.ts';

/** True if commander stopped because the command line names no command. */
export function namesNoCommand(error: CommanderError, program: Command): boolean {
  return error.code === 'commander.help' && error.exitCode !== 0 && program.args.length === 0;
}

/** The address that stands in place of a command; null if there is none. */
export function addressAlone(error: CommanderError, { args }: Command): EmailAddress | null {
  const [word = '', ...others] = args;
  return error.code === 'commander.unknownCommand' && others.length === 0 ? parsePastedAddress(word) : null;
}

/** The error that commander reports, in our words; null if it is not an error (help, version). */
export function usageErrorOf(error: CommanderError): UsageError | null {
  if (error.exitCode === 0) return null;
  const [, text = '', near] = message.exec(error.message) ?? [];
  for (const [pattern, translate] of sentences[error.code] ?? []) {
    const [found, ...parts] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    const [ours, hint] = translate(...parts);
    return new UsageError(ours, hint ?? hintFor(near));
  }
  return new UsageError(text, hintFor(near));
}

/** The hint for commander's suggestions: one or several names, or none. */
function hintFor(near: string | undefined): string {
  const { usage } = messages;
  if (near === undefined) return usage.seeHelp;
  return near.includes(', ') ? usage.didYouMeanOneOf(near) : usage.didYouMean(near);
}

// Commander puts English words around the text that was typed, which may be anything; its own additions (flags,
// choices, suggestions) contain no quotes.
const message = /^(?:error: )?(.*?)(?:\n\(Did you mean (?:one of )?([^\n]+)\?\))?$/s;

/** A pattern of commander's English, and our message for its groups, with the hint if the sentence has one. */
type Sentence = readonly [RegExp, (...groups: string[]) => readonly [message: string, hint?: string]];

const sentences: Readonly<Record<string, readonly Sentence[]>> = {
  'commander.unknownCommand': [
    [/^unknown command '(.*)'$/s, (name = '') => [messages.usage.unknownCommand(name)]],
  ],
  'commander.unknownOption': [
    [/^unknown option '(.*)'$/s, (flag = '') => [messages.usage.unknownFlag(flag)]],
  ],
  'commander.missingArgument': [
    [
      /^missing required argument '(.*)'$/,
      (name = '') => [messages.usage.missingArgument(placeholder(name))],
    ],
  ],
  'commander.optionMissingArgument': [
    [/^option '(.*)' argument missing$/, (flags = '') => [messages.usage.missingValue(longFlag(flags))]],
  ],
  'commander.excessArguments': [
    [
      /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
      (command = '', expected, given) => [
        messages.usage.tooManyArguments(Number(expected), Number(given), command),
      ],
    ],
  ],
  'commander.invalidArgument': [
    [
      /^option '([^']*)' argument '(.*)' is invalid\. (.*)$/s,
      (flags = '', value = '', why = '') => [
        messages.usage.invalidValue(longFlag(flags), value),
        hintOf(why),
      ],
    ],
    [
      /^command-argument value '(.*)' is invalid for argument '([^']*)'\. (.*)$/s,
      (value = '', name = '', why = '') => [
        messages.usage.invalidValue(placeholder(name), value),
        hintOf(why),
      ],
    ],
  ],
};

/** `--limit` of `-n, --limit <n>`. */
function longFlag(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** The values to use instead: commander's list of choices in our words, or the hint that our own parser threw. */
function hintOf(why: string): string {
  const [, names] = /^Allowed choices are (.*)\.$/.exec(why) ?? [];
  return names === undefined ? why : messages.usage.allowedChoices(names);
}
