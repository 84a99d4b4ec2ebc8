import { describe, expect, test } from 'vitest';
import { hasOpen } from '../../support/open-files.ts';
import {
  busyContact,
  launch,
  observe,
  processingIn,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  until,
} from '../../support/processes.ts';
import type { TestStore } from '../../support/stores.ts';

const count = 60_000;
const storeOfMany = storesWithManyEvents(count);
const ten = Array.from({ length: 10 }, (_, n) => n);

interface Listed {
  id: number;
  status: string;
  startedAt: string;
  completedAt: string;
  eventCount: number;
}

/** Watches a store while `work` goes on; gives the reports that were seen processing, in the order of their runs. */
async function watched<T>(path: string, work: Promise<T>): Promise<{ seen: number[]; result: T }> {
  const db = observe(path);
  const seen: number[] = [];
  const look = () => {
    const report = processingIn(db);
    if (report !== null && seen.at(-1) !== report) seen.push(report);
  };
  let failure: unknown = null;
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      failure ??= error;
    }
  }, 1);
  const result = await work.finally(() => clearInterval(timer));
  expect(failure).toBeNull();
  return { seen, result };
}

async function reportsOf(store: TestStore): Promise<Listed[]> {
  const listed = JSON.parse((await store.run(['list', '--json'])).stdout) as { reports: Listed[] };
  return listed.reports.sort((a, b) => a.id - b.id);
}

/** The runs that began before the one in front of them was complete. */
function overlaps(reports: readonly Listed[]): string[] {
  const inOrder = [...reports].sort((a, b) => a.completedAt.localeCompare(b.completedAt));
  return inOrder.slice(1).flatMap(({ id, startedAt }, n) => {
    const before = inOrder[n];
    if (!before || startedAt >= before.completedAt) return [];
    return [`${id} started ${startedAt}, before ${before.id} was complete ${before.completedAt}`];
  });
}

/** The report that an error of exit 4 names. */
function namedIn(stderr: string): number {
  const { error } = JSON.parse(stderr) as { error: { code: string; message: string; hint: string } };
  expect(error.code).toBe('report_processing');
  expect(error.hint).not.toBe('');
  const message =
    /^Report (\d+) \(big@example\.com\) has been processing since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC; a store runs one report at a time\.$/;
  expect(error.message).toMatch(message);
  return Number(message.exec(error.message)?.[1]);
}

// The contract has the rule for every engine: who has the turn, who died, who waits.
describe('ten processes call create at the same moment on one store', { timeout: 600_000 }, () => {
  test('each completes, or exits 4 and names the one that is processing; never are two processing', async () => {
    const store = storeOfMany();
    const all = Promise.all(ten.map(() => launch(store, ['create', busyContact, '--json']).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);

    const done = outcomes.filter(({ code }) => code === 0);
    const refused = outcomes.filter(({ code }) => code === 4);
    expect(done.length + refused.length).toBe(ten.length);
    const ids = done.map(({ head, lines, stderr }) => {
      expect([stderr, lines]).toEqual(['', count + 2]);
      const { report } = JSON.parse(`${head.slice(0, head.indexOf('\n'))}]}`) as { report: Listed };
      expect(report).toMatchObject({ status: 'completed', eventCount: count });
      return report.id;
    });
    const reports = await reportsOf(store);
    expect(reports.map(({ id }) => id)).toEqual(ids.sort((a, b) => a - b));
    expect(reports.map(({ status }) => status)).toEqual(ids.map(() => 'completed'));
    expect(overlaps(reports)).toEqual([]);
    // How many of them we saw is the machine's affair.
    expect(seen).toEqual(ids.filter((id) => seen.includes(id)));
    for (const { head, stderr } of refused) {
      expect(head).toBe('');
      expect(ids).toContain(namedIn(stderr));
    }
  });

  test('while one is held up, all exit 4 and name it', async () => {
    const store = storeOfMany();
    const first = launch(store, ['create', busyContact, '--format', 'ndjson']);
    const { report } = await suspendBetweenWrites(first.pid, store.path);

    const all = Promise.all(ten.map(() => launch(store, ['create', busyContact, '--json']).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);
    expect(outcomes.map(({ code, head }) => [code, head])).toEqual(ten.map(() => [4, '']));
    expect(outcomes.map(({ stderr }) => namedIn(stderr))).toEqual(ten.map(() => report));
    expect(seen).toEqual([report]);

    resume(first);
    expect(await first.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
    expect((await reportsOf(store)).map(({ id, status }) => [id, status])).toEqual([[report, 'completed']]);
  });

  test('with --wait all complete, one after the other', async () => {
    const store = storeOfMany();
    const args = ['create', busyContact, '--wait', '--format', 'ndjson', '--to', '2024-01-05T00:00:00Z'];
    const all = Promise.all(ten.map(() => launch(store, args).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);

    const each = 4 * 24 * 60;
    expect(outcomes.map(({ code, lines, stderr }) => [code, lines, stderr])).toEqual(
      ten.map(() => [0, each, '']),
    );
    const reports = await reportsOf(store);
    expect(reports.map(({ id, status, eventCount }) => [id, status, eventCount])).toEqual(
      ten.map((n) => [n + 1, 'completed', each]),
    );
    expect(overlaps(reports)).toEqual([]);
    expect(seen).toEqual(reports.map(({ id }) => id).filter((id) => seen.includes(id)));
  });
});

test('Ctrl-C ends the wait for another report, and leaves no report behind', async () => {
  const store = storeOfMany();
  const first = launch(store, ['create', busyContact]);
  const { report } = await suspendBetweenWrites(first.pid, store.path);
  const waiting = launch(store, ['create', busyContact, '--wait']);
  // From when it has opened the store on, it is ready for signals.
  await until('it opens the store', () => hasOpen(waiting.pid, store.path));
  process.kill(waiting.pid, 'SIGINT');
  expect(await waiting.outcome).toMatchObject({ code: 130, head: '' });
  expect((await reportsOf(store)).map(({ id }) => id)).toEqual([report]);
});
