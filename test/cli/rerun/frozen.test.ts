import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { reportFormats } from '../../../src/render/report/options.ts';
import { fixture } from '../../support/program.ts';
import { seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore();
});

async function view(id: number, format = 'json'): Promise<string> {
  return (await store.run(['view', String(id), '--format', format])).stdout;
}

const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['an import of the same file', () => store.run(['import', fixture('history.ndjson')])],
  ['an import of more events of the contact', () => store.run(['import', fixture('sendgrid/webhook.json')])],
  ['a campaign that is archived', () => store.run(['campaigns', 'archive', 'c-05', 'c-20'])],
  ['a campaign that is unarchived', () => store.run(['campaigns', 'unarchive', 'c-01', 'c-08'])],
  [
    'a campaign that is renamed and of another type',
    () => {
      const file = join(store.folder, 'renamed.ndjson');
      const campaign = { id: 'c-20', name: 'Renamed', type: 'test', archived: true };
      const event = { email: anna, action: 'campaignRead', timestamp: '2026-06-05T00:00:00Z', campaign };
      writeFileSync(file, JSON.stringify(event));
      return store.run(['import', file]);
    },
  ],
  [
    'another spelling of the contact',
    () => {
      const file = join(store.folder, 'spelled.ndjson');
      const event = { email: anna.toUpperCase(), action: 'created', timestamp: '2026-06-05T00:00:00Z' };
      writeFileSync(file, JSON.stringify(event));
      return store.run(['import', file]);
    },
  ],
  [
    'other reports, made and deleted',
    async () => {
      await store.run(['create', anna]);
      await store.run(['delete', '3', '--yes']);
    },
  ],
];

describe.each(changes)('after %s', (_what, change) => {
  test('a completed report says what it said, to people and machines', async () => {
    await store.run(['create', anna, '--archived']);
    await store.run(['create', anna]);
    const flags = [...reportFormats.map((format) => ['--format', format]), ['--sort', 'desc', '--json']];
    const printed = async () => {
      const all: string[] = [];
      for (const id of ['1', '2'])
        for (const each of flags) all.push((await store.run(['view', id, ...each])).stdout);
      return all;
    };
    const before = await printed();
    const list = (await store.run(['list', '--json'])).stdout;
    await change();
    expect(await printed()).toEqual(before);
    expect((await store.run(['list', '--json'])).stdout).toBe(list);
  });
});

test('a rerun answers anew, and shows what has changed', async () => {
  await store.run(['create', anna, '--from', '2026-06-01', '--to', '2026-06-14']);
  expect(JSON.parse(await view(1)).report).toMatchObject({ eventCount: 2, archivedEventsNotShown: 0 });
  await store.run(['import', fixture('sendgrid/webhook.json')]);
  await store.run(['campaigns', 'archive', 'c-20']);
  const { stdout } = await store.run(['rerun', '1', '--json']);
  expect(JSON.parse(stdout).report).toMatchObject({ id: 1, eventCount: 10, archivedEventsNotShown: 2 });
  expect(await view(1)).toBe(stdout);
});

test('a rerun of an unchanged store gives the same events, byte for byte', async () => {
  const events = (json: string) => json.slice(json.indexOf('"events":'));
  const first = (await store.run(['create', anna, '--archived', '--json'])).stdout;
  const second = (await store.run(['rerun', '1', '--json'])).stdout;
  expect(events(second)).toBe(events(first));
  const [before, after] = [first, second].map((json) => JSON.parse(json).report);
  const { startedAt, completedAt, ...same } = before;
  expect(after).toEqual({ ...same, startedAt: expect.any(String), completedAt: expect.any(String) });
  expect(after.completedAt > completedAt && after.startedAt > startedAt).toBe(true);
});
