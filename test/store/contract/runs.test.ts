import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runReport } from '../../../src/app/run-report.ts';
import { NotFoundError } from '../../../src/errors.ts';
import { allOf } from '../../../src/store/batches.ts';
import type { Store } from '../../../src/store/store.ts';
import type { StorePlace } from '../../../src/store/store-place.ts';
import { engines, importRecords, openStore, type TestEngine } from './engines.ts';
import { type Owner, owners } from './owners.ts';
import { answerOf, begin, createAndRun, questionAbout, rerun } from './questions.ts';

const people = ['anna@example.be', 'ben@example.be', 'zoe@example.be'];
const question = questionAbout(people);
const eachHas = 4;

/** An event of each of the people, in a campaign, on the nth day. */
const eventsOn = (n: number) =>
  people.map((email) => ({
    ...{ email, action: 'campaignRead', timestamp: Date.UTC(2026, 0, n), source: 'shop' },
    campaign: { id: `c-${n}`, name: `Newsletter ${n}`, archived: false },
  }));

const start = owners();

/** Opens a new store with {@link eachHas} events of each of the people. */
async function filledStore(engine: TestEngine): Promise<Store> {
  const store = await openStore(engine.freshPlace());
  for (let n = 1; n <= eachHas; n += 1) await importRecords(store, eventsOn(n));
  return store;
}

/** The moments at which a run can be left: how far its process goes. */
const moments: readonly { readonly moment: string; goOn(owner: Owner): Promise<unknown> }[] = [
  { moment: 'that has just begun', goOn: async () => {} },
  { moment: 'with a part of its answer', goOn: (owner) => owner.call('step') },
  {
    moment: 'with its whole answer, not yet complete',
    async goOn(owner) {
      while ((await owner.call('step')) !== null);
    },
  },
];

const standing = async (store: Store) =>
  (await allOf(store.reports.list({}))).map(({ id, status, failure, eventCount }) => [
    id,
    status,
    failure,
    eventCount,
  ]);
const whole = people.length * eachHas;

describe.each(engines)('$name', (engine) => {
  describe.each(moments)('the process of a run $moment', ({ goOn }) => {
    test('is killed: the run failed, shows no events, is in the way of nothing, and can be run again', async () => {
      const store = await filledStore(engine);
      const owner = await start(store.place);
      expect(await owner.call('create', question)).toBe(1);
      await goOn(owner);
      await owner.kill();

      expect(await standing(store)).toEqual([[1, 'failed', 'interrupted', null]]);
      expect(await store.reports.processing()).toBeNull();
      const failed = await answerOf(store, 1);
      expect(failed.report).toMatchObject({ status: 'failed', completedAt: null, progress: null });
      expect([failed.events, failed.sources]).toEqual([[], []]);

      expect(await createAndRun(store, question)).toBe(2);
      await rerun(store, 1);
      expect(await standing(store)).toEqual([
        [2, 'completed', null, whole],
        [1, 'completed', null, whole],
      ]);
      expect((await answerOf(store, 1)).events).toEqual((await answerOf(store, 2)).events);
      expect(await store.check()).not.toContainEqual(expect.objectContaining({ ok: false }));
      await store.close();
    });

    test('is killed: the next run begins, though nothing looked at the reports in between', async () => {
      const store = await filledStore(engine);
      const owner = await start(store.place);
      await owner.call('create', question);
      await goOn(owner);
      await owner.kill();
      expect(await createAndRun(store, question)).toBe(2);
      expect(await standing(store)).toEqual([
        [2, 'completed', null, whole],
        [1, 'failed', 'interrupted', null],
      ]);
      await store.close();
    });

    test('is killed in a rerun: the answer before it stays', async () => {
      const store = await filledStore(engine);
      await createAndRun(store, question);
      const before = await answerOf(store, 1);
      await importRecords(store, eventsOn(eachHas + 1));
      const owner = await start(store.place);
      expect(await owner.call('rerun', 1)).toBe(1);
      await goOn(owner);
      await owner.kill();

      expect(await standing(store)).toEqual([[1, 'failed', 'interrupted', whole]]);
      expect((await answerOf(store, 1)).events).toEqual(before.events);
      await rerun(store, 1);
      expect(await standing(store)).toEqual([[1, 'completed', null, whole + people.length]]);
      await store.close();
    });

    test('is suspended: it is never taken for dead, keeps its turn, and completes what it began', async () => {
      const store = await filledStore(engine);
      const earlier = await createAndRun(store, questionAbout(['nobody@example.be']));
      const owner = await start(store.place);
      const id = await owner.call('create', question);
      await goOn(owner);
      await owner.suspend();

      const other = await openStore(store.place);
      for (const each of [store, other]) {
        expect(await each.reports.processing()).toMatchObject({ id, status: 'processing', failure: null });
        expect(await each.reports.create(question, begin)).toBeNull();
        expect(await each.reports.rerun(earlier, begin)).toBeNull();
        expect(await each.reports.delete([earlier, id ?? 0])).toEqual({ unknown: [], processing: [id] });
      }
      const { report, events } = await answerOf(other, id ?? 0);
      expect(events).toEqual([]);
      expect(report?.progress).toBeGreaterThanOrEqual(0);
      expect(report?.progress).toBeLessThanOrEqual(1);

      // Of events that arrive meanwhile the answer has all or none; what is archived meanwhile is not hidden from it.
      await importRecords(store, eventsOn(eachHas + 1));
      await store.campaigns.setArchived(await store.campaigns.named('c-1'), true);

      owner.resume();
      while ((await owner.call('step')) !== null);
      await owner.call('complete');
      const count = (await answerOf(store, id ?? 0)).events.length;
      expect([whole, whole + people.length]).toContain(count);
      expect(await standing(store)).toEqual([
        [id, 'completed', null, count],
        [earlier, 'completed', null, 0],
      ]);
      await other.close();
      await store.close();
    });

    test('is suspended in a rerun: the answer before it is still read', async () => {
      const store = await filledStore(engine);
      await createAndRun(store, question);
      const before = await answerOf(store, 1);
      await importRecords(store, eventsOn(eachHas + 1));
      const owner = await start(store.place);
      await owner.call('rerun', 1);
      await goOn(owner);
      await owner.suspend();
      expect((await answerOf(store, 1)).events).toEqual(before.events);
      expect(await standing(store)).toEqual([[1, 'processing', null, whole]]);
      await store.close();
    });
  });

  const several = Array.from({ length: 6 });
  const startAll = (place: StorePlace) => Promise.all(several.map(() => start(place)));

  test('of several processes that begin at the same moment one gets the turn, also after one that died', async () => {
    const store = await filledStore(engine);
    let rest = await startAll(store.place);
    const before: unknown[] = [];
    while (rest.length > 0) {
      const ids = await Promise.all(rest.map((owner) => owner.call('create', question)));
      const winners = ids.filter((id) => id !== null);
      expect(winners).toHaveLength(1);
      const winner = rest[ids.findIndex((id) => id !== null)];
      expect(await standing(store)).toEqual([[winners[0], 'processing', null, null], ...before]);
      rest = rest.filter((owner) => owner !== winner);
      // Every other one dies, with a part of its answer.
      if (rest.length % 2 === 0) {
        await winner?.call('step');
        await winner?.kill();
        before.unshift([winners[0], 'failed', 'interrupted', null]);
      } else {
        while ((await winner?.call('step')) !== null);
        await winner?.call('complete');
        before.unshift([winners[0], 'completed', null, whole]);
      }
    }
    expect(await standing(store)).toEqual(before);
    await store.close();
  });

  test('after a process died, all who look at the same moment see its run failed', async () => {
    const store = await filledStore(engine);
    const [, ...rest] = await startAll(store.place);
    for (let round = 1; round <= 10; round += 1) {
      const owner = await start(store.place);
      await owner.call('create', question);
      await owner.call('step');
      await owner.kill();
      const looks = await Promise.all(rest.map((each) => each.call('standing')));
      for (const [newest] of looks)
        expect(newest).toEqual({ id: round, status: 'failed', failure: 'interrupted' });
    }
    await store.close();
  });

  test('a rerun whose report is deleted while it waits finds no report', async () => {
    const store = await filledStore(engine);
    await createAndRun(store, questionAbout(['nobody@example.be']));
    const owner = await start(store.place);
    await owner.call('create', question);
    const other = await openStore(store.place);
    let run: Promise<number> | undefined;
    await new Promise<void>((resolve) => {
      run = runReport(other, () => other.reports.rerun(1, begin), {
        ...{ signal: new AbortController().signal, waitTimeoutMs: Infinity },
        onWaiting: () => resolve(),
      });
    });
    expect(await store.reports.delete([1])).toEqual({ unknown: [], processing: [] });
    while ((await owner.call('step')) !== null);
    await owner.call('complete');
    await expect(run).rejects.toThrow(NotFoundError);
    expect(await standing(store)).toEqual([[2, 'completed', null, whole]]);
    await other.close();
    await store.close();
  });

  test('processes that wait for their turn run one after the other', async () => {
    const store = await filledStore(engine);
    const [first, ...rest] = await startAll(store.place);
    await first?.call('create', question);
    let over = 0;
    const waiting = rest.map(async (owner) => {
      const id = await owner.call('createAndRun', question);
      over += 1;
      return id;
    });
    // All of them can have come by now; none may have begun.
    await sleep(300);
    expect(over).toBe(0);
    expect(await standing(store)).toHaveLength(1);
    while ((await first?.call('step')) !== null);
    await first?.call('complete');
    const ids = await Promise.all(waiting);
    expect(ids.sort()).toEqual(rest.map((_, n) => n + 2));

    const reports = (await allOf(store.reports.list({}))).reverse();
    expect(reports.map(({ status, eventCount }) => [status, eventCount])).toEqual(
      several.map(() => ['completed', whole]),
    );
    // Runs begin when the tests say so, and complete at the time that it is: those are in order.
    const ends = reports.map(({ completedAt }) => completedAt ?? 0);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    await store.close();
  });

  test('a small answer may be complete at once, and is the one that is built step by step', async () => {
    const store = await filledStore(engine);
    await createAndRun(store, question);
    const atOnce = () => ({ ...begin(), atOnce: true });
    const run = await store.reports.create(question, atOnce);
    expect(await store.reports.processing()).toBeNull();
    for await (const _ of run?.build() ?? []) throw new Error('nothing is left to build');
    await run?.complete();
    await run?.fail('too late');
    expect(await standing(store)).toEqual([
      [2, 'completed', null, whole],
      [1, 'completed', null, whole],
    ]);
    expect((await answerOf(store, 2)).events).toEqual((await answerOf(store, 1)).events);
    await importRecords(store, eventsOn(9));
    await rerun(store, 2, atOnce);
    expect(await standing(store)).toEqual([
      [2, 'completed', null, whole + people.length],
      [1, 'completed', null, whole],
    ]);
    await store.close();
  });
});
