import { describe, expect, test } from 'vitest';
import { allOf } from '../../../src/store/batches.ts';
import type { Store } from '../../../src/store/store.ts';
import { engines, importRecords, openStore, reportOn } from './engines.ts';

const noProgress = () => {};
const now = Date.UTC(2026, 1, 1);

const record = (id: string, more: object = {}) => ({
  ...{
    email: 'anna@example.be',
    action: 'campaignRead',
    timestamp: `2026-01-02T10:00:00Z`,
    id,
    source: 'shop',
  },
  ...more,
});
const march = { id: 'c-1', name: 'March', type: 'campaign' };

const undo = (store: Store, id: number) => store.imports.undo(id, now, noProgress);
const keys = async (store: Store) => (await store.info()).contacts;
const allCampaigns = (store: Store) => allOf(store.campaigns.list({}));
const campaigns = async (store: Store) =>
  (await allCampaigns(store)).map(({ id, name, eventCount }) => ({ id, name, eventCount }));

describe.each(engines)('$name', (engine) => {
  test('undoing an import removes its events, and the contacts and campaigns that only they named', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a', { campaign: march }), record('b')]);
    await importRecords(store, [
      record('b'),
      record('c', { campaign: march }),
      record('d', { email: 'bob@example.be', campaign: { id: 'c-2' } }),
      { campaign: { id: 'c-3', name: 'Never sent' } },
    ]);
    expect(await undo(store, 2)).toMatchObject({
      ...{ outcome: 'undone', events: 2, contacts: 1, campaigns: 2, reports: [] },
      import: { id: 2, undoneAt: now },
    });
    expect(await store.info()).toMatchObject({ events: 2, contacts: 1, campaigns: 1 });
    expect(await store.contacts.find('bob@example.be')).toBeNull();
    expect(await campaigns(store)).toEqual([{ id: 'c-1', name: 'March', eventCount: 1 }]);
    expect((await store.imports.list())[0]).toMatchObject({ id: 2, undoneAt: now, files: [{ imported: 2 }] });
    expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
    await store.close();
  });

  test('importing again restores what was undone; an event that another import brought stays', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a')]);
    await importRecords(store, [record('a'), record('b')]);
    await undo(store, 1);
    expect((await store.info()).events).toBe(1);
    expect(await importRecords(store, [record('a'), record('b')])).toMatchObject({
      ...{ imported: 1, duplicates: 1 },
    });
    await store.close();
  });

  test('a campaign is again what the other imports say about it', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a', { campaign: march })]);
    await importRecords(store, [record('b', { campaign: { id: 'c-1', name: 'Wrong', archived: true } })]);
    await importRecords(store, [record('c', { campaign: { id: 'c-1', type: 'test' } })]);
    expect((await allCampaigns(store))[0]).toMatchObject({ name: 'Wrong', type: 'test', archived: true });
    await undo(store, 2);
    expect((await allCampaigns(store))[0]).toMatchObject({
      ...{ name: 'March', type: 'test', archived: false, eventCount: 2 },
    });
    await undo(store, 1);
    expect((await allCampaigns(store))[0]).toMatchObject({ name: null, type: 'test', eventCount: 1 });
    await store.close();
  });

  test('a campaign that a person archived stays, and stays archived', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a', { campaign: march })]);
    await store.campaigns.setArchived(await store.campaigns.named('c-1'), true);
    expect(await undo(store, 1)).toMatchObject({ campaigns: 0 });
    expect((await allCampaigns(store))[0]).toMatchObject({ archived: true, eventCount: 0 });
    await store.close();
  });

  test('a frozen report keeps its rows, and counts those that were undone', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a')]);
    const before = await reportOn(store, 'anna@example.be');
    await importRecords(store, [record('b'), record('c')]);
    const after = await reportOn(store, 'anna@example.be');
    expect(await undo(store, 2)).toMatchObject({ reports: [after] });
    expect(await store.reports.get(before)).toMatchObject({ eventCount: 1, undoneEvents: 0 });
    expect(await store.reports.get(after)).toMatchObject({ eventCount: 3, undoneEvents: 2 });
    expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
    await store.close();
  });

  test('an unknown import, one that was undone, and a report that is processing', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a')]);
    expect(await undo(store, 2)).toEqual({ outcome: 'unknown' });
    const question = { ...(await store.reports.get(await reportOn(store, 'anna@example.be'))) };
    const run = await store.reports.create(question as never, () => ({
      ...{ range: { from: null, to: null }, now },
    }));
    expect(await undo(store, 1)).toMatchObject({ outcome: 'processing', report: { id: run?.reportId } });
    await run?.fail('cancelled');
    expect(await undo(store, 1)).toMatchObject({ outcome: 'undone' });
    expect(await undo(store, 1)).toMatchObject({ outcome: 'undoneBefore', import: { undoneAt: now } });
    await store.close();
  });

  test('an undo that is cancelled changes nothing', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(
      store,
      Array.from({ length: 60_000 }, (_, n) => record(`e${n}`, { email: `c${n % 50}@example.be` })),
    );
    await reportOn(store, 'c1@example.be');
    const counts = await store.info();
    const stop = () => {
      throw new Error('Ctrl-C');
    };
    await expect(store.imports.undo(1, now, stop)).rejects.toThrow('Ctrl-C');
    expect(await store.info()).toEqual(counts);
    expect((await store.imports.list())[0]?.undoneAt).toBeNull();
    expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
    expect(await undo(store, 1)).toMatchObject({ outcome: 'undone', events: 60_000, contacts: 50 });
    expect(await keys(store)).toBe(0);
    await store.close();
  });

  test('an import that is undone while it runs ends, and adds nothing any more', async () => {
    const place = engine.freshPlace();
    const store = await openStore(place);
    const other = await openStore(place);
    const target = {
      exists: true,
      async openWriter(newImport: Parameters<typeof store.events.openWriter>[0]) {
        const writer = await store.events.openWriter(newImport);
        return {
          ...writer,
          async complete(tallies: Parameters<typeof writer.complete>[0]) {
            await undo(other, 1);
            return writer.complete(tallies);
          },
        };
      },
    };
    await expect(importRecords(store, [record('a')], '-', target)).rejects.toMatchObject({
      code: 'import_undone',
    });
    expect(await store.info()).toMatchObject({ events: 0, contacts: 0 });
    expect(await importRecords(store, [record('a')])).toMatchObject({ imported: 1 });
    await other.close();
    await store.close();
  });
});
