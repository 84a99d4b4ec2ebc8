import { spawn } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asOrdinaryUser } from '../../support/ordinary-user.ts';
import { cleanEnv, finished, fixture, program, temporaryStore } from '../../support/program.ts';

const anna = 'anna.peeters@example.be';
let store: ReturnType<typeof temporaryStore>;
let folder: string;

/** Runs the program as a user who may read the store and its folder, and write neither. */
function read(args: readonly string[]) {
  const [command = '', ...rest] = [
    ...(asOrdinaryUser ?? []),
    process.execPath,
    program,
    ...args,
    '--store',
    store.path,
  ];
  return finished(spawn(command, rest, { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] }));
}

beforeEach(async () => {
  store = temporaryStore();
  folder = dirname(store.path);
  await store.run(['import', fixture('history.ndjson')]);
  await store.run(['create', anna, '--json']);
});

afterEach(() => chmodSync(folder, 0o700));

function lock(): void {
  chmodSync(store.folder, 0o755);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
}

describe.skipIf(asOrdinaryUser === null)('an ordinary user', () => {
  test('a store that may not be written is read, and stays as it is', async () => {
    const answer = (await store.run(['view', '1', '--json'])).stdout;
    lock();
    const before = readFileSync(store.path);
    for (const args of [
      ['list'],
      ['campaigns'],
      ['store', 'info'],
      ['import', fixture('history.json'), '--dry-run'],
    ])
      expect((await read(args)).code, args.join(' ')).toBe(0);
    expect(await read(['view', '1', '--json'])).toMatchObject({ code: 0, stdout: answer });
    expect((await read(['doctor'])).stdout).toContain('✔ counts');
    const copy = join(store.folder, 'copy.db');
    chmodSync(store.folder, 0o777);
    expect((await read(['store', 'backup', copy])).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['events.db', 'events.db-run']);
    expect(readFileSync(store.path).equals(before)).toBe(true);
  });

  test.each([
    [['create', anna]],
    [['rerun', '1']],
    [['delete', '1', '--yes']],
    [['campaigns', 'archive', 'c-05']],
    [['import', fixture('history.json')]],
    // Nothing but rejected records.
    [['import', fixture('broken/flexmail-history-is-a-number.json')]],
    [['store', 'compact']],
  ])('%j: it is read-only', async (args) => {
    lock();
    const { code, stdout, stderr } = await read([...args, '--json']);
    expect({ code, stdout, error: JSON.parse(stderr).error.code }).toEqual({
      code: 1,
      stdout: '',
      error: 'store_read_only',
    });
  });

  test('what is still in the log of another process is read, too', async () => {
    const db = new Database(store.path);
    db.exec("UPDATE campaigns SET name = 'in the log'");
    lock();
    expect((await read(['campaigns'])).stdout).toContain('in the log');
    db.close();
  });

  test('a store whose log cannot be read is refused', async () => {
    const db = new Database(store.path);
    db.exec("UPDATE campaigns SET name = 'in the log'");
    const place = join(store.folder, 'copied');
    cpSync(folder, place, { recursive: true, filter: (name) => !name.endsWith('-shm') });
    db.close();
    chmodSync(folder, 0o700);
    folder = place;
    store = { ...store, path: join(place, 'events.db') };
    lock();
    const { code, stderr } = await read(['list']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('part of it is still in its log')]);
  });

  test('a run that died is still listed', async () => {
    const db = new Database(store.path);
    db.exec("INSERT INTO runs (report, status, started_at) VALUES (1, 'processing', 0)");
    db.close();
    lock();
    expect(await read(['list'])).toMatchObject({ code: 0, stdout: expect.stringContaining(anna) });
    expect((await read(['view', '1'])).code).toBe(0);
  });

  test('a file that may not be read has another reason', async () => {
    lock();
    chmodSync(folder, 0o700);
    chmodSync(store.path, 0o000);
    chmodSync(folder, 0o555);
    const { stderr } = await read(['list']);
    expect(stderr).toContain('permission denied');
  });

  test('an empty place that may not be written stays empty', async () => {
    writeFileSync(join(store.folder, 'x'), '');
    const place = join(store.folder, 'new.db');
    chmodSync(store.folder, 0o555);
    store = { ...store, path: place };
    expect((await read(['import', fixture('history.json')])).code).toBe(1);
    chmodSync(store.folder, 0o755);
    expect(readdirSync(store.folder)).not.toContain('new.db');
  });
});
