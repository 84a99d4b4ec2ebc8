import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
const sophie = 'sophie.lambert@example.org';
let store: TestStore;
let lock: Database.Database | null = null;

/** Does to report 2 what a program does that is building it: holds the lock beside the store, and says so in it. */
function startRun(): void {
  lock = new Database(`${store.path}-run`);
  lock.exec('BEGIN EXCLUSIVE');
  const db = new Database(store.path);
  db.exec(
    "INSERT INTO runs (report, status, started_at, progress) VALUES (2, 'processing', 1767225600000, 0.25)",
  );
  db.close();
}

function endRun(): void {
  lock?.close();
  lock = null;
}

beforeEach(async () => {
  store = await seededStore(importSamples, ...[anna, sophie, anna].map((email) => ['create', email]));
  startRun();
});

afterEach(endRun);

describe('while a report is processing', () => {
  test.each([
    ['create', anna],
    ['rerun', '1'],
    ['rerun', '2'],
    ['create', anna, '--detach'],
    ['create', anna, '--wait', '1s'],
  ])(
    '%s %s %s %s is refused with exit 4; the message names report, contact and since when',
    async (...args) => {
      const before = (await store.run(['list', '--json'])).stdout;
      const { stdout, stderr, code } = await store.run([...args, '--json']);
      expect({ stdout, code }).toEqual({ stdout: '', code: 4 });
      expect(JSON.parse(stderr)).toEqual({
        error: {
          code: 'report_processing',
          message: expect.any(String),
          hint: expect.stringMatching(/--wait/),
        },
      });
      const { message } = JSON.parse(stderr).error;
      for (const part of ['2', sophie, '2026-01-01 00:00:00']) expect(message).toContain(part);
      expect((await store.run(['list', '--json'])).stdout).toBe(before);
    },
  );

  test('list shows it processing, with its progress; its previous answer stays', async () => {
    const { reports } = JSON.parse((await store.run(['list', '--status', 'processing', '--json'])).stdout);
    expect(reports).toMatchObject([
      {
        id: 2,
        status: 'processing',
        progress: 0.25,
        startedAt: '2026-01-01T00:00:00.000Z',
        failure: null,
        eventCount: 26,
      },
    ]);
    expect((await store.run(['list'])).stdout).toMatch(/^ 2 .* processing 25% /m);
    const { report, events } = JSON.parse((await store.run(['view', '2', '--json'])).stdout);
    expect(report).toEqual(reports[0]);
    expect(events).toHaveLength(26);
  });

  test('others can be viewed, deleted, and events imported', async () => {
    expect((await store.run(['view', '1'])).code).toBe(0);
    expect((await store.run(['import', fixture('history.json')])).code).toBe(0);
    expect((await store.run(['campaigns', 'archive', 'c-05'])).code).toBe(0);
    expect((await store.run(['delete', '1', '3', '--yes'])).code).toBe(0);
  });

  test('it is not deleted, nor any that is named with it: exit 4', async () => {
    const { stdout, stderr, code } = await store.run(['delete', '1', '2', '3', '--yes', '--json']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 4 });
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'report_processing',
      message: expect.stringMatching(/\b2\b/),
    });
    const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout);
    expect(reports.map(({ id, status }: { id: number; status: string }) => [id, status])).toEqual([
      [3, 'completed'],
      [2, 'processing'],
      [1, 'completed'],
    ]);
  });

  test('create --wait waits until it is over', async () => {
    const waiting = store.runBuilt(['create', anna, '--wait', '--json']);
    // It is refused meanwhile, so it is still waiting.
    expect((await store.run(['create', anna])).code).toBe(4);
    endRun();
    const { stdout, code } = await waiting;
    expect({ code, report: JSON.parse(stdout).report }).toMatchObject({
      code: 0,
      report: { id: 4, status: 'completed' },
    });
  });
});

describe('when its process has died', () => {
  beforeEach(endRun);

  test('the next command finds it and marks it as failed; its previous answer stays', async () => {
    const { reports } = JSON.parse((await store.run(['list', '--email', sophie, '--json'])).stdout);
    expect(reports).toMatchObject([
      { id: 2, status: 'failed', failure: 'interrupted', progress: null, eventCount: 26 },
    ]);
    const { stdout } = await store.run(['view', '2']);
    expect(stdout).toMatch(/^Report 2 · failed$/m);
    expect(stdout).toMatch(/^The last run failed: interrupted; this is the answer from \d{4}-/m);
    expect((await store.run(['list', '--status', 'failed'])).stdout).toMatch(/^ 2 .* failed /m);
  });

  test.each([
    ['create', anna],
    ['rerun', '1'],
    ['rerun', '2'],
    ['delete', '2', '--yes'],
  ])('%s %s works', async (...args) => {
    expect((await store.run(args)).code).toBe(0);
    const { reports } = JSON.parse((await store.run(['list', '--email', sophie, '--json'])).stdout);
    const status = args[0] === 'delete' ? [] : [args[1] === '2' ? 'completed' : 'failed'];
    expect(reports.map((report: { status: string }) => report.status)).toEqual(status);
  });
});
