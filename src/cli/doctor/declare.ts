import { declareCommand } from '../command.ts';

/** `doctor` */
export const doctor = declareCommand({
  name: 'doctor',
  arguments: {},
  flags: [],
  examples: ['doctor', 'doctor --json'],
  exits: { 0: 'allWell', 1: 'somethingWrong', 2: 'wrongUsage' },
});
