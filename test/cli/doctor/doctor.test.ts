import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

type Store = TestStore;
interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly fix: string | null;
}

const names = [
  'library',
  'store',
  'processing',
  'integrity',
  'references',
  'schema',
  'values',
  'answers',
  'counts',
  'rights',
  'log',
  'space',
];

async function filledStore(): Promise<Store> {
  const store = emptyStore();
  expect((await store.run(['import', fixture('history.ndjson')])).code).toBe(0);
  expect((await store.run(['create', 'anna.peeters@example.be', '--json'])).code).toBe(0);
  return store;
}

/** What `doctor --json` says, and its exit code, which must agree. */
async function examined(store: Store, path = store.path) {
  const { code, stdout, stderr } = await runInProcess(['doctor', '--json', '--store', path]);
  expect(stderr).toBe('');
  const { schemaVersion, ok, checks } = JSON.parse(stdout) as {
    schemaVersion: number;
    ok: boolean;
    checks: Check[];
  };
  expect([schemaVersion, ok, code]).toEqual([1, checks.every((check) => check.ok), ok ? 0 : 1]);
  for (const check of checks) expect(check.fix === null, check.name).toBe(check.ok);
  return { ok, checks, wrong: checks.filter((check) => !check.ok).map(({ name }) => name) };
}

function change(store: Store, sql: string): void {
  const db = new Database(store.path);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

describe('doctor', () => {
  test('finds a healthy store healthy, and says what it looked at', async () => {
    const store = await filledStore();
    const { ok, checks } = await examined(store);
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(names);
    const text = await store.run(['doctor']);
    expect([text.code, text.stderr]).toEqual([0, '']);
    expect(text.stdout.split('\n').filter((line) => line.startsWith('✔'))).toHaveLength(names.length);
  });

  test('says that there is no store yet, and makes none', async () => {
    const store = emptyStore();
    const { ok, checks } = await examined(store);
    expect([ok, checks.map(({ name }) => name)]).toEqual([true, ['library', 'store']]);
    expect((await examined(store)).checks[1]?.message).toBe(`no store yet at ${store.path}`);
  });

  test.each([
    ['rows that are missing from an answer', 'DELETE FROM run_events WHERE action = 20', 'answers'],
    ['a count that is wrong', "UPDATE campaigns SET events = events + 1 WHERE id = 'c-04'", 'counts'],
    ['a reference that leads nowhere', 'UPDATE events SET source = 999 WHERE source = 1', 'references'],
  ])('finds %s', async (_what, sql, name) => {
    const store = await filledStore();
    change(store, sql);
    expect((await examined(store)).wrong).toEqual([name]);
  });

  test.each([
    ['actions that are no list', "UPDATE reports SET actions = 'nonsense'", 'reports (1)'],
    ['an action that is not known', `UPDATE reports SET actions = '["nope"]'`, 'reports (1)'],
    ['a contact that is none', "UPDATE report_contacts SET email = 'nobody'", 'reports (1)'],
    ['a length of time that is none', "UPDATE reports SET last = 'zz'", 'reports (1)'],
    ['a report without a run', 'DELETE FROM runs', 'reports (1)'],
    ['an end that is no moment', 'UPDATE runs SET period_to = 9000000000000000', 'reports (1)'],
    ['sources that are no list', "UPDATE runs SET sources = '{'", 'runs (1)'],
    ['an answer without a count', 'UPDATE runs SET event_count = NULL', 'runs (1)'],
    [
      'rows that are no moment',
      'UPDATE run_events SET timestamp = timestamp + 9000000000000000',
      'run_events (28)',
    ],
    ['rows of an unknown action', 'UPDATE run_events SET action = 250', 'run_events (28)'],
    ['details that are no object', "UPDATE run_events SET details = '[1]'", 'run_events (28)'],
    ['rows of a campaign that is gone', 'DELETE FROM run_campaigns', 'run_events (24)'],
    [
      'a kind of campaign that is none',
      "UPDATE run_campaigns SET type = 'odd' WHERE id = 'c-04'",
      'run_campaigns (1)',
    ],
    ['an event of an unknown action', 'UPDATE events SET action = 250 WHERE action = 120', 'events (1)'],
    ['details that are no JSON', "UPDATE events SET details = '{nope}' WHERE action = 120", 'events (1)'],
    [
      'a contact with a line break',
      'UPDATE contacts SET email = email || char(10) WHERE id = 1',
      'contacts (1)',
    ],
  ])('finds %s', async (_what, sql, where) => {
    const store = await filledStore();
    change(store, sql);
    const { checks } = await examined(store);
    const found = checks.find(({ name }) => name === 'values');
    expect(found?.message).toContain(where);
    for (const args of [
      ['list'],
      ['view', '1'],
      ['view', '1', '--json'],
      ['rerun', '1'],
      ['store', 'info'],
    ]) {
      const { code, stderr } = await store.run(args);
      expect([0, 1, 3]).toContain(code);
      if (code === 1) expect(stderr).toContain(`The store is damaged: ${store.path}. It was left unchanged.`);
    }
  });

  test.each([
    ['a table that is missing', 'DROP TABLE run_campaigns', 'table run_campaigns'],
    ['an index that is missing', 'DROP INDEX one_run_processing', 'index one_run_processing'],
    ['a column of another name', 'ALTER TABLE reports RENAME COLUMN zone TO place', 'table reports'],
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events; END', 'trigger t'],
  ])('finds %s', async (_what, sql, name) => {
    const store = await filledStore();
    change(store, sql);
    const { checks } = await examined(store);
    const found = checks.find((check) => check.name === 'schema');
    expect(found?.message).toBe(`the schema was changed: ${name}`);
  });

  test('finds nothing wrong with an index or a view that somebody added', async () => {
    const store = await filledStore();
    change(store, 'CREATE INDEX mine ON events (action); CREATE VIEW v AS SELECT * FROM reports');
    expect((await examined(store)).ok).toBe(true);
  });

  test('a zone that is not known here is said, and another one can be used', async () => {
    const store = await filledStore();
    change(store, "UPDATE reports SET zone = 'Nowhere/Land'");
    const { code, stderr } = await store.run(['view', '1']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'error: Unknown time zone in this report: Nowhere/Land.\nShow its times in another zone: --tz UTC\n',
    });
    expect((await store.run(['view', '1', '--tz', 'UTC'])).code).toBe(0);
    expect((await store.run(['view', '1', '--json'])).code).toBe(0);
  });

  test('finds damage in the file, and leaves it as it is', async () => {
    const store = await filledStore();
    const bytes = readFileSync(store.path);
    bytes.fill(0xa5, 3 * 4096, 12 * 4096);
    writeFileSync(store.path, bytes);
    const { ok, checks } = await examined(store);
    expect(ok).toBe(false);
    expect(checks.find((check) => !check.ok)?.message).toMatch(/damage/);
    expect(readFileSync(store.path).equals(bytes)).toBe(true);
  });

  test('says how to take rights away so that it can be typed as it is', async () => {
    const store = await filledStore();
    const path = join(store.folder, "it's a store.db");
    copyFileSync(store.path, path);
    chmodSync(path, 0o644);
    const { checks } = await examined(store, path);
    const { fix } = checks.find(({ name }) => name === 'rights') ?? {};
    execFileSync('sh', ['-c', fix ?? 'false']);
    expect((await examined(store, path)).ok).toBe(true);
  });

  test.each(['named by itself', 'named by a link'])(
    'finds rights of others, %s, and says how to take them away',
    async (how) => {
      const store = await filledStore();
      chmodSync(store.path, 0o644);
      chmodSync(`${store.path}-run`, 0o640);
      const link = join(store.folder, 'link.db');
      symlinkSync(store.path, link);
      const { wrong, checks } = await examined(store, how === 'named by a link' ? link : store.path);
      expect(wrong).toEqual(['rights']);
      expect(checks.find(({ name }) => name === 'rights')?.fix).toBe(
        `chmod 600 ${store.path} ${store.path}-run`,
      );
    },
  );

  test('refuses what is no store, or a newer one, in a sentence', async () => {
    const store = emptyStore();
    mkdirSync(dirname(store.path));
    copyFileSync(fixture('history.ndjson'), store.path);
    expect((await examined(store)).checks[1]).toMatchObject({ name: 'store', ok: false });
    const newer = await filledStore();
    change(newer, 'PRAGMA user_version = 99');
    expect((await examined(newer)).checks[1]?.message).toContain('A newer version of contact-report wrote');
  });

  test('marks a run whose process is gone, and then finds all well', async () => {
    const store = await filledStore();
    change(store, "INSERT INTO runs (report, status, started_at) VALUES (1, 'processing', 1)");
    const { ok, checks } = await examined(store);
    expect([ok, checks[2]?.message]).toEqual([true, 'no report is processing']);
    const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout) as { reports: unknown[] };
    expect(reports).toMatchObject([{ id: 1, status: 'failed', failure: 'interrupted', eventCount: 28 }]);
  });
});
