import type { EmailAddress } from '../domain/email-address.ts';
import type { Messages } from '../messages/en/index.ts';
import type { Completion } from './completion/candidate.ts';
import type { Context } from './context.ts';
import type { DeclaredFlag, FlagValues } from './flag.ts';
import {
  address,
  addresses,
  importId,
  oneOf,
  type ReportReference,
  reportId,
  reportReference,
} from './values.ts';

type CommandTexts = Messages['help']['commands'];

/** The commands, by what is typed: `campaigns archive`. Each has its texts in `messages.help.commands`. */
export type CommandName = keyof CommandTexts;

type ArgumentName<Name extends CommandName> = CommandTexts[Name] extends { arguments: infer Texts }
  ? keyof Texts
  : never;

/** The arguments of a command, besides its flags. */
export interface Argument<Value = unknown> {
  readonly isRequired: boolean;
  readonly isVariadic: boolean;
  /** The value, from what was typed. Throws UsageError. */
  read(typed: readonly string[]): Value;
  /** The words that can be nothing else; see {@link StrayWord}. */
  readonly looksLike: RegExp | null;
  /** The values that the help lists; null if they cannot be listed. */
  readonly choices: readonly string[] | null;
  readonly completion: Completion;
}

/** A command without what it does: its name, what it takes, and what its help says. */
export interface Declaration<
  Name extends CommandName = CommandName,
  Arguments extends Readonly<Record<string, Argument>> = Readonly<Record<string, Argument>>,
  Flags extends readonly DeclaredFlag[] = readonly DeclaredFlag[],
> {
  readonly name: Name;
  readonly alias?: string;
  readonly arguments: Arguments;
  readonly flags: Flags;
  /** A note before the examples; by default the text `note` of the command, if it has one. */
  readonly note?: () => string;
  /** As typed, without the name of the program. */
  readonly examples: readonly string[];
  /** The meaning of the exit codes, by the key of the text. */
  readonly exits: Readonly<Record<number, keyof Messages['help']['exits']>>;
}

/** Declares a command. Its arguments are those that `messages.help.commands` describes. */
export function declareCommand<
  const Name extends CommandName,
  const Arguments extends Readonly<Record<ArgumentName<Name>, Argument>>,
  const Flags extends readonly DeclaredFlag[],
>(declaration: Declaration<Name, Arguments, Flags>): Declaration<Name, Arguments, Flags> {
  return declaration;
}

/** The arguments of a command as its handler receives them. */
export type Args<D extends Declaration> = {
  readonly [Name in keyof D['arguments']]: ReturnType<D['arguments'][Name]['read']>;
};

/** The flags of a command as its handler receives them. */
export type Flags<D extends Declaration> = FlagValues<D['flags']>;

/** The work of a command; gives its exit code if that is not 0. */
export type Handler<D extends Declaration> = (
  context: Context,
  args: Args<D>,
  flags: Flags<D>,
) => Promise<unknown>;

const single = { isRequired: false, isVariadic: false, looksLike: null, choices: null } as const;

/** An e-mail address. */
export const anAddress: Argument<EmailAddress | undefined> = {
  ...single,
  read: ([typed]) => (typed === undefined ? undefined : address(typed)),
  looksLike: /@/,
  completion: 'contacts',
};

/** Any number of addresses, each once, or `-` alone: those are read from standard input. */
export const anyAddresses: Argument<readonly EmailAddress[] | 'stdin'> = {
  ...single,
  isVariadic: true,
  read: addresses,
  looksLike: /@|^-$/,
  completion: 'contacts',
};

/** Reports, by id, by address, or `latest`. */
export const anyReports: Argument<readonly ReportReference[]> = {
  ...single,
  isVariadic: true,
  read: (typed) => typed.map(reportReference),
  looksLike: /^\d+$|^latest$|@/i,
  completion: 'reports',
};

/** Ids of reports. */
export const anyReportIds: Argument<readonly number[]> = {
  ...single,
  isVariadic: true,
  read: (typed) => typed.map(reportId),
  completion: 'reports',
};

/** The id of an import. */
export const anImport: Argument<number | undefined> = {
  ...single,
  read: ([typed]) => (typed === undefined ? undefined : importId(typed)),
  completion: 'imports',
};

/** One word. */
export function oneWord(completion: Completion): Argument<string> {
  return { ...single, isRequired: true, read: ([typed = '']) => typed, completion };
}

/** One word or more. */
export function someWords(completion: Completion): Argument<readonly string[]> {
  return { ...single, isRequired: true, isVariadic: true, read: (typed) => typed, completion };
}

/** Any number of words. */
export function anyWords(completion: Completion): Argument<readonly string[]> {
  return { ...someWords(completion), isRequired: false };
}

/** One of `choices`. */
export function oneWordOf<Choice extends string>(choices: readonly Choice[]): Argument<Choice> {
  const read = oneOf(choices);
  return { ...single, isRequired: true, read: ([typed = '']) => read(typed), choices, completion: choices };
}
