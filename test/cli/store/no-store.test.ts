import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { temporaryFolder } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

/** A command, its exit code where there is nothing to find, and its answer as JSON. */
const readers: readonly (readonly [string[], number, unknown])[] = [
  [['list'], 0, { schemaVersion: 1, reports: [] }],
  [
    ['ls', '--email', 'anna@example.be', '--status', 'failed', '--limit', '3'],
    0,
    { schemaVersion: 1, reports: [] },
  ],
  [['campaigns'], 0, { schemaVersion: 1, campaigns: [] }],
  [['campaigns', 'list'], 0, { schemaVersion: 1, campaigns: [] }],
  [['view', '1'], 3, null],
  [['rerun', '1'], 3, null],
  [['delete', '1', '--yes'], 3, null],
  [['campaigns', 'archive', 'c-1'], 3, null],
  [['campaigns', 'unarchive', 'c-1'], 3, null],
];

/** An import of nothing but a campaign, taken back: what is left is a store without contacts or reports. */
async function storeWithoutEvents() {
  const store = emptyStore();
  await store.run(['create', 'anna@example.be']);
  await store.run(['delete', '1', '--yes']);
  expect(existsSync(store.path)).toBe(true);
  return store;
}

describe.each([
  ['without a store', async () => emptyStore()],
  ['in an empty store', storeWithoutEvents],
])('%s', (_where, makeStore) => {
  test.each(readers)('%j exits %i', async (args, code, answer) => {
    const store = await makeStore();
    const existed = existsSync(store.path);
    const people = await store.run(args);
    expect({ code: people.code, stdout: people.stdout }).toEqual({ code, stdout: '' });
    expect(people.stderr).toMatch(code === 0 ? /^[^\n]+\n$/ : /^error: [^\n]+\n[^\n]+\n$/);
    const json = await store.run([...args, '--json']);
    expect(json.code).toBe(code);
    if (code === 0)
      expect({ ...json, stdout: JSON.parse(json.stdout) }).toMatchObject({ stdout: answer, stderr: '' });
    else expect(JSON.parse(json.stderr).error).toMatchObject({ code: 'not_found' });
    expect(existsSync(store.path)).toBe(existed);
  });
});

test('commands that only read make neither store nor folder, wherever it is named', async () => {
  const home = temporaryFolder();
  const environments = [
    { HOME: home },
    { HOME: home, XDG_DATA_HOME: join(home, 'x') },
    { HOME: home, CONTACT_REPORT_STORE: join(home, 'y', 'z') },
  ];
  for (const env of environments) {
    for (const [args] of readers) await runInProcess(args, { env });
    await runInProcess(['actions'], { env });
    await runInProcess(['--help'], { env });
    await runInProcess([], { env });
  }
  expect(readdirSync(home)).toEqual([]);
});

test.each([
  [['create']],
  [['create', 'nobody']],
  [['create', 'anna@example.be', '--actions', 'nope']],
  [['create', 'anna@example.be', '--from', '2026-02-30']],
  [['create', 'anna@example.be', '--format', 'xml']],
  [['create', 'anna@example.be', '--tz', 'Mars/Phobos']],
  [['create', 'anna@example.be', '--bogus']],
  [['import', '/no/such/file']],
])('%j is refused before a store is made', async (args) => {
  const store = emptyStore();
  expect((await store.run(args)).code).not.toBe(0);
  expect(readdirSync(store.folder)).toEqual([]);
});

test('create makes a store, where the folder is missing too', async () => {
  const store = emptyStore();
  expect((await store.run(['create', 'anna@example.be'])).code).toBe(0);
  expect(JSON.parse((await store.run(['list', '--json'])).stdout).reports).toHaveLength(1);
});
