import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../src/store/sqlite/database/migrations.ts';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

type Store = TestStore;

async function filledStore(): Promise<Store> {
  const store = emptyStore();
  expect((await store.run(['import', fixture('history.ndjson')])).code).toBe(0);
  expect((await store.run(['create', 'anna.peeters@example.be', '--json'])).code).toBe(0);
  return store;
}

describe('store path', () => {
  test('prints where the store is, there or not', async () => {
    const store = emptyStore();
    expect(await store.run(['store', 'path'])).toMatchObject({
      code: 0,
      stdout: `${store.path}\n`,
      stderr: '',
    });
    const json = await store.run(['store', 'path', '--json']);
    expect(JSON.parse(json.stdout)).toEqual({ schemaVersion: 1, path: store.path });
    expect(existsSync(store.path)).toBe(false);
  });
});

describe('store info', () => {
  test('counts what the store holds, by source', async () => {
    const store = await filledStore();
    const { code, stdout } = await store.run(['store', 'info', '--json']);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        schemaVersion: 1,
        path: store.path,
        bytes: expect.any(Number),
        schema: migrations.length,
        contacts: 10,
        campaigns: 20,
        events: 275,
        reports: 1,
        sources: [
          { source: 'flexmail', events: 252, first: '2025-01-06T08:30:12.000Z', last: expect.any(String) },
          { source: 'shop', events: 23, first: expect.any(String), last: expect.any(String) },
        ],
      },
    ]);
    const text = await store.run(['store', 'info']);
    expect(text.stdout).toMatch(/^Events +275$/m);
    expect(text.stdout).toMatch(/^ {2}flexmail +252, 2025-01-06 to 2026-/m);
  });

  test('without a store fails and makes none', async () => {
    const store = emptyStore();
    for (const command of ['info', 'backup']) {
      const file = command === 'backup' ? [join(store.folder, 'backup.db')] : [];
      const { code, stdout, stderr } = await store.run(['store', command, ...file]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`There is no store at ${store.path} yet.`);
    }
    expect(readdirSync(store.folder)).toEqual([]);
  });
});

describe('store backup', () => {
  test('makes a whole copy for its owner only, and leaves nothing else', async () => {
    const store = await filledStore();
    const file = join(store.folder, 'backup.db');
    expect(await store.run(['store', 'backup', file])).toMatchObject({
      code: 0,
      stdout: `Copied to ${file}.\n`,
    });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(store.folder).sort()).toEqual(['backup.db', 'data']);
    for (const args of [
      ['view', '1', '--json'],
      ['campaigns', '--json'],
    ]) {
      const there = await store.run(args);
      expect(await runInProcess([...args, '--store', file])).toEqual(there);
    }
    expect((await runInProcess(['doctor', '--store', file])).code).toBe(0);
  });

  test('takes in what is committed and not yet in the store’s own file', async () => {
    const store = await filledStore();
    const other = new Database(store.path);
    other.exec('BEGIN; SELECT * FROM reports');
    expect((await store.run(['import', fixture('history.json')])).code).toBe(0);
    const file = join(store.folder, 'backup.db');
    expect((await store.run(['store', 'backup', file])).code).toBe(0);
    other.close();
    const { stdout } = await runInProcess(['store', 'info', '--json', '--store', file]);
    expect(JSON.parse(stdout)).toMatchObject({ events: 283, reports: 1 });
  });

  test('never overwrites: a file, a folder, the store itself', async () => {
    const store = await filledStore();
    writeFileSync(join(store.folder, 'mine.txt'), 'mine');
    mkdirSync(join(store.folder, 'folder'));
    for (const name of [join(store.folder, 'mine.txt'), join(store.folder, 'folder'), store.path]) {
      const { code, stdout, stderr } = await store.run(['store', 'backup', name]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(`error: File already exists: ${name}.\nChoose a new file name.\n`);
    }
    expect(readFileSync(join(store.folder, 'mine.txt'), 'utf8')).toBe('mine');
    expect((await store.run(['doctor'])).code).toBe(0);
  });

  test('where it cannot write, names the file and not the store', async () => {
    const store = await filledStore();
    for (const [name, reason] of [
      [join(store.folder, 'nowhere', 'backup.db'), 'its directory does not exist'],
      [join(store.path, 'backup.db'), 'its directory is a file'],
      [join(store.folder, 'x'.repeat(300)), 'the name is too long'],
    ]) {
      const { stderr, ...rest } = await store.run(['store', 'backup', name ?? '']);
      expect(rest).toMatchObject({ code: 1, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^error: Cannot write .+: ${reason}\\.\\n.+\\n$`));
    }
  });

  test('without a file is wrong usage', async () => {
    expect((await (await filledStore()).run(['store', 'backup'])).code).toBe(2);
  });
});
