import { spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fixture, program } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

type Store = TestStore;

const endings = ['', '-wal', '-shm', '-run'];

test.each(endings)('the store%s is never written over by --output or --rejects', async (ending) => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  await store.run(['create', 'anna.peeters@example.be']);
  const link = join(store.folder, 'link');
  symlinkSync(store.path + ending, link);
  const before = readFileSync(store.path);
  for (const target of [store.path + ending, link]) {
    for (const args of [
      ['view', '1', '--output', target],
      ['create', 'anna.peeters@example.be', '--output', target],
      ['rerun', '1', '--output', target],
      ['import', fixture('hostile.ndjson'), '--rejects', target],
    ]) {
      // Some of these files are there only while a command runs: a link to one then leads nowhere before.
      const { code, stderr } = await store.run(args);
      expect([code, stderr]).toEqual([2, expect.stringContaining('overwrite')]);
    }
  }
  expect(readFileSync(store.path).subarray(0, 16)).toEqual(before.subarray(0, 16));
  expect((await store.run(['doctor'])).code).toBe(0);
});

test('a file to import is not written over by --rejects', async () => {
  const store = emptyStore();
  const { code } = await store.run([
    'import',
    fixture('hostile.ndjson'),
    '--rejects',
    fixture('hostile.ndjson'),
  ]);
  expect(code).toBe(2);
});

test.each([
  ['the store by another name', (store: Store) => linked(store, store.path)],
  ['another store', (store: Store) => backedUp(store)],
  ['a database of another program', (store: Store) => otherDatabase(store)],
])('%s is never written over by --output, --rejects or a backup', async (_what, make) => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  await store.run(['create', 'anna.peeters@example.be']);
  const stranger = emptyStore();
  const target = await make(store);
  const before = readFileSync(target);
  for (const args of [
    ['view', '1', '--output', target],
    ['import', fixture('hostile.ndjson'), '--rejects', target],
    ['store', 'backup', target],
  ]) {
    const { code, stderr } = await store.run(args);
    expect([1, 2]).toContain(code);
    expect(stderr).not.toBe('');
    expect(readFileSync(target).equals(before)).toBe(true);
  }
  expect((await stranger.run(['import', fixture('hostile.ndjson'), '--rejects', target])).code).toBe(2);
  expect(readFileSync(target).equals(before)).toBe(true);
});

test('a file to import is not written over by --rejects under another name, or as standard input', async () => {
  const store = emptyStore();
  const input = join(store.folder, 'input.ndjson');
  const other = join(store.folder, 'other.ndjson');
  copyFileSync(fixture('hostile.ndjson'), input);
  linkSync(input, other);
  expect((await store.run(['import', input, '--rejects', other])).code).toBe(2);
  const shell = 'exec "$@" < "$0"';
  const args = [process.execPath, program, 'import', '-', '--rejects', input, '--store', store.path];
  expect(spawnSync('sh', ['-c', shell, input, ...args]).status).toBe(2);
  expect(readFileSync(input).equals(readFileSync(fixture('hostile.ndjson')))).toBe(true);
});

test.each(['-journal', '-wal', '-shm', '-run'])(
  'a backup does not take the name of the store%s',
  async (end) => {
    const store = emptyStore();
    await store.run(['import', fixture('history.ndjson')]);
    const { code, stdout, stderr } = await store.run(['store', 'backup', `${store.path}${end}`]);
    // Some of them are there while a command runs.
    expect([1, 2]).toContain(code);
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/overwrit|already exists/)]);
    expect((await store.run(['doctor'])).code).toBe(0);
  },
);

async function linked({ folder }: Store, path: string): Promise<string> {
  const name = join(folder, 'second-name');
  linkSync(path, name);
  return name;
}

async function backedUp(store: Store): Promise<string> {
  const copy = join(store.folder, 'copy.db');
  expect((await store.run(['store', 'backup', copy])).code).toBe(0);
  return copy;
}

async function otherDatabase({ folder }: Store): Promise<string> {
  const path = join(folder, 'other.sqlite');
  const db = new Database(path);
  db.exec('CREATE TABLE theirs (a)');
  db.close();
  return path;
}
