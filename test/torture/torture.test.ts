import { expect, test } from 'vitest';
import { Tally } from './attack.ts';
import { planned } from './attacks/index.ts';
import { Random } from './random.ts';

// The short form; `npm run test:torture` is the long one. Its seed is fixed: what it tries is the same each time.
const seed = 20_260_504;

test.each(planned.map(({ attack, short }) => [attack.name, attack, short] as const))(
  '%s',
  async (_name, attack, budget) => {
    const tally = new Tally();
    await attack.run(budget, new Random(seed), tally);
    for (const reason of tally.skipped) console.log(`${attack.name}: skipped ${reason}`);
    expect(tally.faults).toEqual([]);
    expect(tally.count + tally.skipped.size).toBeGreaterThan(0);
  },
  600_000,
);
