import { anyReports, declareCommand } from '../command.ts';
import { outputFlags, runFlags } from '../flags.ts';

/** `rerun [ID]` */
export const rerun = declareCommand({
  name: 'rerun',
  arguments: { id: anyReports },
  flags: [...runFlags, ...outputFlags],
  examples: ['rerun 7', 'rerun 7 --wait 5m --json'],
  exits: {
    0: 'doneThoughEmpty',
    1: 'failed',
    2: 'wrongUsage',
    3: 'noSuchReport',
    4: 'anotherProcessing',
    130: 'cancelled',
  },
});
