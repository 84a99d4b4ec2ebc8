import { helpCommands } from './help-commands.ts';
import { helpFlags } from './help-flags.ts';

/** The texts of `--help`. */
export const help = {
  /** The purpose of the program. */
  description:
    'What happened between us and this one person? Reports on one e-mail contact, from a store of events on your own disk.',
  commands: helpCommands,
  /** The subject of each topic of `help TOPIC`. */
  topics: {
    periods: 'the time that a report covers',
    archived: 'what archiving a campaign changes',
    actions: 'what can happen to a contact',
    'import-formats': 'the files that import reads',
    json: 'documents for scripts',
    formats: 'how reports are printed',
    'exit-codes': 'what the exit codes mean',
    environment: 'the variables of the environment',
  },
  topicsLine: (names: string) => `Topics: ${names}; contact-report help TOPIC`,
  flags: helpFlags,
  /** The texts of the flags `--version` and `--help`. */
  version: 'print the version',
  help: 'show this help',
  headings: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    globalOptions: 'Global Options:',
    commands: 'Commands:',
    examples: 'Examples:',
    exitCodes: 'Exit codes:',
  },
  /** The names in `<…>` and `[…]`. */
  placeholders: {
    details: 'details',
    column: 'column',
    command: 'command',
    duration: 'duration',
    email: 'email',
    file: 'file',
    format: 'format',
    action: 'action',
    id: 'id',
    language: 'language',
    length: 'length',
    list: 'list',
    n: 'n',
    options: 'options',
    order: 'order',
    path: 'path',
    shell: 'shell',
    status: 'status',
    target: 'target',
    text: 'text',
    time: 'time',
    tokens: 'tokens',
    word: 'word',
    year: 'year',
    zone: 'zone',
  },
  choices: (names: readonly string[]) => `choices: ${names.map((name) => `"${name}"`).join(', ')}`,
  defaultValue: (value: string) => `default: "${value}"`,
  /** The meaning of the words of `--actions`. */
  everyAction: 'every action',
  everyActionOf: { email: 'every email action', campaign: 'every campaign action' },
  /** The meaning of the exit codes. */
  exits: {
    done: 'done',
    doneThoughEmpty: 'done, even if nothing matched',
    doneThoughNone: 'done, even if there are none',
    allWell: 'all checks passed',
    nothingRejected: 'nothing was rejected',
    failed: 'failed',
    somethingRejected: 'some were rejected (the others are imported), or it failed',
    somethingWrong: 'a check failed',
    wrongUsage: 'wrong usage',
    noSuchReport: 'report not found',
    noSuchCampaign: 'campaign not found',
    noSuchImport: 'import not found',
    anotherProcessing: 'another report is processing',
    itIsProcessing: 'the report is processing',
    aReportProcessing: 'a report is processing',
    cancelled: 'cancelled',
  },
};
