import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { fixture, run, temporaryStore } from '../../support/program.ts';

const endings = ['-wal', '-shm', '-journal', '-run'];
const history = ['import', fixture('history.ndjson')];
const commands = [
  history,
  ['create', 'anna.peeters@example.be'],
  ['list'],
  ['doctor'],
  ['campaigns', 'archive', 'c-05'],
];

const strangers: Readonly<Record<string, Buffer>> = {
  'a short text': Buffer.from('x'),
  'a text of a page': Buffer.from('my notes, years of work\n'.repeat(1366).slice(0, 32_768)),
  'another database': Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]),
};

describe.each(endings)('a file with the name of the store and %s', (ending) => {
  test.each(Object.entries(strangers))('that is %s stays, and no store is made', async (_what, bytes) => {
    const store = temporaryStore();
    mkdirSync(dirname(store.path));
    writeFileSync(store.path + ending, bytes);
    const { code, stderr } = await store.run([...history, '--json']);
    expect([code, JSON.parse(stderr).error]).toMatchObject([1, { code: 'store_companion' }]);
    expect(stderr).toContain(`${store.path}${ending} does not belong to the store`);
    expect(readdirSync(dirname(store.path))).toEqual([`events.db${ending}`]);
    expect(readFileSync(store.path + ending).equals(bytes)).toBe(true);
  });

  test('stays beside a store that is there, which is not called damaged', async () => {
    const store = temporaryStore();
    await store.run(history);
    const bytes = strangers['a text of a page'] ?? Buffer.alloc(0);
    writeFileSync(store.path + ending, bytes);
    for (const args of commands) {
      const { code, stdout, stderr } = await store.run(args);
      expect([code, `${stdout}${stderr}`]).toEqual([
        1,
        expect.stringContaining(`${store.path}${ending} does not belong to the store`),
      ]);
      expect(`${stdout}${stderr}`).not.toContain('damaged');
      expect(readFileSync(store.path + ending).equals(bytes)).toBe(true);
    }
    rmSync(store.path + ending);
    expect((await store.run(['doctor'])).code).toBe(0);
  });

  test('that is a link or a directory stays', async () => {
    const store = temporaryStore();
    mkdirSync(dirname(store.path));
    symlinkSync(fixture('history.json'), store.path + ending);
    expect((await store.run(history)).code).toBe(1);
    rmSync(store.path + ending);
    mkdirSync(store.path + ending);
    expect((await store.run(history)).code).toBe(1);
    expect(existsSync(store.path)).toBe(false);
  });

  test('is no name for a store, nor for a link to one', async () => {
    const store = temporaryStore();
    for (const args of [history, ['list'], ['create', 'a@example.be']]) {
      const { code, stderr } = await run([...args, '--store', store.path + ending]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('A store cannot be named ')]);
    }
    expect(existsSync(dirname(store.path))).toBe(false);
    await store.run(history);
    const link = `${store.path}-link${ending}`;
    symlinkSync(store.path, link);
    expect((await run(['list', '--store', link])).code).toBe(1);
  });
});

test('files that SQLite has left are taken', async () => {
  const store = temporaryStore();
  await store.run(history);
  // As a process leaves them that is killed.
  const db = new Database(store.path);
  db.exec("UPDATE campaigns SET name = 'changed'");
  const log = readFileSync(`${store.path}-wal`);
  const index = readFileSync(`${store.path}-shm`);
  db.close();
  for (const [wal, shm] of [
    [log, index],
    [log, Buffer.alloc(0)],
    [Buffer.alloc(8192), Buffer.alloc(32_768)],
    [Buffer.alloc(0), index],
  ] as const) {
    writeFileSync(`${store.path}-wal`, wal, { mode: 0o600 });
    writeFileSync(`${store.path}-shm`, shm, { mode: 0o600 });
    expect(await store.run(['doctor'])).toMatchObject({ code: 0 });
  }
});

test('a backup is neither given such a name nor put beside such a file', async () => {
  const store = temporaryStore();
  await store.run(history);
  const copy = `${store.folder}/copy.db`;
  for (const ending of endings) {
    expect((await store.run(['store', 'backup', copy + ending])).code).toBe(1);
    expect(existsSync(copy + ending)).toBe(false);
    writeFileSync(copy + ending, 'notes');
    expect((await store.run(['store', 'backup', copy])).code).toBe(1);
    rmSync(copy + ending);
  }
  expect(readdirSync(store.folder)).toEqual(['data']);
});
