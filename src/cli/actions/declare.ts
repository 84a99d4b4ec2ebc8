import { declareCommand } from '../command.ts';

/** `actions` */
export const actions = declareCommand({
  name: 'actions',
  arguments: {},
  flags: [],
  examples: ['actions', 'actions --json'],
  exits: { 0: 'done', 2: 'wrongUsage' },
});
