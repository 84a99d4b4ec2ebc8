import { anyAddresses, declareCommand } from '../command.ts';
import { answerFlags, flags } from '../flags.ts';

/** `consent EMAIL...` */
export const consent = declareCommand({
  name: 'consent',
  arguments: { email: anyAddresses },
  flags: [
    flags.at,
    flags.list,
    flags.group,
    flags.preference,
    flags.sourceOfConsent,
    flags.expect,
    flags.details,
    ...answerFlags,
  ],
  examples: [
    'consent anna@example.be',
    'consent anna@example.be --at 2026-01-31 --tz Europe/Brussels',
    'consent - --list Newsletter --expect granted < addresses.txt',
  ],
  exits: { 0: 'answered', 1: 'failed', 2: 'wrongUsage', 3: 'noSuchScope', 5: 'otherState' },
});
