import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { importEvents } from '../../../src/app/import-events.ts';
import { chooseActions } from '../../../src/domain/choose-actions.ts';
import type { ReportEvent } from '../../../src/domain/report.ts';
import { readEvents } from '../../../src/import/batch/read-events.ts';
import { formats } from '../../../src/import/formats/index.ts';
import type { Store } from '../../../src/store/store.ts';
import { filesOf, requestOf } from '../../support/expectations.ts';
import { fixture } from '../../support/program.ts';
import { engines, importedAt, openStore, type TestEngine } from './engines.ts';

const platforms = formats.map(({ name }) => name).filter((name) => name !== 'native');

async function importFile(store: Store, path: string) {
  const batches = readEvents(requestOf(path), Readable.from([]));
  const source = { files: [path], zone: 'UTC', startedAt: importedAt, program: '0.0.0' };
  const target = { exists: true, openWriter: store.events.openWriter };
  const { signal } = new AbortController();
  return importEvents(source, batches, target, { size: null, signal, onProgress: () => {} });
}

async function rowsOf(store: Store) {
  const rows: ReportEvent[] = [];
  const all = {
    contacts: 'all',
    actions: chooseActions(null, []),
    range: { from: null, to: null },
    sources: null,
    archivedCampaigns: 'shown',
    machines: 'shown',
  } as unknown as Parameters<typeof store.events.stream>[0];
  for await (const batch of store.events.stream(all)) rows.push(...batch);
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** What a store has after imports of `paths` in turn. */
async function after(engine: TestEngine, paths: readonly string[]) {
  const store = await openStore(engine.freshPlace());
  let [imported, duplicates] = [0, 0];
  for (const path of paths) {
    const counts = await importFile(store, path);
    imported += counts.imported;
    duplicates += counts.duplicates;
  }
  const [rows, campaigns] = [await rowsOf(store), await store.campaigns.list()];
  expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
  await store.close();
  return { imported, duplicates, rows, campaigns };
}

const pairs = <T>(list: readonly T[]) => list.flatMap((a, n) => list.slice(n + 1).map((b) => [a, b] as const));

describe.each(engines)('$name', (engine) => {
  describe.each(platforms)('%s', (platform) => {
    const files = filesOf(platform);
    test.each(pairs(files))('%s and %s in both orders', async (first, second) => {
      const [a, b] = [fixture(`${platform}/${first}`), fixture(`${platform}/${second}`)];
      expect(await after(engine, [b, a])).toEqual(await after(engine, [a, b]));
    });
  });
});
