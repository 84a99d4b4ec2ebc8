import { readdirSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  busyContact,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  until,
} from '../support/processes.ts';

const storeOfMany = storesWithManyEvents(60_000);

function openFiles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // closed between our two looks
    }
  });
}

test('a rerun whose report is deleted while it waits says that there is none', async () => {
  const store = storeOfMany();
  expect((await store.run(['create', 'nobody@example.com', '--json'])).code).toBe(0);
  const first = launch(store, ['create', busyContact, '--json']);
  await suspendBetweenWrites(first.pid, store.path);
  const rerun = launch(store, ['rerun', '1', '--wait', '--json']);
  await until('the rerun has the store open', () => openFiles(rerun.pid).includes(store.path));
  expect((await store.run(['delete', '1', '--yes'])).code).toBe(0);
  resume(first);
  expect((await first.outcome).code).toBe(0);
  const { code, head, stderr } = await rerun.outcome;
  expect([code, head, JSON.parse(stderr)]).toMatchObject([
    3,
    '',
    { error: { code: 'not_found', message: 'Report not found: 1.' } },
  ]);
});
