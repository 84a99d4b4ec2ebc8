import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  busyContact,
  launch,
  observe,
  processingIn,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  until,
} from '../support/processes.ts';
import type { temporaryStore } from '../support/program.ts';

const count = 200_000;
const storeOfMany = storesWithManyEvents(count);
const twenty = Array.from({ length: 20 }, (_, n) => n);

/** The files that a process has open. */
const filesOf = ({ pid }: { readonly pid: number }) =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // closed between our two looks
    }
  });

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

async function reportsOf(store: ReturnType<typeof temporaryStore>): Promise<Listed[]> {
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

describe('20 processes call create at the same moment on one store', { timeout: 600_000 }, () => {
  test('each completes, or exits 4 and names the one that is processing; never are two processing', async () => {
    const store = storeOfMany();
    const all = Promise.all(twenty.map(() => launch(store, ['create', busyContact, '--json']).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);

    const done = outcomes.filter(({ code }) => code === 0);
    const refused = outcomes.filter(({ code }) => code === 4);
    expect(done.length + refused.length).toBe(20);
    expect(refused.length).toBeGreaterThan(0);
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

  test('while one is held up, all 20 exit 4 and name it', async () => {
    const store = storeOfMany();
    const first = launch(store, ['create', busyContact, '--format', 'ndjson']);
    const { report } = await suspendBetweenWrites(first.pid, store.path);

    const all = Promise.all(twenty.map(() => launch(store, ['create', busyContact, '--json']).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);
    expect(outcomes.map(({ code, head }) => [code, head])).toEqual(twenty.map(() => [4, '']));
    expect(outcomes.map(({ stderr }) => namedIn(stderr))).toEqual(twenty.map(() => report));
    expect(seen).toEqual([report]);

    resume(first);
    expect(await first.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
    expect((await reportsOf(store)).map(({ id, status }) => [id, status])).toEqual([[report, 'completed']]);
  });

  test('with --wait all 20 complete, one after the other', async () => {
    const store = storeOfMany();
    const args = ['create', busyContact, '--wait', '--format', 'ndjson', '--to', '2024-03-31T00:00:00Z'];
    const all = Promise.all(twenty.map(() => launch(store, args).outcome));
    const { seen, result: outcomes } = await watched(store.path, all);

    expect(outcomes.map(({ code, lines, stderr }) => [code, lines, stderr])).toEqual(
      twenty.map(() => [0, 90 * 24 * 60, '']),
    );
    const reports = await reportsOf(store);
    expect(reports.map(({ id, status, eventCount }) => [id, status, eventCount])).toEqual(
      twenty.map((n) => [n + 1, 'completed', 90 * 24 * 60]),
    );
    expect(overlaps(reports)).toEqual([]);
    expect(seen).toEqual(reports.map(({ id }) => id).filter((id) => seen.includes(id)));
  });
});

describe('while a report is processing', () => {
  test('rerun is refused, and neither it nor another is deleted', async () => {
    const store = storeOfMany();
    expect((await store.run(['create', 'nobody@example.com'])).code).toBe(0);
    const first = launch(store, ['create', busyContact]);
    const { report } = await suspendBetweenWrites(first.pid, store.path);

    const rerun = await store.run(['rerun', '1', '--json']);
    expect([rerun.code, rerun.stdout, namedIn(rerun.stderr)]).toEqual([4, '', report]);
    const removed = await store.run(['delete', '1', `${report}`, '--yes']);
    expect([removed.code, removed.stdout]).toEqual([4, '']);
    expect(removed.stderr).toContain(`Cannot delete report ${report}: it is processing.`);
    expect((await reportsOf(store)).map(({ id, status }) => [id, status])).toEqual([
      [1, 'completed'],
      [report, 'processing'],
    ]);
  });

  test('--wait 1s waits that long and then exits 4', async () => {
    const store = storeOfMany();
    const first = launch(store, ['create', busyContact]);
    const { report } = await suspendBetweenWrites(first.pid, store.path);
    const before = performance.now();
    const waited = await store.run(['create', busyContact, '--wait', '1s', '--json']);
    expect([waited.code, waited.stdout, namedIn(waited.stderr)]).toEqual([4, '', report]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(1000);
  });

  test('Ctrl-C ends the wait and leaves no report behind', async () => {
    const store = storeOfMany();
    const first = launch(store, ['create', busyContact]);
    const { report } = await suspendBetweenWrites(first.pid, store.path);
    const waiting = launch(store, ['create', busyContact, '--wait']);
    // From when it has opened the store on, it is ready for signals.
    await until('it opens the store', () => filesOf(waiting).includes(store.path));
    process.kill(waiting.pid, 'SIGINT');
    expect(await waiting.outcome).toMatchObject({ code: 130, head: '' });
    expect((await reportsOf(store)).map(({ id }) => id)).toEqual([report]);
  });
});
