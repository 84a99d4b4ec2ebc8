import { anyAddresses, declareCommand } from '../command.ts';
import { answerFlags, flags } from '../flags.ts';

/** `check [EMAIL...]` */
export const check = declareCommand({
  name: 'check',
  arguments: { email: anyAddresses },
  flags: [
    flags.rule,
    flags.grace,
    flags.mailFrom,
    flags.mailTo,
    flags.mailLast,
    flags.list,
    flags.group,
    flags.preference,
    flags.mailSource,
    flags.untyped,
    flags.includeTransactional,
    flags.strict,
    flags.maxAge,
    flags.count,
    flags.limitFindings,
    ...answerFlags,
  ],
  examples: ['check', 'check anna@example.be --grace 0', 'check --last 30d --count --json'],
  exits: { 0: 'nothingFound', 1: 'failed', 2: 'wrongUsage', 3: 'noSuchContactOrScope', 5: 'somethingFound' },
});
