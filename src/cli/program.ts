import { Command } from 'commander';
import { messages } from '../messages/messages.ts';
import type { Declaration } from './command.ts';
import { commands } from './commands.ts';
import { globalFlags } from './flags.ts';
import { help, programHelp, topicsLine } from './help/declare.ts';
import { DeclaredArgument, DeclaredOption, helpLayout, helpTextOf, withHelp } from './help-text.ts';
import { addInternalCommands } from './internal-commands.ts';
import type { BoundCommand, ContextFactory } from './run-command.ts';

/** The parts of the process that reading the command line needs. */
export interface Edge {
  /** As typed, after the name of the program. */
  readonly argv: readonly string[];
  readonly version: string;
  readonly contextOf: ContextFactory;
  /** Takes the help that was asked for. */
  write(text: string): void;
  /** Takes the exit code of a command. */
  done(exitCode: number): void;
}

/**
 * The command line, in the chosen language, as commander parses it: every declared command with its flags and help, or
 * the one that `argv` begins with.
 */
export function createProgram({ argv, version, contextOf, write, done }: Edge): Command {
  const program = new Command('contact-report')
    .version(version, '--version', messages.help.version)
    .helpOption('-h, --help', messages.help.help)
    .helpCommand(false)
    .exitOverride()
    .configureHelp(helpLayout)
    .configureOutput({ writeOut: write, writeErr: () => {} });
  for (const flag of globalFlags) program.addOption(new DeclaredOption(flag));
  withHelp(program, { description: messages.help.description, note: topicsLine(), ...programHelp });
  const named = commandsNamed(argv[0]);
  for (const command of named.length > 0 ? named : Object.values(commands))
    addCommand(program, command.declaration).action(async function (this: Command) {
      const exitCode = await command.run(this, contextOf);
      if (typeof exitCode === 'number') done(exitCode);
    });
  if (named.length > 0) return program;
  addCommand(program, help).action(async (names: string[]) => {
    const { helpCommand } = await import('./help/run.ts');
    await helpCommand(program, names);
  });
  addInternalCommands(program, contextOf);
  return program;
}

/** The command with a name or alias, and its subcommands; none if there is no such command. */
function commandsNamed(word: string | undefined): readonly BoundCommand[] {
  const found = Object.values(commands).find(({ declaration: { name, alias } }) =>
    [name, alias].includes(word),
  );
  if (word === undefined || found === undefined) return [];
  const { name } = found.declaration;
  return Object.values(commands).filter(({ declaration }) => declaration.name.split(' ')[0] === name);
}

function addCommand(program: Command, declaration: Declaration): Command {
  const path = declaration.name.split(' ');
  const name = path.pop() ?? '';
  const parent = path.reduce(
    (found, each) => found.commands.find((one) => one.name() === each) ?? found,
    program,
  );
  const command = parent.command(name);
  if (declaration.alias !== undefined) command.alias(declaration.alias);
  const texts: { description: string; arguments?: Readonly<Record<string, string>> } =
    messages.help.commands[declaration.name];
  for (const [each, argument] of Object.entries(declaration.arguments))
    command.addArgument(new DeclaredArgument(each, texts.arguments?.[each] ?? '', argument));
  for (const flag of declaration.flags) command.addOption(new DeclaredOption(flag));
  return withHelp(command, helpTextOf(declaration));
}
