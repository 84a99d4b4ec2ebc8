import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import {
  backgroundOf,
  busyContact,
  launch,
  observe,
  processingIn,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  tryToWrite,
  until,
} from '../../support/processes.ts';
import type { TestStore } from '../../support/stores.ts';

const count = 60_000;
const storeOfMany = storesWithManyEvents(count);

const stores: TestStore[] = [];
function newStore(): TestStore {
  const store = storeOfMany();
  stores.push(store);
  return store;
}

afterEach(() => {
  for (const { path } of stores.splice(0)) for (const pid of backgroundOf(path)) process.kill(pid, 'SIGKILL');
});

async function standing(store: TestStore) {
  const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout) as {
    reports: { id: number; status: string; failure: string | null; eventCount: number | null }[];
  };
  return reports.map(({ id, status, failure, eventCount }) => [id, status, failure, eventCount]);
}

/** Waits until no run of a store is in the background any more. */
const settled = ({ path }: TestStore) =>
  until('the background is empty', () => backgroundOf(path).length === 0);

/** Starts a report in the background, and suspends the process there once it has told its id. */
async function suspendedInBackground(store: TestStore, args: readonly string[]) {
  const db = observe(store.path);
  // The run cannot begin before we know its process.
  expect(tryToWrite(db)).toBe(true);
  const parent = launch(store, args);
  const background = await until('a background process', () => backgroundOf(store.path)[0]);
  db.exec('ROLLBACK');
  const suspended = await suspendBetweenWrites(background, store.path, parent.outcome);
  return { parent, ...suspended };
}

describe('create --detach', () => {
  test('prints the id and is gone while the report is still being built', async () => {
    const store = newStore();
    const db = observe(store.path);
    const parent = launch(store, ['create', busyContact, '--detach']);
    // Holding the right to write, we hold up the run.
    await until('a run that waits for us', () => {
      if (!tryToWrite(db)) return false;
      if (processingIn(db) !== null) return true;
      db.exec('ROLLBACK');
      return false;
    });
    expect(await parent.outcome).toEqual({
      code: 0,
      signal: null,
      head: '1\n',
      lines: 1,
      stderr: 'Report 1 is being built: contact-report list\n',
    });
    expect(processingIn(db)).toBe(1);
    db.exec('ROLLBACK');

    await settled(store);
    expect(await standing(store)).toEqual([[1, 'completed', null, count]]);
    const view = launch(store, ['view', '1', '--format', 'ndjson']);
    expect(await view.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
  });

  test('is listed as processing, then as completed; meanwhile others are refused', async () => {
    const store = newStore();
    const background = await suspendedInBackground(store, ['create', busyContact, '--detach', '--json']);
    const { code, head, stderr } = await background.parent.outcome;
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(head)).toMatchObject({
      schemaVersion: 1,
      report: { id: 1, email: busyContact, status: 'processing', completedAt: null, eventCount: null },
    });
    // Everybody on the machine may read that.
    const commandLine = execFileSync('ps', ['-ww', '-o', 'args=', '-p', `${background.pid}`]).toString();
    expect(commandLine).toContain(store.path);
    expect(commandLine).not.toContain(busyContact);
    expect(await standing(store)).toEqual([[1, 'processing', null, null]]);
    for (const more of [[], ['--detach']]) {
      const refused = await store.run(['create', busyContact, '--json', ...more]);
      expect([refused.code, refused.stdout]).toEqual([4, '']);
      expect(refused.stderr).toContain('"code":"report_processing","message":"Report 1 (big@example.com)');
    }
    expect(await standing(store)).toEqual([[1, 'processing', null, null]]);

    resume(background);
    await settled(store);
    expect(await standing(store)).toEqual([[1, 'completed', null, count]]);
  });

  test('goes on when the process that started it, and its whole group, is killed', async () => {
    const store = newStore();
    const db = observe(store.path);
    // Nobody can begin a run now, so the parent is still there to be killed.
    expect(tryToWrite(db)).toBe(true);
    const parent = launch(store, ['create', busyContact, '--detach']);
    const [background] = await until('a background process', () => {
      const found = backgroundOf(store.path);
      return found.length > 0 && found;
    });
    process.kill(-parent.pid, 'SIGKILL');
    expect(await parent.outcome).toMatchObject({ signal: 'SIGKILL', head: '' });
    expect(backgroundOf(store.path)).toEqual([background]);
    db.exec('ROLLBACK');

    await settled(store);
    expect(await standing(store)).toEqual([[1, 'completed', null, count]]);
  });

  test('killed in the background, is listed as interrupted and can be run again there', async () => {
    const store = newStore();
    const { pid, parent } = await suspendedInBackground(store, ['create', busyContact, '--detach']);
    expect((await parent.outcome).head).toBe('1\n');
    process.kill(pid, 'SIGKILL');
    await settled(store);
    expect(await standing(store)).toEqual([[1, 'failed', 'interrupted', null]]);

    expect(await store.run(['rerun', '1', '--detach'])).toMatchObject({ code: 0, stdout: '1\n' });
    await settled(store);
    expect(await standing(store)).toEqual([[1, 'completed', null, count]]);
  });
});

describe('create --detach --wait', () => {
  test('gives its id once the other report is complete', async () => {
    const store = newStore();
    const first = launch(store, ['create', busyContact, '--format', 'ndjson']);
    await suspendBetweenWrites(first.pid, store.path);
    const second = launch(store, ['create', busyContact, '--detach', '--wait']);
    await until('the second waits', () => backgroundOf(store.path).length === 1);
    expect(await standing(store)).toEqual([[1, 'processing', null, null]]);

    resume(first);
    expect(await second.outcome).toMatchObject({ code: 0, head: '2\n' });
    expect(await first.outcome).toMatchObject({ code: 0, lines: count });
    await settled(store);
    expect(await standing(store)).toEqual([
      [2, 'completed', null, count],
      [1, 'completed', null, count],
    ]);
  });

  test('exits 4 when it has waited long enough, and leaves nothing in the background', async () => {
    const store = newStore();
    const first = launch(store, ['create', busyContact]);
    await suspendBetweenWrites(first.pid, store.path);
    const before = performance.now();
    const second = await store.run(['create', busyContact, '--detach', '--wait', '1s']);
    expect([second.code, second.stdout]).toEqual([4, '']);
    expect(second.stderr).toContain('Report 1 (big@example.com) has been processing since');
    expect(performance.now() - before).toBeGreaterThanOrEqual(1000);
    await settled(store);
    expect(await standing(store)).toEqual([[1, 'processing', null, null]]);
  });

  test('cancelled while it waits, leaves nothing in the background', async () => {
    const store = newStore();
    const first = launch(store, ['create', busyContact, '--format', 'ndjson']);
    await suspendBetweenWrites(first.pid, store.path);
    const second = launch(store, ['create', busyContact, '--detach', '--wait']);
    await until('the second waits', () => backgroundOf(store.path).length === 1);
    process.kill(second.pid, 'SIGINT');
    expect(await second.outcome).toMatchObject({ code: 130, head: '' });
    await settled(store);

    resume(first);
    expect(await first.outcome).toMatchObject({ code: 0, lines: count });
    expect(await standing(store)).toEqual([[1, 'completed', null, count]]);
  });
});
