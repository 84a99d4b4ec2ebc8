import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applicationId, migrate, migrations } from '../../../src/store/sqlite/database/migrations.ts';
import { fixture } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

/** Everything that makes a file a store of this version, and whether SQLite finds it whole. */
function schemaOf({ path }: TestStore) {
  const db = new Database(path, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    return {
      application: db.pragma('application_id', { simple: true }),
      version: db.pragma('user_version', { simple: true }),
      journal: db.pragma('journal_mode', { simple: true }),
      objects: db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all(),
    };
  } finally {
    db.close();
  }
}

async function freshStore() {
  const store = emptyStore();
  expect((await store.run(['import', fixture('history.json'), '--json'])).code).toBe(0);
  return store;
}

/** A file at the place of a store, made by hand. */
function storeOf(make: (path: string) => void): TestStore {
  const store = emptyStore();
  mkdirSync(dirname(store.path), { mode: 0o700 });
  make(store.path);
  return store;
}

const events = async (store: TestStore) =>
  (
    JSON.parse((await store.run(['create', 'nina.verhoeven@example.net', '--json'])).stdout) as {
      events: unknown[];
    }
  ).events;

test('a new store is of the current version, for its owner only', async () => {
  const store = await freshStore();
  expect(schemaOf(store)).toMatchObject({
    application: applicationId,
    version: migrations.length,
    journal: 'wal',
  });
  expect(statSync(store.path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(store.path)).mode & 0o777).toBe(0o700);
});

test('an empty file becomes a store of the current version', async () => {
  const store = storeOf((path) => writeFileSync(path, ''));
  expect((await store.run(['import', fixture('history.json')])).code).toBe(0);
  expect(schemaOf(store)).toEqual(schemaOf(await freshStore()));
  expect(await events(store)).toHaveLength(8);
});

test.each(migrations.map((_step, version) => version))(
  'a store of version %d is brought up to date',
  async (version) => {
    const store = storeOf((path) => {
      const db = new Database(path);
      db.pragma('journal_mode = WAL');
      migrate(db, 0, version);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version}`);
      db.close();
    });
    expect((await store.run(['list', '--json'])).stdout).toBe('{"schemaVersion":1,"reports":[]}\n');
    expect(schemaOf(store)).toEqual(schemaOf(await freshStore()));
    expect((await store.run(['import', fixture('history.json')])).code).toBe(0);
    expect(await events(store)).toHaveLength(8);
  },
);

test('a copy of a store, without its log, is a store', async () => {
  const original = await freshStore();
  const store = storeOf((path) => copyFileSync(original.path, path));
  expect(await events(store)).toHaveLength(8);
  expect(schemaOf(store)).toEqual(schemaOf(original));
});

test.each([
  ['list'],
  ['create', 'anna@example.be'],
  ['import', fixture('history.json')],
  ['campaigns', 'archive', 'c-1'],
])('a newer store is refused by %s, and stays as it is', async (...args) => {
  const store = await freshStore();
  const db = new Database(store.path);
  db.pragma(`user_version = ${migrations.length + 1}`);
  db.close();
  const before = readFileSync(store.path);
  const { code, stdout, stderr } = await store.run(args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    `error: A newer version of contact-report wrote the store ${store.path}.\n` +
      'Install the version of contact-report that wrote it, or a newer one.\n',
  );
  expect(readFileSync(store.path).equals(before)).toBe(true);
});

test('two processes make the same store at the same moment, 6 times', async () => {
  const expected = schemaOf(await freshStore());
  for (let time = 0; time < 6; time += 1) {
    const store = emptyStore();
    const files = ['history.json', 'history.csv'];
    const imports = await Promise.all(
      files.map((file) => store.runBuilt(['import', fixture(file), '--json'])),
    );
    expect(imports.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const counts = imports.map(({ stdout }) => JSON.parse(stdout).imported);
    expect(counts).toEqual([8, 17]);
    expect(schemaOf(store)).toEqual(expected);
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
    expect(await events(store)).toHaveLength(8);
  }
}, 600_000);

test('a report and an import make the same store at the same moment, 6 times', async () => {
  for (let time = 0; time < 6; time += 1) {
    const store = emptyStore();
    const both = [
      ['create', 'nina.verhoeven@example.net', '--wait', '--json'],
      ['import', fixture('history.json'), '--json'],
    ];
    const [created, imported] = await Promise.all(both.map((args) => store.runBuilt(args)));
    expect([created?.code, imported?.code, imported?.stderr]).toEqual([0, 0, '']);
    // The import is one transaction: the report has all of it, or nothing.
    expect([0, 8]).toContain(JSON.parse(created?.stdout ?? '').report.eventCount);
    expect(await events(store)).toHaveLength(8);
  }
}, 600_000);
