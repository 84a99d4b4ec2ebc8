import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  busyContact,
  launch,
  storesWithManyEvents,
  suspendBetweenWrites,
  suspendHalfway,
  suspensions,
} from '../support/processes.ts';
import type { temporaryStore } from '../support/program.ts';

const count = 200_000;
const storeOfMany = storesWithManyEvents(count);
type Store = ReturnType<typeof storeOfMany>;

/** The reports of a store: id, status, failure, and how many events their answer has. */
async function standing(store: Store) {
  const { code, stdout } = await store.run(['list', '--json']);
  expect(code).toBe(0);
  const { reports } = JSON.parse(stdout) as { reports: Record<string, unknown>[] };
  return reports.map(({ id, status, failure, eventCount }) => [id, status, failure, eventCount]);
}

/** What a store holds of answers: for each run its status and its rows; and whether SQLite finds it whole. */
function answersIn({ path }: ReturnType<typeof temporaryStore>) {
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

async function createsReport(store: Store, id: number) {
  const { outcome } = launch(store, ['create', busyContact, '--json']);
  const { code, head, lines } = await outcome;
  expect([code, lines]).toEqual([0, count + 2]);
  expect(head).toMatch(new RegExp(`^{"schemaVersion":1,"report":{"id":${id},`));
}

describe.each([
  { how: 'killed', end: kill, failure: 'interrupted' },
  { how: 'interrupted by Ctrl-C', end: cancel, failure: 'cancelled' },
])('a report whose process is $how', ({ end, failure }) => {
  describe.each([
    ...suspensions,
    { where: 'when it has written some of its rows', suspendRun: suspendHalfway },
  ])('$where', ({ suspendRun }) => {
    test('is listed as failed, shows no rows, blocks nobody, and can be run again', async () => {
      const store = storeOfMany();
      const create = launch(store, ['create', busyContact]);
      const { report } = await suspendRun(create.pid, store.path);
      await end(create);

      expect(await standing(store)).toEqual([[report, 'failed', failure, null]]);
      expect(answersIn(store)).toEqual([[report, 'failed', 0, 0]]);
      const view = await store.run(['view', `${report}`, '--json']);
      expect(JSON.parse(view.stdout)).toMatchObject({
        report: { id: report, completedAt: null },
        events: [],
      });

      await createsReport(store, report + 1);
      const rerun = launch(store, ['rerun', `${report}`, '--format', 'ndjson']);
      expect(await rerun.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
      expect(await standing(store)).toEqual([
        [report + 1, 'completed', null, count],
        [report, 'completed', null, count],
      ]);
      expect(answersIn(store)).toEqual([
        [report + 1, 'completed', count, 40],
        [report, 'completed', count, 40],
      ]);
    });

    test('does not block a create that comes before anybody looks', async () => {
      const store = storeOfMany();
      const create = launch(store, ['create', busyContact]);
      const { report } = await suspendRun(create.pid, store.path);
      await end(create);
      await createsReport(store, report + 1);
      expect(await standing(store)).toEqual([
        [report + 1, 'completed', null, count],
        [report, 'failed', failure, null],
      ]);
    });

    test('in a rerun keeps its previous answer, byte for byte', async () => {
      const store = storeOfMany();
      await createsReport(store, 1);
      const answer = async () => (await store.run(['view', '1', '--format', 'ndjson'])).stdout;
      const before = await answer();
      expect(before.split('\n')).toHaveLength(count + 1);

      const rerun = launch(store, ['rerun', '1']);
      expect((await suspendRun(rerun.pid, store.path)).report).toBe(1);
      await end(rerun);
      expect((await answer()) === before).toBe(true);
      expect(await standing(store)).toEqual([[1, 'failed', failure, count]]);
      expect(answersIn(store)).toEqual([
        [1, 'completed', count, 40],
        [1, 'failed', 0, 0],
      ]);

      const again = launch(store, ['rerun', '1', '--format', 'ndjson']);
      expect(await again.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
      expect((await answer()) === before).toBe(true);
      expect(answersIn(store)).toEqual([[1, 'completed', count, 40]]);
    });
  });
});

test('after kill -9, ten who look at the same moment all see it failed', async () => {
  const store = storeOfMany();
  const create = launch(store, ['create', busyContact]);
  const { report } = await suspendBetweenWrites(create.pid, store.path);
  await kill(create);
  const looks = await Promise.all(Array.from({ length: 10 }, () => standing(store)));
  expect(looks).toEqual(looks.map(() => [[report, 'failed', 'interrupted', null]]));
});

test('after kill -9, nobody who creates at the same moment is refused because of the dead one', async () => {
  const store = storeOfMany();
  const create = launch(store, ['create', busyContact]);
  const { report } = await suspendBetweenWrites(create.pid, store.path);
  await kill(create);
  const all = Array.from({ length: 10 }, () => launch(store, ['create', busyContact, '--json']).outcome);
  const outcomes = await Promise.all(all);
  const refused = outcomes.filter(({ code }) => code !== 0);
  expect(refused.length).toBeLessThan(10);
  for (const { code, stderr } of refused) {
    expect(code).toBe(4);
    expect(stderr).toMatch(/"message":"Report \d+ /);
    expect(stderr).not.toContain(`"message":"Report ${report} `);
  }
});
