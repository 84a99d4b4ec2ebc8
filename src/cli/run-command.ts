import type { Command } from 'commander';
import type { Args, CommandName, Declaration, Flags, Handler } from './command.ts';
import type { Context } from './context.ts';
import type { DeclaredFlag, FlagValues } from './flag.ts';
import { type GlobalFlags, globalFlags } from './flags.ts';
import { invalidWait, StrayWord } from './values.ts';

/** Makes the context of a command once its flags are known. */
export type ContextFactory = (flags: GlobalFlags) => Promise<Context>;

/** A command with what it does. */
export interface BoundCommand<Name extends CommandName = CommandName> {
  readonly declaration: Declaration<Name>;
  /** Does what the parsed command line asks for; gives the exit code if that is not simply 0. */
  run(parsed: Command, contextOf: ContextFactory): Promise<unknown>;
}

/** Binds a declaration to its handler, which `load` loads when the command is called. */
export function bind<D extends Declaration>(
  declaration: D,
  load: () => Promise<Handler<D>>,
): BoundCommand<D['name']> {
  return {
    declaration,
    async run(parsed, contextOf) {
      const handler = await load();
      const { args, flags } = inputOf(declaration, parsed);
      return handler(await contextOf(globalFlagsOf(parsed)), args, flags);
    },
  };
}

/** The flags that every command takes. */
export function globalFlagsOf(parsed: Command): GlobalFlags {
  return flagsOf(globalFlags, parsed);
}

/** The flags of a command that were all left out. */
export function defaultFlags<D extends Declaration>({ flags }: D): Flags<D> {
  const defaults = flags
    .filter(({ defaultValue }) => defaultValue !== undefined)
    .map(({ name, defaultValue }) => [keyOf(name), defaultValue]);
  return Object.fromEntries(defaults) as Flags<D>;
}

function inputOf<D extends Declaration>(declaration: D, parsed: Command): { args: Args<D>; flags: Flags<D> } {
  const [argument] = Object.entries(declaration.arguments);
  let typed: readonly string[] = parsed.args;
  for (const option of parsed.options) {
    const key = option.attributeName();
    const value: unknown = parsed.getOptionValue(key);
    if (!(value instanceof StrayWord)) continue;
    if (typed.length > 0 || !argument?.[1].looksLike?.test(value.word)) throw invalidWait(value.word);
    typed = [value.word];
    parsed.setOptionValue(key, Number.POSITIVE_INFINITY);
  }
  const args = argument ? { [argument[0]]: argument[1].read(typed) } : {};
  return { args: args as Args<D>, flags: flagsOf(declaration.flags as D['flags'], parsed) };
}

// Only what was typed, and the defaults of declared flags: commander also gives `true` for a `--no-…` left out.
function flagsOf<List extends readonly DeclaredFlag[]>(flags: List, parsed: Command): FlagValues<List> {
  const all = parsed.optsWithGlobals<Record<string, unknown>>();
  const values: Record<string, unknown> = {};
  for (const { name, defaultValue } of flags) {
    const key = keyOf(name);
    const isTyped = parsed.getOptionValueSourceWithGlobals(key) === 'cli';
    if (isTyped || defaultValue !== undefined) values[key] = all[key];
  }
  return values as FlagValues<List>;
}

function keyOf(name: string): string {
  return name.replace(/^no-/, '').replace(/-./g, (match) => match.charAt(1).toUpperCase());
}
