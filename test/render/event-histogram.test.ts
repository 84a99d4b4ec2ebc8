import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventHistogram } from '../../src/render/report/event-histogram.ts';
import { sampleEvent } from './samples.ts';

const activityOf = (timestamps: readonly number[]) => {
  const activity = new EventHistogram();
  for (const timestamp of timestamps) activity.add([sampleEvent({ timestamp })]);
  return activity;
};

test('bars hold every event, at its place, in whatever order events come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e13, max: 2e14 }), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 100 }),
      (timestamps, count) => {
        const activity = activityOf(timestamps);
        const bars = activity.bars(count);
        expect(bars).toHaveLength(count);
        expect(bars.reduce((sum, { total }) => sum + total, 0)).toBe(timestamps.length);
        expect(bars[0]?.total).toBeGreaterThan(0);
        if (new Set(timestamps).size > 1) expect(bars.at(-1)?.total).toBeGreaterThan(0);
        expect(bars).toEqual(activityOf(timestamps.toReversed()).bars(count));
        expect(activity.span).toEqual({ first: Math.min(...timestamps), last: Math.max(...timestamps) });
      },
    ),
  );
});

test('an event stands in the bar of its time', () => {
  const day = 86_400_000;
  const bars = activityOf([0, 54 * day, 56 * day, 100 * day]).bars(10);
  expect(bars.map(({ total }) => total)).toEqual([1, 0, 0, 0, 0, 2, 0, 0, 0, 1]);
});

test('totals are sorted, most often first', () => {
  const activity = new EventHistogram();
  activity.add([
    sampleEvent({ action: 'bounced' }),
    sampleEvent({ action: 'campaignSent' }),
    sampleEvent({ action: 'campaignSent' }),
    sampleEvent({ action: 'created' }),
  ]);
  expect(activity.totals()).toEqual([
    { action: 'campaignSent', count: 2 },
    { action: 'created', count: 1 },
    { action: 'bounced', count: 1 },
  ]);
  expect(activity.bars(1)).toEqual([{ campaign: 2, email: 1, negative: 1, total: 4 }]);
});
