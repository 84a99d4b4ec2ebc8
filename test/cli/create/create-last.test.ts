import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

const day = 86_400_000;
const anna = 'anna@example.be';

/** A store with one event of Anna at each of these moments. */
async function storeWith(moments: readonly number[]) {
  const store = emptyStore();
  const records = moments.map((moment) => ({
    email: anna,
    action: 'created',
    timestamp: new Date(moment).toISOString(),
  }));
  await store.run(['import', '-'], { input: records.map((record) => JSON.stringify(record)).join('\n') });
  return store;
}

async function report(store: TestStore, args: string[]) {
  const { stdout, code } = await store.run([...args, '--json']);
  expect(code).toBe(0);
  const { report, events } = JSON.parse(stdout);
  return { ...report, times: events.map(({ timestamp }: { timestamp: string }) => Date.parse(timestamp)) };
}

/** What clocks in a zone show, as if it were UTC. */
function wallClock(moment: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(Date.parse(moment)).replace(' ', 'T')}Z`);
}

describe('--last', () => {
  test('holds what happened from then up to the moment of the run', async () => {
    const now = Date.now();
    const inside = [now - 29 * day, now - 10 * day, now - 60_000];
    const outside = [now - 31 * day, now + day, now + 300 * day];
    const store = await storeWith([...inside, ...outside]);
    const { period, startedAt, createdAt, times } = await report(store, ['create', anna, '--last', '30d']);
    expect(times).toEqual(inside);
    expect(period).toEqual({
      from: new Date(Date.parse(startedAt) - 30 * day).toISOString(),
      to: startedAt,
      last: '30d',
    });
    expect(createdAt).toBe(startedAt);
    expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(now);
    expect(Date.parse(startedAt)).toBeLessThanOrEqual(Date.now());
  });

  test('is computed anew at each rerun', async () => {
    const store = await storeWith([Date.now()]);
    const first = await report(store, ['create', anna, '--last', '2w']);
    const between = Date.now();
    await store.run(['import', '-'], {
      input: JSON.stringify({ email: anna, action: 'deleted', timestamp: new Date(between).toISOString() }),
    });
    expect((await report(store, ['view', '1'])).period).toEqual(first.period);
    const second = await report(store, ['rerun', '1']);
    expect(second.period).toEqual({
      from: new Date(Date.parse(second.startedAt) - 14 * day).toISOString(),
      to: second.startedAt,
      last: '2w',
    });
    expect(second.times.at(-1)).toBe(between);
    expect([first.eventCount, second.eventCount]).toEqual([1, 2]);
  });

  test.each([
    ['1d', 0, 1],
    ['12W', 0, 84],
    ['6m', 6, 0],
    ['2y', 24, 0],
  ])('%s are calendar days, weeks, months, years of the zone', async (last, months, days) => {
    const store = await storeWith([]);
    await store.run(['import', fixture('history.json')]);
    for (const zone of ['UTC', 'Europe/Brussels', 'Australia/Lord_Howe']) {
      const { period } = await report(store, ['create', anna, '--last', last, '--tz', zone]);
      const to = new Date(wallClock(period.to, zone));
      const expected = new Date(to);
      expected.setUTCDate(1);
      expected.setUTCMonth(expected.getUTCMonth() - months);
      const lastDay = new Date(
        Date.UTC(expected.getUTCFullYear(), expected.getUTCMonth() + 1, 0),
      ).getUTCDate();
      expected.setUTCDate(Math.min(to.getUTCDate(), lastDay) - days);
      const from = wallClock(period.from, zone);
      // Where summer time skips just that hour, the clock shows the one after it.
      expect(Math.abs(from - expected.getTime())).toBeLessThanOrEqual(3_600_000);
      expect(new Date(from).getUTCMinutes() % 30).toBe(expected.getUTCMinutes() % 30);
    }
  });

  test('says so in the list and the header', async () => {
    const store = await storeWith([Date.now()]);
    const { stdout } = await store.run(['create', anna, '--last', '30d']);
    expect(stdout).toMatch(/^Period +last 30 days \(/m);
    expect((await store.run(['list'])).stdout).toContain('last 30 days');
  });
});
