import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const anna = 'anna.peeters@example.be';
const commands: readonly (readonly string[])[] = [
  ['list'],
  ['view', '1'],
  ['campaigns'],
  ['create', anna],
  ['create', anna, '--detach'],
  ['rerun', '1'],
  ['delete', '1', '--yes'],
  ['campaigns', 'archive', 'c-05'],
  ['import', fixture('history.json')],
  ['import', fixture('history.json'), '--dry-run'],
];
let store: TestStore;

beforeEach(async () => {
  store = await seededStore(importSamples, ['create', anna]);
});

/** The store and all files beside it. */
function content(): string[][] {
  const entries = readdirSync(dirname(store.path), { withFileTypes: true, recursive: true });
  return entries.map((entry) => [
    entry.name,
    entry.isFile() ? hashOf(join(entry.parentPath, entry.name)) : '',
  ]);
}

function inDatabase(path: string, work: (db: Database.Database) => void): void {
  const db = new Database(path);
  work(db);
  db.close();
}

function flip(path: string, from: number, to = Number.POSITIVE_INFINITY): void {
  const bytes = readFileSync(path);
  for (let at = from; at < Math.min(to, bytes.length); at++) bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  writeFileSync(path, bytes);
}

function replaceByFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

/** What is wrong with a store, how to make it so, and the code and words of the error. */
const broken: readonly (readonly [string, (path: string) => void, string, RegExp])[] = [
  ['is a directory', replaceByFolder, 'store_invalid', /is a directory/],
  ['is text', (path) => writeFileSync(path, 'Dear Anna,\n'), 'store_invalid', /Not a contact-report store/],
  [
    'is a file of one byte',
    (path) => writeFileSync(path, 'S'),
    'store_invalid',
    /Not a contact-report store/,
  ],
  [
    'is another program’s SQLite file',
    (path) => {
      rmSync(path);
      inDatabase(path, (db) => db.exec('CREATE TABLE notes (text TEXT)'));
    },
    'store_invalid',
    /Not a contact-report store/,
  ],
  [
    'is another program’s SQLite file with a version of its own',
    (path) => {
      rmSync(path);
      inDatabase(path, (db) =>
        db.exec('CREATE TABLE reports (id); PRAGMA user_version = 1; PRAGMA application_id = 7'),
      );
    },
    'store_invalid',
    /Not a contact-report store/,
  ],
  [
    'was written by a newer version',
    (path) => inDatabase(path, (db) => db.pragma('user_version = 99')),
    'store_newer',
    /newer version/,
  ],
  [
    'was written by a newer version that does not use a log',
    (path) =>
      inDatabase(path, (db) => {
        db.pragma('user_version = 99');
        db.pragma('journal_mode = DELETE');
      }),
    'store_newer',
    /newer version/,
  ],
  ['is damaged in all its pages', (path) => flip(path, 4096), 'store_damaged', /is damaged/],
  ['is damaged in its schema', (path) => flip(path, 100, 4096), 'store_damaged', /is damaged/],
  ['is cut', (path) => truncateSync(path, 20_000), 'store_damaged', /is damaged/],
];

describe.each(broken)('a store that %s', (_what, spoil, errorCode, words) => {
  test.each(commands.map((args) => [args]))(
    '%j: refused in one sentence, and left as it is',
    async (args) => {
      spoil(store.path);
      const before = content();
      const { code, stdout, stderr } = await store.run([...args, '--json']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      const { error } = JSON.parse(stderr);
      expect(error).toEqual({
        code: errorCode,
        message: expect.stringMatching(words),
        hint: expect.any(String),
      });
      expect(error.message).toContain(store.path);
      expect(content()).toEqual(before);
    },
  );
});

describe('a store of 0 bytes, as a power cut may leave it', () => {
  beforeEach(() => truncateSync(store.path));

  test('is empty to what only reads, and stays so', async () => {
    for (const [args, code] of [
      [['list'], 0],
      [['campaigns'], 0],
      [['view', '1'], 3],
    ] as const) {
      expect(await store.run(args)).toMatchObject({ code, stdout: '' });
      expect(readFileSync(store.path).length).toBe(0);
    }
  });

  test('can be imported into', async () => {
    expect((await store.run(['import', fixture('history.ndjson')])).code).toBe(0);
    expect(JSON.parse((await store.run(['create', anna, '--json'])).stdout).report.eventCount).toBe(28);
  });
});

test('a link to a store is followed; one that leads nowhere is refused and stays', async () => {
  const link = join(store.folder, 'link.db');
  symlinkSync(store.path, link);
  expect((await runInProcess(['view', '1', '--store', link])).code).toBe(0);
  rmSync(store.path);
  for (const args of [
    ['create', anna],
    ['import', fixture('history.json')],
  ]) {
    const { code, stderr } = await runInProcess([...args, '--store', link]);
    expect({ code, made: readdirSync(dirname(store.path)).includes('events.db') }).toEqual({
      code: 1,
      made: false,
    });
    expect(stderr).toMatch(/broken symbolic link/);
  }
});

test('a store below a file cannot be made', async () => {
  const { code, stderr } = await runInProcess([
    'create',
    anna,
    '--store',
    join(store.path, 'events.db'),
    '--json',
  ]);
  expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'store_invalid' });
});
