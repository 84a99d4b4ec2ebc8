import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../../src/import/batch/read-events.ts';
import type { NewEvents } from '../../../src/store/columns/new-events.ts';
import type { Store } from '../../../src/store/store.ts';
import { requestOf } from '../../support/expectations.ts';
import { engines, importedAt, openStore } from './engines.ts';

const tally = { file: 0, formats: [], ignored: 0, rejected: 0, zoneless: 0 };
const newImport = { files: ['-'], zone: 'UTC', startedAt: importedAt, program: '0.0.0' };

/** Events of which every one has the same numbers, as somebody could choose them. */
async function collidingEvents(records: readonly object[]): Promise<NewEvents> {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  for await (const { events } of readEvents(requestOf('-'), Readable.from([Buffer.from(text)])))
    return { ...events, fingerprint: events.fingerprint.fill(7), tie: events.tie.fill(0) };
  throw new Error('there are no events');
}

async function add(store: Store, records: readonly object[]) {
  const writer = await store.events.openWriter(newImport);
  const result = await writer.add(await collidingEvents(records), tally);
  await writer.complete([tally]);
  await writer.close();
  return result;
}

const event = { email: 'anna@example.be', action: 'campaignSent', timestamp: '2026-03-01T10:00:00Z' };

describe.each(engines)('$name', (engine) => {
  test('two events with equal numbers are two events, and their duplicates are duplicates', async () => {
    const store = await openStore(engine.freshPlace());
    const records = ['50c0981d20fce', '8c816068a50c1'].map((id) => ({ ...event, id }));
    expect(await add(store, [...records, ...records])).toEqual({ imported: 2, duplicates: 2 });
    expect(await add(store, [...records].reverse())).toEqual({ imported: 0, duplicates: 2 });
    await store.close();
  });

  test('thousands of events with equal numbers take no longer than a line would', async () => {
    const store = await openStore(engine.freshPlace());
    const records = Array.from({ length: 20_000 }, (_, n) => ({ ...event, id: `${n}` }));
    expect(await add(store, records)).toEqual({ imported: records.length, duplicates: 0 });
    expect(await add(store, records)).toEqual({ imported: 0, duplicates: records.length });
    await store.close();
    // Comparing each with each would take minutes.
  }, 60_000);
});
