import { Command } from 'commander';
import { messages } from '../messages/messages.ts';
import { declareActions } from './actions/declare.ts';
import { declareCampaigns } from './campaigns/declare.ts';
import { declareCompletion } from './completion/declare.ts';
import { declareCreate } from './create/declare.ts';
import { declareDelete } from './delete/declare.ts';
import { declareDoctor } from './doctor/declare.ts';
import { declareHelp } from './help/declare.ts';
import { document, helpLayout } from './help-text.ts';
import { declareImport } from './import/declare.ts';
import { declareHidden } from './internal-commands.ts';
import { declareList } from './list/declare.ts';
import { declareRerun } from './rerun/declare.ts';
import { actWith, type ContextFactory } from './run-command.ts';
import { declareStore } from './store/declare.ts';
import { declareView } from './view/declare.ts';

declare const PACKAGE_VERSION: string;

/** In the order in which the help lists them. */
const declarations = [
  declareImport,
  declareCreate,
  declareList,
  declareView,
  declareRerun,
  declareDelete,
  declareCampaigns,
  declareActions,
  declareStore,
  declareDoctor,
  declareCompletion,
];

/**
 * The command line: names, flags and help, in the language that is spoken. Each command is declared in a file of its
 * own here, and loads what it does when it is called, so that `--help` and `--version` load nothing else.
 */
export function createProgram(
  contextOf: ContextFactory,
  write: (text: string) => void,
  done: (exitCode: number) => void,
): Command {
  const { flags, commands, exits } = messages.help;
  const program = new Command('contact-report')
    .version(PACKAGE_VERSION, '--version', flags.version)
    .option('--store <path>', flags.store)
    .option('--json', flags.json)
    .option('--no-input', flags.noInput)
    .option('--no-color', flags.noColor)
    .option('--tz <zone>', flags.tz)
    .option('--lang <language>', flags.lang)
    .helpOption('-h, --help', flags.help)
    .exitOverride()
    .configureHelp(helpLayout)
    .configureOutput({ writeOut: write, writeErr: () => {} });
  document(program, {
    description: commands.program.description,
    examples: [
      'import events.ndjson',
      'create anna@example.be --last 30d',
      'create anna@example.be --actions unsubscribed,bounced --json',
      'list',
      'view 7 --format csv',
    ],
    exits: {
      0: exits.doneThoughEmpty,
      1: exits.failed,
      2: exits.wrongUsage,
      3: exits.noSuchReport,
      4: exits.anotherProcessing,
      130: exits.cancelled,
    },
  });
  const act = actWith(contextOf, done);
  for (const declare of declarations) declare(program, act);
  declareHelp(program);
  declareHidden(program, act, contextOf);
  return program;
}
