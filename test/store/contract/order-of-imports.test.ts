import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importEvents } from '../../../src/app/import-events.ts';
import type { ReportEvent } from '../../../src/domain/report.ts';
import { everyEvent } from '../../../src/domain/selection.ts';
import { readEvents } from '../../../src/import/batch/read-events.ts';
import { formats } from '../../../src/import/formats/index.ts';
import { allOf } from '../../../src/store/batches.ts';
import type { Store } from '../../../src/store/store.ts';
import { filesOf, requestOf } from '../../support/expectations.ts';
import { fixture } from '../../support/program.ts';
import { engines, importedAt, importRecords, openStore, type TestEngine } from './engines.ts';

const platforms = formats.map(({ name }) => name).filter((name) => name !== 'native');

/** How many events the files of a platform in `fixtures/same-events` hold together. */
const sameEvents: Readonly<Record<string, number>> = {
  brevo: 3,
  exchange: 1,
  flexmail: 3,
  mailchimp: 3,
  mailersend: 3,
  mailgun: 3,
  postfix: 2,
  postmark: 8,
  resend: 2,
  sendgrid: 5,
  ses: 3,
  sfmc: 3,
  sparkpost: 3,
};

async function importFile(store: Store, path: string) {
  const batches = readEvents(requestOf(path), Readable.from([]));
  const source = { files: [path], zone: 'UTC', startedAt: importedAt, program: '0.0.0' };
  const target = { exists: true, openWriter: store.events.openWriter };
  const { signal } = new AbortController();
  return importEvents(source, batches, target, { size: null, signal, onProgress: () => {} });
}

/** All events of a store, in an order of their own. The latest name and type of a campaign win, whatever comes first. */
async function eventsOf(store: Store): Promise<string[]> {
  const rows: ReportEvent[] = [];
  for await (const batch of store.events.stream(everyEvent('all', { from: null, to: null })))
    rows.push(...batch);
  const text = ({ campaign, ...row }: ReportEvent) =>
    JSON.stringify({ ...row, campaign: campaign?.id ?? null });
  return rows.map(text).sort();
}

async function contentOf(store: Store) {
  const events = await eventsOf(store);
  const campaigns = await allOf(store.campaigns.list({}));
  const counted = events.map((row) => JSON.parse(row)).filter(({ campaign }) => campaign !== null).length;
  expect(campaigns.reduce((sum, { eventCount }) => sum + eventCount, 0)).toBe(counted);
  return { events, campaigns: campaigns.map(({ platform, id, eventCount }) => [platform, id, eventCount]) };
}

/** The content of a store after imports of `paths` in turn, and the counts of all of them. */
async function storeAfter(engine: TestEngine, paths: readonly string[]) {
  const store = await openStore(engine.freshPlace());
  let [imported, duplicates] = [0, 0];
  for (const path of paths) {
    const counts = await importFile(store, path);
    imported += counts.imported;
    duplicates += counts.duplicates;
  }
  const content = await contentOf(store);
  expect(content.events).toHaveLength(imported);
  await store.close();
  return { imported, duplicates, ...content };
}

const pairs = <T>(list: readonly T[]) =>
  list.flatMap((a, n) => list.slice(n + 1).map((b) => [a, b] as const));

describe.each(engines)('$name', (engine) => {
  test('every platform with several exports has files of the same events', () => {
    expect(readdirSync(fixture('same-events'))).toEqual(Object.keys(sameEvents));
  });

  describe.each(Object.entries(sameEvents))('%s: %d events', (platform, count) => {
    const folder = fixture(`same-events/${platform}`);
    const files = readdirSync(folder).map((name) => `${folder}/${name}`);
    const orders = fc.shuffledSubarray(files, { minLength: files.length });

    test('are one row each, whichever exports bring them, in whichever order', async () => {
      const first = await storeAfter(engine, files);
      expect(first.events).toHaveLength(count);
      const again = await storeAfter(engine, [...files, ...files]);
      expect(again).toMatchObject({ imported: count, events: first.events });
      const property = fc.asyncProperty(orders, async (order) => {
        expect(await storeAfter(engine, order)).toEqual(first);
      });
      await fc.assert(property, { seed: 1, numRuns: 8 });
    });

    test.each(pairs(files))('%s and %s in both orders', async (first, second) => {
      expect(await storeAfter(engine, [second, first])).toEqual(await storeAfter(engine, [first, second]));
    });
  });

  test.each(platforms)(
    '%s: any two of its files give the same in both orders',
    async (platform) => {
      for (const pair of pairs(filesOf(platform).map((file) => fixture(`${platform}/${file}`)))) {
        const [a, b] = [await storeAfter(engine, pair), await storeAfter(engine, [...pair].reverse())];
        expect(b, pair.join(' and ')).toEqual(a);
      }
    },
    120_000,
  );

  const base = { email: 'anna@example.be', action: 'campaignRead', timestamp: '2026-01-02T10:00:00Z' };
  const native = fc.record({
    id: fc.constantFrom('a', 'b'),
    source: fc.constantFrom('shop', 'flexmail'),
    // Each knows a part of what there is to know.
    campaign: fc.constantFrom(null, { id: 'c-1' }),
    details: fc.subarray(['subject', 'ip', 'nativeType', 'note'] as const).map((names) => {
      const known = { subject: 'Agenda', ip: '192.0.2.1', nativeType: 'open', note: ['é', { a: 1 }] };
      return Object.fromEntries(names.map((name) => [name, known[name]]));
    }),
  });

  test('random records of the same events: any order and any cut gives the same', async () => {
    const lists = fc.array(native, { minLength: 2, maxLength: 8 });
    const property = fc.asyncProperty(
      lists.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      fc.nat(8),
      async ([list, shuffled], cut) => {
        const contents = [];
        for (const parts of [[list], [shuffled.slice(0, cut), shuffled.slice(cut)]]) {
          const store = await openStore(engine.freshPlace());
          for (const part of parts)
            await importRecords(
              store,
              part.map((each) => ({ ...base, ...each })),
            );
          contents.push(await contentOf(store));
          await store.close();
        }
        expect(contents[1]).toEqual(contents[0]);
        const ids = new Set(list.map(({ id, source }) => `${source} ${id}`));
        expect(contents[0]?.events).toHaveLength(ids.size);
      },
    );
    await fc.assert(property, { seed: 2, numRuns: 60 });
  }, 120_000);
});
