import { helpCommands } from './help-commands.ts';
import { helpFlags } from './help-flags.ts';

/** What `--help` says. */
export const help = {
  /** What the program is for. */
  description:
    'What happened between us and this one person? Reports on one e-mail contact, from a store of events on your own disk.',
  commands: helpCommands,
  flags: helpFlags,
  /** Of the flags `--version` and `--help`. */
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
  /** What stands in `<…>` and `[…]`. */
  placeholders: {
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
    zone: 'zone',
  },
  choices: (names: readonly string[]) => `choices: ${names.map((name) => `"${name}"`).join(', ')}`,
  defaultValue: (value: string) => `default: "${value}"`,
  /** What the words of `--actions` stand for. */
  everyAction: 'every action',
  everyActionOf: { email: 'every email action', campaign: 'every campaign action' },
  /** What the exit codes mean. */
  exits: {
    done: 'done',
    doneThoughEmpty: 'done, also when nothing matched',
    doneThoughNone: 'done, also when there are none',
    allWell: 'all is well',
    nothingRejected: 'nothing was rejected',
    failed: 'failed',
    somethingRejected: 'something was (the good records are in), or it failed',
    somethingWrong: 'something is wrong',
    wrongUsage: 'wrong usage',
    noSuchReport: 'no such report',
    noSuchCampaign: 'no such campaign',
    anotherProcessing: 'another report is processing',
    itIsProcessing: 'it is processing',
    cancelled: 'cancelled',
  },
};
