import type { Attack } from '../attack.ts';
import { age } from './age.ts';
import { failingFiles } from './failing-files.ts';
import { follow } from './follow.ts';
import { fullDisk } from './full-disk.ts';
import { hostileInput } from './hostile-input.ts';
import { hostileOutput } from './hostile-output.ts';
import { limits } from './limits.ts';
import { manyAtOnce } from './many-at-once.ts';
import { neighbours } from './neighbours.ts';
import { powerCut } from './power-cut.ts';
import { privacy } from './privacy.ts';
import { signalsAttack } from './signals.ts';
import { suddenDeath } from './sudden-death.ts';
import { suspendedOwners } from './suspended-owners.ts';

/** An attack, what of it a test run does, and what the long form. */
export interface Planned {
  readonly attack: Attack;
  /** Rounds, and ms, in `npm test`. */
  readonly short: { readonly rounds: number; readonly ms: number };
  /** Rounds, and the share of the time, in `npm run test:torture`. */
  readonly long: { readonly rounds: number; readonly share: number };
}

/** All attacks. */
export const planned: readonly Planned[] = [
  { attack: suddenDeath, short: { rounds: 5, ms: 0 }, long: { rounds: 300, share: 0.35 } },
  { attack: powerCut, short: { rounds: 8, ms: 0 }, long: { rounds: 420, share: 0.1 } },
  { attack: fullDisk, short: { rounds: 6, ms: 0 }, long: { rounds: 60, share: 0.07 } },
  { attack: failingFiles, short: { rounds: 6, ms: 0 }, long: { rounds: 12, share: 0.03 } },
  { attack: neighbours, short: { rounds: 6, ms: 0 }, long: { rounds: 60, share: 0.03 } },
  { attack: manyAtOnce, short: { rounds: 1, ms: 3_000 }, long: { rounds: 1, share: 0.1 } },
  { attack: follow, short: { rounds: 2, ms: 0 }, long: { rounds: 100, share: 0.1 } },
  { attack: suspendedOwners, short: { rounds: 3, ms: 0 }, long: { rounds: 9, share: 0.12 } },
  { attack: signalsAttack, short: { rounds: 6, ms: 0 }, long: { rounds: 60, share: 0.12 } },
  { attack: hostileInput, short: { rounds: 2_000, ms: 0 }, long: { rounds: 1_000_000, share: 0.2 } },
  { attack: limits, short: { rounds: 4, ms: 0 }, long: { rounds: 100, share: 0.05 } },
  { attack: hostileOutput, short: { rounds: 1, ms: 0 }, long: { rounds: 20, share: 0.05 } },
  { attack: privacy, short: { rounds: 3, ms: 0 }, long: { rounds: 12, share: 0.04 } },
  { attack: age, short: { rounds: 1, ms: 0 }, long: { rounds: 5, share: 0.01 } },
];
