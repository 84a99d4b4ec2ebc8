import { anyReportIds, declareCommand } from '../command.ts';
import { flags } from '../flags.ts';

/** `delete [ID...]` */
export const deleteReports = declareCommand({
  name: 'delete',
  alias: 'rm',
  arguments: { id: anyReportIds },
  flags: [flags.yes],
  examples: ['delete 7', 'delete 3 4 5 --yes'],
  exits: {
    0: 'done',
    1: 'failed',
    2: 'wrongUsage',
    3: 'noSuchReport',
    4: 'itIsProcessing',
    130: 'cancelled',
  },
});
