import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  busyContact,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  suspendWithinWrite,
} from '../../support/processes.ts';
import type { TestStore } from '../../support/stores.ts';

// The contract has the rules for every engine. What only a file has: a run that ends in the middle of a transaction,
// and that Ctrl-C reaches the program between two of them, because better-sqlite3 holds up its event loop.
const count = 200_000;
const storeOfMany = storesWithManyEvents(count);

/** The reports of a store: id, status, failure, and how many events their answer has. */
async function standing(store: TestStore) {
  const { code, stdout } = await store.run(['list', '--json']);
  expect(code).toBe(0);
  const { reports } = JSON.parse(stdout) as { reports: Record<string, unknown>[] };
  return reports.map(({ id, status, failure, eventCount }) => [id, status, failure, eventCount]);
}

/** For each run of a store its report, its status, its rows and its campaigns; fails if the file is damaged. */
function answersIn({ path }: TestStore) {
  const db = new Database(path);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const rows = db.prepare(`
      SELECT report, status, (SELECT count(*) FROM run_events WHERE run = runs.id) AS events,
        (SELECT count(*) FROM run_campaigns WHERE run = runs.id) AS campaigns FROM runs ORDER BY id`);
    return rows.raw().all();
  } finally {
    db.close();
  }
}

async function kill({ pid, outcome }: ReturnType<typeof launch>) {
  process.kill(pid, 'SIGKILL');
  expect(await outcome).toMatchObject({ code: null, signal: 'SIGKILL' });
}

async function cancel({ pid, outcome }: ReturnType<typeof launch>) {
  process.kill(pid, 'SIGINT');
  process.kill(pid, 'SIGCONT');
  expect(await outcome).toEqual({
    code: 130,
    signal: null,
    head: '',
    lines: 0,
    stderr: 'error: Cancelled.\n',
  });
}

describe.each([
  { how: 'killed within a write', suspendRun: suspendWithinWrite, end: kill, failure: 'interrupted' },
  { how: 'cancelled within a write', suspendRun: suspendWithinWrite, end: cancel, failure: 'cancelled' },
  {
    how: 'cancelled between two writes',
    suspendRun: suspendBetweenWrites,
    end: cancel,
    failure: 'cancelled',
  },
])('a report whose process is $how', ({ suspendRun, end, failure }) => {
  test('is listed as failed, shows no rows, is in the way of nothing, and can be run again', async () => {
    const store = storeOfMany();
    const create = launch(store, ['create', busyContact]);
    const { report } = await suspendRun(create.pid, store.path);
    await end(create);

    expect(await standing(store)).toEqual([[report, 'failed', failure, null]]);
    expect(answersIn(store)).toEqual([[report, 'failed', 0, 0]]);
    const view = await store.run(['view', `${report}`, '--json']);
    expect(JSON.parse(view.stdout)).toMatchObject({ report: { id: report, completedAt: null }, events: [] });

    const another = await store.run(['create', busyContact, '--to', '2024-01-01', '--json']);
    expect(another.code).toBe(0);
    const rerun = launch(store, ['rerun', `${report}`, '--format', 'ndjson']);
    expect(await rerun.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
    expect(answersIn(store)).toEqual([
      [report + 1, 'completed', 24 * 60, 40],
      [report, 'completed', count, 40],
    ]);
  });

  test('in a rerun keeps its previous answer, byte for byte', async () => {
    const store = storeOfMany();
    const answer = async () => (await store.run(['view', '1', '--format', 'ndjson'])).stdout;
    expect(await launch(store, ['create', busyContact, '--format', 'ndjson']).outcome).toMatchObject({
      code: 0,
    });
    const before = await answer();
    expect(before.length).toBeGreaterThan(count * 100);

    const rerun = launch(store, ['rerun', '1']);
    expect((await suspendRun(rerun.pid, store.path)).report).toBe(1);
    await end(rerun);
    expect((await answer()) === before).toBe(true);
    expect(await standing(store)).toEqual([[1, 'failed', failure, count]]);
    expect(answersIn(store)).toEqual([
      [1, 'completed', count, 40],
      [1, 'failed', 0, 0],
    ]);
  });
});

test('a create that is suspended within a write keeps its turn; reports are read, and others exit 4 and name it', async () => {
  const store = storeOfMany();
  const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
  const { report } = await suspendWithinWrite(create.pid, store.path);
  for (const command of [
    ['create', busyContact],
    ['rerun', `${report}`],
  ]) {
    const { code, stdout, stderr } = await store.run(command);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(
      new RegExp(
        `^error: Report ${report} \\(big@example\\.com\\) has been processing since .* UTC; .*\\n.+\\n$`,
      ),
    );
    expect(await standing(store)).toEqual([[report, 'processing', null, null]]);
  }
  resume(create);
  expect(await create.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
  expect(await standing(store)).toEqual([[report, 'completed', null, count]]);
});
