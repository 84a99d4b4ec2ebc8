import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  busyContact,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
} from '../../support/processes.ts';
import { fixture, temporaryStore } from '../../support/program.ts';

test('a database of another program stays as it is, to the byte', async () => {
  const store = temporaryStore();
  mkdirSync(dirname(store.path));
  const other = new Database(store.path);
  other.exec('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)');
  other.close();
  const before = readFileSync(store.path);
  for (const args of [
    ['list'],
    ['import', fixture('history.json')],
    ['create', 'anna@example.be'],
    ['doctor'],
  ]) {
    const { code, stdout, stderr } = await store.run(args);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toContain('Not a contact-report store: ');
  }
  expect(readFileSync(store.path).equals(before)).toBe(true);
  expect(readdirSync(dirname(store.path))).toEqual(['events.db']);
});

const storeOfMany = storesWithManyEvents(60_000);

test('a run whose lock somebody removed is never completed with rows missing', async () => {
  const store = storeOfMany();
  const first = launch(store, ['create', busyContact, '--json']);
  await suspendBetweenWrites(first.pid, store.path);
  rmSync(`${store.path}-run`);
  expect((await store.run(['create', 'nobody@example.com', '--json'])).code).toBe(0);
  resume(first);
  const { code, head, stderr } = await first.outcome;
  expect([code, head]).toEqual([1, '']);
  expect(stderr).toContain('Another process marked this report as interrupted.');
  const { code: healthy, stdout } = await store.run(['doctor']);
  expect([healthy, stdout]).toEqual([0, expect.stringContaining('every completed report has all its rows')]);
});
