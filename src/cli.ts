import { Argument, Command, CommanderError, Option } from 'commander';
import {
  collect,
  collectList,
  outputOptions,
  parseCount,
  rowOptions,
  runOptions,
} from './commands/options.ts';
import { type Shell, shells } from './completion/scripts.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { reportStatuses } from './report/types.ts';

declare const PACKAGE_VERSION: string;

/** The flags that every command takes. */
export interface GlobalOptions {
  readonly store?: string;
  readonly json?: boolean;
  readonly input: boolean;
  readonly color: boolean;
  readonly tz?: string;
  readonly lang?: string;
}

/** Makes the context of a command once its flags are known. */
export type ContextFactory = (options: GlobalOptions) => Promise<Context>;

const examples = (...lines: string[]) =>
  `\nExamples:\n${lines.map((line) => `  $ contact-report ${line}`).join('\n')}\n`;
const exits = (text: string) => `Exit codes: ${text}\n`;
const runExits =
  '0 done, also when nothing matched · 1 failed · 2 wrong usage · 3 no such report · 4 another report is processing · 130 cancelled';

/**
 * The command line: names, flags and help. Each action loads its command when it is called, so that `--help` and
 * `--version` load nothing else.
 */
export function createProgram(
  contextOf: ContextFactory,
  write: (text: string) => void,
  done: (exitCode: number) => void,
): Command {
  const program = new Command('contact-report');
  program
    .description(
      'What happened between us and this one person? Reports on one e-mail contact, from a store of events on your own disk.',
    )
    .version(PACKAGE_VERSION, '--version', 'print the version')
    .option(
      '--store <path>',
      'the store to use (default: CONTACT_REPORT_STORE, else events.db in your data folder)',
    )
    .option('--json', 'print the answer as JSON, errors too')
    .option('--no-input', 'never ask')
    .option('--no-color', 'no colours')
    .option('--tz <zone>', 'the time zone of days and times, e.g. Europe/Brussels (default: the system’s)')
    .option(
      '--lang <language>',
      'the language to speak: en, fr or nl (default: CONTACT_REPORT_LANG, else the system’s)',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .addHelpText(
      'after',
      examples(
        'import events.ndjson',
        'create anna@example.be --last 30d',
        'create anna@example.be --actions unsubscribed,bounced --json',
        'list',
        'view 7 --format csv',
      ),
    )
    .addHelpText('after', exits(runExits));

  // A command gives its exit code where that is not simply 0.
  type Run = (context: Context) => Promise<unknown>;
  const act = (load: (options: Record<string, unknown>, args: string[]) => Promise<Run>) =>
    async function (this: Command) {
      const options = this.optsWithGlobals();
      const run = await load(options, this.args);
      const exitCode = await run(await contextOf(options as unknown as GlobalOptions));
      if (typeof exitCode === 'number') done(exitCode);
    };
  const withOptions = (target: Command, options: Option[]) => {
    for (const option of options) target.addOption(option);
    return target;
  };

  program
    .command('import')
    .argument('<file...>', 'files of events; - is standard input; .gz is read as it is')
    .summary('load events into the store')
    .description('Load events, and campaigns, into the store. Importing the same file twice adds nothing.')
    .option('--format <format>', 'auto finds out; else one of the names below', 'auto')
    .option('--rejects <file>', 'keep rejected records in this file, as they came')
    .option('--dry-run', 'say what would be imported, and write nothing')
    .option(
      '--map <target=column>',
      'for any CSV: which column is email, action, timestamp, …; repeatable',
      collect,
    )
    .option(
      '--map-action <word=action>',
      'with --map: which action a word of the table means (- for none); repeatable',
      collect,
    )
    .option(
      '--date-format <tokens>',
      'with --map: how times are written, in date-fns’ tokens (dd-MM-yy H:mm)',
    )
    .addHelpText(
      'after',
      examples('import events.ndjson', 'import *.json.gz --rejects rejects.ndjson', 'import - < events.csv'),
    )
    .addHelpText(
      'after',
      'Formats: native, brevo, flexmail, mailchimp, mailersend, mailgun, mailjet, mandrill, postmark, resend,\nsendgrid, ses, sparkpost; and any CSV with --map.\n',
    )
    .addHelpText(
      'after',
      exits(
        '0 nothing was rejected · 1 something was (the good records are in), or it failed · 2 wrong usage',
      ),
    )
    .action(
      act(async (options, files) => {
        const { importCommand } = await import('./commands/import.ts');
        return (context) => importCommand(context, files, options);
      }),
    );

  const create = program
    .command('create')
    .argument('[email]', 'the contact')
    .summary('make and run a new report, then print it')
    .description(
      'Make and run a new report on one contact, then print it. What is left out is asked for at a terminal.',
    )
    .option(
      '--actions <list>',
      'only these: action names, email, campaign or all; repeatable (default: all)',
      collectList,
    )
    .option('--exclude-actions <list>', 'all but these; repeatable', collectList)
    .option('--from <time>', 'from this day or time on: 2026-01-31, an RFC 3339 time, today, yesterday')
    .option('--to <time>', 'up to and including this day, or up to this time')
    .option('--last <length>', 'the last 30d, 12w, 6m or 1y; computed anew at each rerun')
    .option('--archived', 'search archived campaigns too')
    .option('--no-archived', 'do not search archived campaigns (the default, without the question)')
    .option('--source <list>', 'only events of these platforms; repeatable', collectList)
    .option('--exclude-machine', 'leave out opens and clicks that a machine made');
  withOptions(create, [...runOptions(), ...outputOptions()])
    .addHelpText(
      'after',
      examples(
        'create',
        'create anna@example.be',
        'create anna@example.be --actions email --from 2026-01-01 --to 2026-03-31',
        'create anna@example.be --last 30d --archived --json',
      ),
    )
    .addHelpText('after', exits(runExits))
    .action(
      act(async (options, [email]) => {
        const { createCommand } = await import('./commands/create.ts');
        // Commander cannot tell a default from `--no-archived`; only the command line can.
        const archived =
          create.getOptionValueSource('archived') === 'cli' ? options.archived === true : undefined;
        return (context) => createCommand(context, email, { ...options, archived });
      }),
    );

  program
    .command('list')
    .alias('ls')
    .summary('every report and its status, newest first')
    .description('List every report and its status, newest first.')
    .option('--email <email>', 'only reports on this contact')
    .addOption(new Option('--status <status>', 'only reports of this status').choices([...reportStatuses]))
    .option('--limit <n>', 'at most so many', parseCount)
    .option('--watch', 'show it until no report is processing any more')
    .addHelpText(
      'after',
      examples(
        'list',
        'list --email anna@example.be --limit 5',
        'list --status processing --json',
        'list --watch',
      ),
    )
    .addHelpText('after', exits('0 done, also when there are none · 1 failed · 2 wrong usage'))
    .action(
      act(async (options) => {
        const { listCommand } = await import('./commands/list.ts');
        return (context) => listCommand(context, options);
      }),
    );

  const view = program
    .command('view')
    .argument('[id]', 'the report')
    .summary('print a report')
    .description('Print a report as its latest completed run answered it.');
  withOptions(view, [...rowOptions(), ...outputOptions()])
    .addHelpText(
      'after',
      examples(
        'view 7',
        'view 7 --action campaignLinkClicked --grep agenda',
        'view 7 --output report.html',
        'view 7 --json | jq .report.eventCount',
      ),
    )
    .addHelpText('after', exits('0 done · 1 failed · 2 wrong usage · 3 no such report'))
    .action(
      act(async (options, [id]) => {
        const { viewCommand } = await import('./commands/view.ts');
        return (context) => viewCommand(context, id, options);
      }),
    );

  const rerun = program
    .command('rerun')
    .argument('[id]', 'the report')
    .summary('run the same question again')
    .description('Run a report’s question again. The previous answer stays until the new one is complete.');
  withOptions(rerun, [...runOptions(), ...outputOptions()])
    .addHelpText('after', examples('rerun 7', 'rerun 7 --wait 5m --json'))
    .addHelpText('after', exits(runExits))
    .action(
      act(async (options, [id]) => {
        const { rerunCommand } = await import('./commands/rerun.ts');
        return (context) => rerunCommand(context, id, options);
      }),
    );

  program
    .command('delete')
    .alias('rm')
    .argument('[id...]', 'the reports')
    .summary('remove reports (never events)')
    .description('Remove reports and their answers; events stay. All of them or, where one cannot be, none.')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('delete 7', 'delete 3 4 5 --yes'))
    .addHelpText(
      'after',
      exits('0 done · 1 failed · 2 wrong usage · 3 no such report · 4 it is processing · 130 cancelled'),
    )
    .action(
      act(async (options, ids) => {
        const { deleteCommand } = await import('./commands/delete.ts');
        return (context) => deleteCommand(context, ids, options);
      }),
    );

  const campaigns = program
    .command('campaigns')
    .summary('list campaigns; archive and unarchive them')
    .description('List campaigns with their events; archive and unarchive them.')
    .addHelpText('after', examples('campaigns', 'campaigns archive c-12 c-13', 'campaigns unarchive c-12'))
    .addHelpText('after', exits('0 done · 1 failed · 2 wrong usage · 3 no such campaign'));
  const campaignsAct = (archive: boolean | null) =>
    act(async (_options, ids) => {
      const { campaignsCommand } = await import('./commands/campaigns.ts');
      return (context) => campaignsCommand(context, archive, ids);
    });
  campaigns
    .command('list')
    .description('List every campaign (what `campaigns` does by itself).')
    .action(campaignsAct(null));
  campaigns
    .command('archive')
    .argument('<id...>', 'the campaigns')
    .description('Archive campaigns: reports leave their Campaign events out.')
    .action(campaignsAct(true));
  campaigns
    .command('unarchive')
    .argument('<id...>', 'the campaigns')
    .description('Unarchive campaigns.')
    .action(campaignsAct(false));
  campaigns.action(campaignsAct(null));

  program
    .command('actions')
    .summary('the list of actions by category')
    .description(
      'List the actions by category, with their labels in English, French and Dutch and their Flexmail ids.',
    )
    .addHelpText('after', examples('actions', 'actions --json'))
    .action(
      act(async () => {
        const { actionsCommand } = await import('./commands/actions.ts');
        return actionsCommand;
      }),
    );

  const store = program
    .command('store')
    .summary('where the store is, what it holds, and copies of it')
    .description('Where the store is, what it holds, and copies of it.')
    .addHelpText('after', examples('store path', 'store info --json', 'store backup events-2026-11.db'));
  store.action(
    act(async () => {
      const { storeInfoCommand } = await import('./commands/store.ts');
      return storeInfoCommand;
    }),
  );
  store
    .command('path')
    .description('Print where the store is.')
    .action(
      act(async () => {
        const { storePathCommand } = await import('./commands/store.ts');
        return storePathCommand;
      }),
    );
  store
    .command('info')
    .description('Print what the store holds: counts, size, first and last event of each source.')
    .action(
      act(async () => {
        const { storeInfoCommand } = await import('./commands/store.ts');
        return storeInfoCommand;
      }),
    );
  store
    .command('backup')
    .argument('<file>', 'a file that does not exist yet')
    .description('Copy the store as of this moment, while others may go on writing.')
    .action(
      act(async (_options, [file]) => {
        const { storeBackupCommand } = await import('./commands/store.ts');
        return (context) => storeBackupCommand(context, file);
      }),
    );

  program
    .command('doctor')
    .summary('check the store')
    .description('Check the store: is it whole, private, and free? Says what is wrong and how to mend it.')
    .addHelpText('after', examples('doctor', 'doctor --json'))
    .addHelpText('after', exits('0 all is well · 1 something is wrong'))
    .action(
      act(async () => {
        const { doctorCommand } = await import('./commands/doctor.ts');
        return doctorCommand;
      }),
    );

  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell to teach').choices(shells))
    .summary('teach bash, zsh or fish to complete')
    .description('Print what makes a shell complete commands, flags, actions, report ids and campaigns.')
    .addHelpText(
      'after',
      `\nFor this shell only: source <(contact-report completion bash); for good, see the script’s first lines.\n`,
    )
    .addHelpText(
      'after',
      examples('completion bash', 'completion zsh > ~/.zfunc/_contact-report', 'completion fish | source'),
    )
    .addHelpText('after', exits('0 done · 2 wrong usage'))
    .action(
      act(async (_options, [shell]) => {
        const { completionCommand } = await import('./commands/completion.ts');
        return (context) => completionCommand(context, shell as Shell);
      }),
    );
  // What those scripts ask; the words are not flags of this program's.
  program
    .command('complete', { hidden: true })
    .argument('<shell>')
    .argument('[words...]')
    .action(async (shell: string, words: string[]) => {
      const { completeCommand, storeBeingTyped } = await import('./commands/complete.ts');
      const store = storeBeingTyped(program, shell, words);
      const context = await contextOf({ ...(store && { store }), input: false, color: false });
      await completeCommand(context, program, shell, words);
    });

  // How `--detach` starts the program once more; the question comes as JSON.
  program
    .command('run-in-background', { hidden: true })
    .argument('<job>')
    .action(
      act(async (_options, [job]) => {
        const { backgroundCommand } = await import('./commands/background.ts');
        return (context) => backgroundCommand(context, job ?? '');
      }),
    );

  return program;
}

/** Whether commander stopped because the command line names no command at all. */
export function namesNoCommand(error: unknown, program: Command): boolean {
  return (
    error instanceof CommanderError &&
    error.code === 'commander.help' &&
    error.exitCode !== 0 &&
    program.args.length === 0
  );
}

/** What commander found wrong, as an error of ours; null for what is no error (help, version). */
export function usageErrorOf(error: CommanderError): UsageError | null {
  if (error.exitCode === 0 || error.code === 'commander.help' || error.code === 'commander.helpDisplayed')
    return null;
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const message = first.charAt(0).toUpperCase() + first.slice(1);
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  const hint = suggestion || 'See contact-report --help.';
  return new UsageError(/[.?!]$/.test(message) ? message : `${message}.`, hint);
}
