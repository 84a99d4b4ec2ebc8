import type { Messages } from '../messages/en/index.ts';
import type { Completion } from './completion/candidate.ts';
import { oneOf, type StrayWord, words } from './values.ts';

/** The name of what a flag or an argument takes, as the help shows it in each language. */
export type Placeholder = keyof Messages['help']['placeholders'];

/** The key of what `--help` says of a flag. */
export type FlagText = keyof Messages['help']['flags'];

/** The headings of the help besides the usual ones. */
export type FlagGroup = keyof Messages['help']['groups'];

/** A flag: its name, how its value is read, and what completion offers for it. */
export interface Flag<Name extends string = string, Value = unknown, Default = unknown> {
  /** As typed, without the dashes in front: `exclude-machine`, `no-pager`. */
  readonly name: Name;
  /** Stands for the value in the help; null if the flag takes none. */
  readonly placeholder: Placeholder | `${Placeholder}=${Placeholder}` | null;
  /** Reads the text of a value; `before` is the value so far of a flag that is repeated. Throws UsageError. */
  read(text: string, before?: Value): Value;
  /** The value of a flag without text behind it; undefined if it needs some. */
  readonly bare: Value | undefined;
  /** The value if the flag is left out; undefined if it has none. */
  readonly defaultValue: Default;
  /** The values that the help lists; null if they cannot be listed. */
  readonly choices: readonly string[] | null;
  readonly isRepeatable: boolean;
  /** True if a value holds several items with commas between them. */
  readonly isList: boolean;
  readonly completion: Completion;
  /** The heading under which the help lists it; null for the usual one. */
  readonly group: FlagGroup | null;
}

/** A flag with the key of its text. */
export type DeclaredFlag = Flag & { readonly text: FlagText };

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** The key of a flag among the values: `excludeMachine` for `exclude-machine`, `pager` for `no-pager`. */
type Key<Name extends string> = Camel<Name extends `no-${infer Positive}` ? Positive : Name>;

type ValueOf<F extends Flag> = Exclude<ReturnType<F['read']>, StrayWord>;

/** The values of flags as a command receives them; a flag that was left out and has no default is absent. */
export type FlagValues<Flags extends readonly Flag[]> = {
  readonly [F in Flags[number] as undefined extends F['defaultValue'] ? Key<F['name']> : never]?: ValueOf<F>;
} & {
  readonly [F in Flags[number] as undefined extends F['defaultValue'] ? never : Key<F['name']>]: ValueOf<F>;
};

const plain = {
  placeholder: null,
  bare: undefined,
  defaultValue: undefined,
  choices: null,
  isRepeatable: false,
  isList: false,
  completion: [],
  group: null,
} as const;

/** A flag without a value. */
export function on<const Name extends string>(name: Name): Flag<Name, true, undefined> {
  return { ...plain, name, read: () => true, bare: true };
}

/** A flag `no-…` without a value. */
export function off<const Name extends `no-${string}`>(name: Name): Flag<Name, false, undefined> {
  return { ...plain, name, read: () => false, bare: false };
}

/** A flag with a value; `read` makes it of the text behind the flag. */
export function value<const Name extends string, Value>(
  name: Name,
  placeholder: Placeholder,
  read: (text: string) => Value,
  completion: Completion = [],
): Flag<Name, Value, undefined> {
  return { ...plain, name, placeholder, read, completion };
}

/** A flag whose value is one of `choices`, `defaultValue` if it is left out. */
export function choice<const Name extends string, Value extends string, Default extends Value | undefined>(
  name: Name,
  placeholder: Placeholder,
  choices: readonly Value[],
  defaultValue: Default,
  read: (text: string) => Value = oneOf(choices),
): Flag<Name, Value, Default> {
  return { ...plain, name, placeholder, choices, read, defaultValue, completion: choices };
}

/** A repeatable flag; each value is one item. */
export function repeated<const Name extends string>(
  name: Name,
  placeholder: `${Placeholder}=${Placeholder}`,
  completion: Completion = [],
): Flag<Name, readonly string[], undefined> {
  const read = (text: string, before: readonly string[] = []) => [...before, text];
  return { ...plain, name, placeholder, read, completion, isRepeatable: true };
}

/** A repeatable flag; each value holds items with commas between them. */
export function list<const Name extends string>(
  name: Name,
  completion: Completion,
): Flag<Name, readonly string[], undefined> {
  const read = (text: string, before: readonly string[] = []) => [...before, ...words(text)];
  return { ...plain, name, placeholder: 'list', read, completion, isRepeatable: true, isList: true };
}

/** The same, if the items are some of `choices`. */
export function someOf<const Name extends string, Value extends string>(
  name: Name,
  placeholder: Placeholder,
  choices: readonly Value[],
): Flag<Name, readonly Value[], undefined> {
  const readOne = oneOf(choices);
  const read = (text: string, before: readonly Value[] = []) => [...before, ...words(text).map(readOne)];
  return { ...plain, name, placeholder, read, completion: choices, isRepeatable: true, isList: true };
}

/** A flag that may have a value: `bare` if it has none. */
export function optionalValue<const Name extends string, Value>(
  name: Name,
  placeholder: Placeholder,
  read: (text: string) => Value,
  bare: Value,
): Flag<Name, Value, undefined> {
  return { ...plain, name, placeholder, read, bare };
}

/** A flag that the help lists under a heading of its own. */
export function under<F extends Flag>(group: FlagGroup, flag: F): F {
  return { ...flag, group };
}
