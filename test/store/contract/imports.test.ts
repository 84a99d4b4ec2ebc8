import { describe, expect, test } from 'vitest';
import { allOf } from '../../../src/store/batches.ts';
import { engines, importedAt, importRecords, importText, openStore } from './engines.ts';

const record = (id: string, campaign: object | null = null) => ({
  ...{ email: 'Anna@example.be', action: 'campaignRead', timestamp: '2026-01-02T10:00:00' },
  ...{ id, source: 'shop', campaign },
});

describe.each(engines)('$name', (engine) => {
  test('records what was imported, when, from which file', async () => {
    const store = await openStore(engine.freshPlace());
    const lines = [record('a'), record('a'), record('b')].map((each) => JSON.stringify(each));
    await importText(
      store,
      [...lines, '{"no":"event"}', ''].join('\n'),
      '/home/anna/Downloads/events.ndjson',
    );
    await importText(store, '{"no":"event"}\n', '-');
    const [nothing, first, ...more] = await store.imports.list();
    expect(more).toEqual([]);
    const moment = Date.UTC(2026, 0, 2, 10);
    expect(first).toEqual({
      ...{ id: 1, zone: 'UTC', startedAt: importedAt, undoneAt: null, program: '0.0.0' },
      completedAt: expect.any(Number),
      files: [
        {
          ...{ name: 'events.ndjson', formats: ['native'], first: moment, last: moment },
          ...{ imported: 2, duplicates: 1, ignored: 0, rejected: 1, zoneless: 3 },
        },
      ],
    });
    expect(nothing).toMatchObject({
      id: 2,
      files: [{ name: '-', formats: [], imported: 0, rejected: 1, first: null, last: null }],
    });
    await store.close();
  });

  test('an import that did not come to its end is recorded with what it brought', async () => {
    const store = await openStore(engine.freshPlace());
    const cutShort = {
      exists: true,
      async openWriter(newImport: Parameters<typeof store.events.openWriter>[0]) {
        const writer = await store.events.openWriter(newImport);
        return { ...writer, complete: async () => Promise.reject(new Error('the power went')) };
      },
    };
    await expect(importText(store, `${JSON.stringify(record('a'))}\n`, '-', cutShort)).rejects.toThrow(
      'power',
    );
    expect(await store.imports.list()).toMatchObject([{ completedAt: null, files: [{ imported: 1 }] }]);
    await store.close();
  });

  test('the latest name of a campaign wins, a person’s decision about archiving wins over imports', async () => {
    const store = await openStore(engine.freshPlace());
    const said = (id: string, campaign: object) =>
      importRecords(store, [record(id, { id: 'c-1', ...campaign })]);
    const known = async () => (await allOf(store.campaigns.list({})))[0];
    await said('a', { name: 'Spring', type: 'test' });
    expect(await known()).toMatchObject({ name: 'Spring', type: 'test', archived: false, eventCount: 1 });
    await said('b', { archived: true });
    expect(await known()).toMatchObject({ name: 'Spring', type: 'test', archived: true, eventCount: 2 });
    await said('c', { name: 'Summer', archived: false });
    expect(await known()).toMatchObject({ name: 'Summer', archived: false });
    expect(await store.campaigns.named('c-2')).toEqual([]);
    expect(await known()).toMatchObject({ archived: false });
    await store.campaigns.setArchived(await store.campaigns.named('shop/c-1'), true);
    await said('d', { name: 'Autumn', archived: false });
    expect(await known()).toMatchObject({ name: 'Autumn', archived: true, eventCount: 4 });
    await store.close();
  });

  test('a contact keeps its first spelling', async () => {
    const store = await openStore(engine.freshPlace());
    await importRecords(store, [record('a')]);
    await importRecords(store, [{ ...record('b'), email: 'ANNA@EXAMPLE.BE' }]);
    expect(await store.contacts.find('anna@example.be')).toBe('Anna@example.be');
    await store.close();
  });
});
