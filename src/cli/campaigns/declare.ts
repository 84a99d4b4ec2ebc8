import { declareCommand, someWords } from '../command.ts';

const changeExits = { 0: 'done', 1: 'failed', 2: 'wrongUsage', 3: 'noSuchCampaign' } as const;

/** `campaigns` */
export const campaigns = declareCommand({
  name: 'campaigns',
  arguments: {},
  flags: [],
  examples: ['campaigns', 'campaigns archive c-12 c-13', 'campaigns unarchive c-12'],
  exits: changeExits,
});

/** `campaigns list` */
export const campaignsList = declareCommand({
  name: 'campaigns list',
  arguments: {},
  flags: [],
  examples: ['campaigns list', 'campaigns list --json'],
  exits: { 0: 'doneThoughNone', 1: 'failed', 2: 'wrongUsage' },
});

/** `campaigns archive ID...` */
export const campaignsArchive = declareCommand({
  name: 'campaigns archive',
  arguments: { id: someWords('activeCampaigns') },
  flags: [],
  examples: ['campaigns archive c-12', 'campaigns archive c-12 c-13'],
  exits: changeExits,
});

/** `campaigns unarchive ID...` */
export const campaignsUnarchive = declareCommand({
  name: 'campaigns unarchive',
  arguments: { id: someWords('archivedCampaigns') },
  flags: [],
  examples: ['campaigns unarchive c-12', 'campaigns unarchive c-12 c-13'],
  exits: changeExits,
});
