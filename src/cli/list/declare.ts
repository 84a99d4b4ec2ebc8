import { declareCommand } from '../command.ts';
import { flags } from '../flags.ts';

/** `list` */
export const list = declareCommand({
  name: 'list',
  alias: 'ls',
  arguments: {},
  flags: [flags.email, flags.status, flags.limitReports, flags.watch],
  examples: [
    'list',
    'list --email anna@example.be --limit 5',
    'list --status processing --json',
    'list --watch',
  ],
  exits: { 0: 'doneThoughNone', 1: 'failed', 2: 'wrongUsage' },
});
