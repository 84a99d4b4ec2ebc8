import { anImport, declareCommand } from '../command.ts';
import { flags } from '../flags.ts';

/** `imports` */
export const imports = declareCommand({
  name: 'imports',
  arguments: {},
  flags: [],
  examples: ['imports', 'imports undo 3'],
  exits: { 0: 'doneThoughNone', 1: 'failed', 2: 'wrongUsage' },
});

/** `imports list` */
export const importsList = declareCommand({
  name: 'imports list',
  arguments: {},
  flags: [],
  examples: ['imports list', 'imports list --json'],
  exits: { 0: 'doneThoughNone', 1: 'failed', 2: 'wrongUsage' },
});

/** `imports undo [ID]` */
export const importsUndo = declareCommand({
  name: 'imports undo',
  arguments: { id: anImport },
  flags: [flags.yes],
  examples: ['imports undo 3', 'imports undo 3 --yes --json'],
  exits: {
    0: 'done',
    1: 'failed',
    2: 'wrongUsage',
    3: 'noSuchImport',
    4: 'aReportProcessing',
    130: 'cancelled',
  },
});
