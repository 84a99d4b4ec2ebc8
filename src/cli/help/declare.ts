import { anyWords, declareCommand } from '../command.ts';

/** `help [COMMAND...]` and `help TOPIC` */
export const help = declareCommand({
  name: 'help',
  arguments: { command: anyWords([]) },
  flags: [],
  examples: ['help create', 'help store backup'],
  exits: { 0: 'done', 2: 'wrongUsage' },
});
