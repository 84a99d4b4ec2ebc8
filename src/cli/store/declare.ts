import { anAddress, declareCommand, oneWord } from '../command.ts';
import { flags } from '../flags.ts';

const storeExits = { 0: 'done', 1: 'failed', 2: 'wrongUsage' } as const;

/** `store` */
export const store = declareCommand({
  name: 'store',
  arguments: {},
  flags: [],
  examples: ['store path', 'store info --json', 'store backup events-2026-11.db'],
  exits: storeExits,
});

/** `store path` */
export const storePath = declareCommand({
  name: 'store path',
  arguments: {},
  flags: [],
  examples: ['store path', 'store path --json'],
  exits: { 0: 'done', 2: 'wrongUsage' },
});

/** `store info` */
export const storeInfo = declareCommand({
  name: 'store info',
  arguments: {},
  flags: [],
  examples: ['store info', 'store info --json'],
  exits: storeExits,
});

/** `store coverage [EMAIL]` */
export const storeCoverage = declareCommand({
  name: 'store coverage',
  arguments: { email: anAddress },
  flags: [flags.maxAge],
  examples: ['store coverage', 'store coverage anna@example.be --json'],
  exits: storeExits,
});

/** `store backup FILE` */
export const storeBackup = declareCommand({
  name: 'store backup',
  arguments: { file: oneWord('files') },
  flags: [],
  examples: ['store backup events-2026-11.db', 'list --store events-2026-11.db'],
  exits: storeExits,
});

/** `store compact` */
export const storeCompact = declareCommand({
  name: 'store compact',
  arguments: {},
  flags: [],
  examples: ['store compact', 'store compact --json'],
  exits: { ...storeExits, 4: 'anotherProcessing' },
});
