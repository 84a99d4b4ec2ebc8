import { expect, test } from 'vitest';
import { Tally } from './attack.ts';
import { planned } from './attacks/index.ts';
import { Random } from './random.ts';

// `npm run test:torture` is the long form. The seed is fixed: what the short form tries is the same each time.
const seed = 20_260_504;

/** Tests the short form of an attack. Each has a file of its own, so that the workers share them. */
export function testAttack(name: string): void {
  test(name, async () => {
    const chosen = planned.find(({ attack }) => attack.name === name);
    if (!chosen) throw new Error(`there is no attack ${name}`);
    const tally = new Tally();
    await chosen.attack.run(chosen.short, new Random(seed), tally);
    for (const reason of tally.skipped) console.log(`${name}: skipped ${reason}`);
    expect(tally.faults).toEqual([]);
    expect(tally.count + tally.skipped.size).toBeGreaterThan(0);
  }, 600_000);
}
