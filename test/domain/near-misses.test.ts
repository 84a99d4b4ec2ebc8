import { expect, test } from 'vitest';
import { nearMissesOf } from '../../src/domain/near-misses.ts';
import { type EventSelection, everyEvent } from '../../src/domain/selection.ts';

const range = { from: 10, to: 20 };
const selection: EventSelection = {
  contacts: ['anna@example.be'],
  range,
  actions: ['bounced'],
  sources: ['shop'],
  machineEvents: 'left out',
  archivedCampaigns: 'hidden',
};
const asked: EventSelection = { ...selection, archivedCampaigns: 'shown' };

test('the same question before and after its period, and everything in the period', () => {
  expect(nearMissesOf(selection)).toEqual({
    before: { ...asked, range: { from: null, to: 10 } },
    after: { ...asked, range: { from: 20, to: null } },
    asked,
    everything: everyEvent(['anna@example.be'], range),
  });
});

test.each([
  [{ from: null, to: 20 }, false, true],
  [{ from: 10, to: null }, true, false],
  [{ from: null, to: null }, false, false],
])('a period of %j has an outside only beyond its bounds', (period, before, after) => {
  const misses = nearMissesOf({ ...selection, range: period });
  expect([misses.before !== null, misses.after !== null]).toEqual([before, after]);
});
