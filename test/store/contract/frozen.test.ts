import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { allOf } from '../../../src/store/batches.ts';
import type { CampaignSummary, Store } from '../../../src/store/store.ts';
import { fixture } from '../../support/program.ts';
import { engines, importRecords, importText, openStore } from './engines.ts';
import { answerOf, begin, createAndRun, questionAbout, rerun, type WholeAnswer } from './questions.ts';

const anna = 'anna.peeters@example.be';
const history = readFileSync(fixture('history.ndjson'), 'utf8');

/** Every campaign under another name, and of another type, on a new event of Anna’s among her old ones. */
const renaming = (campaigns: readonly CampaignSummary[]) =>
  campaigns.map(({ id, platform }, n) => ({
    email: anna.toUpperCase(),
    action: n % 2 === 0 ? 'campaignRead' : 'unsubscribed',
    timestamp: `2025-11-${10 + n}T12:00:00Z`,
    campaign: { id, name: `Renamed ${n}`, type: 'test' },
    id: `late-${n}`,
    source: platform,
  }));

describe.each(engines)('$name', (engine) => {
  let store: Store;
  let all: readonly CampaignSummary[] = [];
  const archive = (archived: boolean) => store.campaigns.setArchived(all, archived);

  beforeEach(async () => {
    store = await openStore(engine.freshPlace());
    await importText(store, history);
    await createAndRun(store, questionAbout([anna]));
    await createAndRun(store, questionAbout([anna], { includeArchived: true, zone: 'Europe/Brussels' }));
    all = await allOf(store.campaigns.list({}));
    return () => store.close();
  });

  /** Reports 1 and 2, in both directions. */
  async function answers(): Promise<WholeAnswer[]> {
    const all: WholeAnswer[] = [];
    for (const id of [1, 2])
      for (const order of ['asc', 'desc'] as const) all.push(await answerOf(store, id, order));
    return all;
  }

  const changes: readonly (readonly [what: string, change: () => Promise<unknown>])[] = [
    ['an import of the same events', () => importText(store, history)],
    [
      'campaigns that are renamed, on new events',
      async () => importRecords(store, renaming(await allOf(store.campaigns.list({})))),
    ],
    ['campaigns that are unarchived', () => archive(false)],
    ['campaigns that are archived', () => archive(true)],
    [
      'another spelling of the contact',
      () => importRecords(store, [{ email: anna.toUpperCase(), action: 'created', timestamp: '2026-06-05' }]),
    ],
    [
      'other reports, made and deleted',
      async () => {
        await createAndRun(store, questionAbout([anna]));
        expect(await store.reports.delete([3])).toEqual({ unknown: [], processing: [] });
      },
    ],
    [
      'a rerun that fails',
      async () => {
        await archive(true);
        const run = await store.reports.rerun(1, begin);
        for await (const _ of run?.build() ?? []);
        await run?.fail('on purpose');
        // The state of the report says so; the answer is the one before.
        expect((await answerOf(store, 1)).report).toMatchObject({ status: 'failed', failure: 'on purpose' });
      },
    ],
  ];

  test.each(changes)('an answer stays as it is after %s', async (what, change) => {
    const before = await answers();
    expect(before.map(({ events }) => events.length)).toEqual([28, 28, 38, 38]);
    await change();
    const after = await answers();
    if (!what.startsWith('a rerun')) expect(after).toEqual(before);
    else expect(after.map(({ events }) => events)).toEqual(before.map(({ events }) => events));
  });

  test('a rerun brings its report up to date, and only that', async () => {
    const other = await answerOf(store, 2);
    await importRecords(store, renaming(await allOf(store.campaigns.list({}))));
    await archive(false);
    await rerun(store, 1);
    const { report, events } = await answerOf(store, 1);
    expect(report).toMatchObject({ status: 'completed', eventCount: 58, archivedEventsNotShown: 0 });
    const campaigns = events.flatMap(({ campaign }) => campaign ?? []);
    expect(campaigns.length).toBeGreaterThan(20);
    for (const campaign of campaigns)
      expect(campaign).toMatchObject({
        name: expect.stringMatching(/^Renamed /),
        type: 'test',
        archived: false,
      });
    expect(await answerOf(store, 2)).toEqual(other);
  });

  test('the answer before is read until the rerun is complete, and never half of the new one', async () => {
    const before = await answerOf(store, 1);
    await importRecords(store, renaming(await allOf(store.campaigns.list({}))));
    const other = await openStore(store.place);
    const run = await store.reports.rerun(1, begin);
    expect((await answerOf(other, 1)).events).toEqual(before.events);
    for await (const _ of run?.build() ?? [])
      expect((await answerOf(other, 1)).events).toEqual(before.events);
    // An answer that is being read stays the one that it was.
    const reading = await other.reports.answer(1, 'asc');
    await run?.complete();
    let count = 0;
    for await (const batch of reading?.events ?? []) count += batch.length;
    expect(count).toBe(before.events.length);
    expect((await answerOf(other, 1)).events.length).toBeGreaterThan(before.events.length);
    await other.close();
  });
});
