import { anAddress, declareCommand } from '../command.ts';
import { flags, outputFlags, runFlags } from '../flags.ts';

/** `create [EMAIL]` */
export const create = declareCommand({
  name: 'create',
  arguments: { email: anAddress },
  flags: [
    flags.actions,
    flags.excludeActions,
    flags.from,
    flags.to,
    flags.last,
    flags.archived,
    flags.noArchived,
    flags.source,
    flags.excludeMachine,
    ...runFlags,
    ...outputFlags,
  ],
  examples: [
    'create',
    'create anna@example.be',
    'create anna@example.be --from 2026-01-01 --to 2026-03-31',
    'create anna@example.be --last 30d --archived --json',
  ],
  exits: { 0: 'doneThoughEmpty', 1: 'failed', 2: 'wrongUsage', 4: 'anotherProcessing', 130: 'cancelled' },
});
