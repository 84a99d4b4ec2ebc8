import { describe, expect, test } from 'vitest';
import { allOf } from '../../../src/store/batches.ts';
import { engines, importRecords, openStore } from './engines.ts';
import { answerOf, begin, createAndRun, questionAbout, rerun } from './questions.ts';

const question = questionAbout(['anna@example.be']);
const nul = {
  ...{
    email: 'anna@example.be',
    action: 'campaignSent',
    timestamp: '2026-01-02T10:00:00Z',
    id: 'id\0',
    source: 'shop',
  },
  ...{ campaign: { id: 'c\0', name: 'Spring\0' }, details: { note: '\0' } },
};

describe.each(engines)('$name', (engine) => {
  test('an answer is frozen until a rerun completes, and keeps NUL characters', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [nul]);
    const id = await createAndRun(store, question);
    const before = await answerOf(store, id);
    expect(before.events).toEqual([
      {
        ...{
          contact: 'anna@example.be',
          timestamp: Date.UTC(2026, 0, 2, 10),
          action: 'campaignSent',
          source: 'shop',
        },
        ...{ sourceId: 'id\0', details: '{"note":"\\u0000"}' },
        campaign: { id: 'c\0', name: 'Spring\0', type: null, archived: false },
      },
    ]);
    expect(before.sources).toEqual(['shop']);

    await importRecords(store, [{ ...nul, id: 'later', campaign: { id: 'c\0', name: 'Summer' } }]);
    await store.campaigns.setArchived(await store.campaigns.named('c\0'), true);
    expect(await answerOf(store, id)).toEqual(before);

    const failing = await store.reports.rerun(id, begin);
    for await (const _ of failing?.build() ?? []);
    await failing?.fail('on purpose');
    const failed = await answerOf(store, id);
    expect(failed.events).toEqual(before.events);
    expect(failed.report).toMatchObject({ status: 'failed', failure: 'on purpose', eventCount: 1 });

    await rerun(store, id);
    const after = await answerOf(store, id);
    expect(after.events).toEqual([]);
    expect(after.report).toMatchObject({ status: 'completed', archivedEventsNotShown: 2 });
    await store.close();
  });

  test('one report at a time, whichever connection asks; deleting is all or nothing', async () => {
    const place = engine.freshPlace();
    const [one, other] = [await openStore(place), await openStore(place)];
    const first = await createAndRun(one, question);
    const run = await one.reports.create(question, begin);
    expect(run).not.toBeNull();
    expect(await other.reports.create(question, begin)).toBeNull();
    expect(await other.reports.rerun(first, begin)).toBeNull();
    expect((await other.reports.processing())?.id).toBe(run?.reportId);
    const ids = [first, run?.reportId ?? 0, 99];
    expect(await other.reports.delete(ids)).toEqual({ unknown: [99], processing: [run?.reportId] });
    expect(await allOf(other.reports.list({}))).toHaveLength(2);
    await run?.complete();
    expect(await other.reports.processing()).toBeNull();
    expect(await other.reports.delete(ids.slice(0, 2))).toEqual({ unknown: [], processing: [] });
    expect(await allOf(one.reports.list({}))).toEqual([]);
    // An id is never given twice.
    expect(await createAndRun(other, question)).toBe(3);
    await one.close();
    await other.close();
  });
});
