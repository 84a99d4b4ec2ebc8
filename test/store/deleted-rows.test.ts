import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { busyContact, launch, observe, storesWithManyEvents, until } from '../support/processes.ts';
import { temporaryStore } from '../support/program.ts';

/** How often a text stands in the files of a store. */
function occurrences(path: string, text: string): number {
  return ['', '-wal', '-journal']
    .map(
      (ending) => statSync(path + ending, { throwIfNoEntry: false }) && readFileSync(path + ending, 'latin1'),
    )
    .reduce((sum, content) => sum + (content || '').split(text).length - 1, 0);
}

test('nothing of a deleted report can be read in the files', async () => {
  const store = temporaryStore();
  const events = Array.from({ length: 3000 }, (_, n) => ({
    email: 'anna@secret.example',
    action: 'campaignLinkClicked',
    timestamp: 1_700_000_000 + n,
    campaign: { id: `c${n % 7}`, name: 'The secret letter' },
    details: { url: `https://marker.example/${n}` },
  }));
  await store.run(['import', '-'], { input: events.map((event) => JSON.stringify(event)).join('\n') });
  const marks = occurrences(store.path, 'marker.example');
  const names = occurrences(store.path, 'The secret letter');
  for (let report = 1; report <= 3; report += 1)
    expect((await store.run(['create', 'anna@secret.example', '--json'])).code).toBe(0);
  expect((await store.run(['rerun', '1', '--json'])).code).toBe(0);
  expect((await store.run(['create', 'unknown@elsewhere.example', '--json'])).code).toBe(0);
  expect(occurrences(store.path, 'marker.example')).toBeGreaterThan(marks);
  expect((await store.run(['delete', '1', '2', '3', '4', '--yes'])).code).toBe(0);
  expect(occurrences(store.path, 'marker.example')).toBe(marks);
  expect(occurrences(store.path, 'The secret letter')).toBe(names);
  expect(occurrences(store.path, 'elsewhere.example')).toBe(0);

  const before = statSync(store.path).size;
  const { code, stdout } = await store.run(['store', 'compact', '--json']);
  const after = statSync(store.path).size;
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, bytesBefore: before, bytes: after });
  expect(after).toBeLessThan(before / 2);
  expect((await store.run(['doctor'])).code).toBe(0);
});

const count = 200_000;
const storeOfMany = storesWithManyEvents(count);

test.each([
  ['SIGKILL', null],
  ['SIGINT', 130],
] as const)('a delete that %s ends has deleted, and the next one removes the rest', async (signal, code) => {
  const store = storeOfMany();
  for (let report = 1; report <= 2; report += 1)
    expect((await store.run(['create', busyContact, '--json'])).code).toBe(0);
  const db = observe(store.path);
  const rows = db.prepare('SELECT count(*) FROM run_events').pluck();
  const all = rows.get() as number;
  const { child, outcome } = launch(store, ['delete', '1', '--yes']);
  await until('some rows are removed', () => (rows.get() as number) < all);
  child.kill(signal);
  // On a fast machine it may have come to its end.
  expect([code, 0]).toContain((await outcome).code);
  const listed = JSON.parse((await store.run(['list', '--json'])).stdout);
  expect(listed.reports.map(({ id }: { id: number }) => id)).toEqual([2]);
  expect((await store.run(['view', '1'])).code).toBe(3);
  expect((await store.run(['doctor'])).code).toBe(0);
  expect((await store.run(['delete', '2', '--yes'])).code).toBe(0);
  expect([rows.get(), db.prepare('SELECT count(*) FROM reports').pluck().get()]).toEqual([0, 0]);
});
