import { expect, test } from 'vitest';
import { BatchPace } from '../../src/import/batch/batch-pace.ts';

test('a batch is as large as fits into less than a second, whatever the machine and the store', () => {
  const pace = new BatchPace();
  for (const perMs of [500, 100, 40, 10, 3, 80]) {
    for (let n = 0; n < 3; n += 1) pace.wrote(pace.events, pace.events / perMs);
    expect(pace.events / perMs).toBeLessThan(1000);
    expect(pace.events).toBe(Math.max(2_000, Math.min(100_000, perMs * 800)));
  }
});

test('so few events that they say nothing do not change it', () => {
  const pace = new BatchPace();
  const before = pace.events;
  pace.wrote(3, 5_000);
  expect(pace.events).toBe(before);
});
