import type { Command, Option } from 'commander';

/** The words before the cursor, parsed, and the place that is being typed. */
export interface TypedLine {
  /** The command they name; the program itself while they name none. */
  readonly command: Command;
  /** Its arguments so far. */
  readonly args: readonly string[];
  /** The flags so far. */
  readonly flags: ReadonlySet<string>;
  /** The flag whose value comes now; null if an argument or a flag comes. */
  readonly awaiting: Option | null;
  /** True after `--`, which ends the flags. */
  readonly onlyArgs: boolean;
  /** The store that they name. */
  readonly store: string | undefined;
}

/** Reads the words before the one that is being typed; never complains. */
export function readTypedLine(program: Command, words: readonly string[]): TypedLine {
  let command = program;
  const args: string[] = [];
  const flags = new Set<string>();
  let awaiting: Option | null = null;
  let onlyArgs = false;
  let store: string | undefined;
  for (const word of words) {
    if (awaiting !== null) {
      if (awaiting.long === '--store') store = word;
      awaiting = null;
    } else if (!onlyArgs && word === '--') {
      onlyArgs = true;
    } else if (!onlyArgs && word.startsWith('-') && word !== '-') {
      const [flag = '', value] = word.split(/=(.*)/s, 2);
      const option = optionNamed(command, flag);
      flags.add(option?.long ?? flag);
      if (option?.required && value === undefined) awaiting = option;
      if (option?.long === '--store' && value !== undefined) store = value;
    } else {
      const sub: Command | undefined =
        args.length > 0
          ? undefined
          : command.commands.find((each) => each.name() === word || each.aliases().includes(word));
      if (sub) command = sub;
      else args.push(word);
    }
  }
  return { command, args, flags, awaiting, onlyArgs, store };
}

/** The flag of a command, or of one around it, by its name. */
export function optionNamed(command: Command, flag: string): Option | undefined {
  for (let each: Command | null = command; each !== null; each = each.parent) {
    const option = each.options.find(({ long, short }) => long === flag || short === flag);
    if (option) return option;
  }
  return undefined;
}

/** The flags that a command takes, its own first. */
export function optionsOf(command: Command): Option[] {
  const help = command.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}
