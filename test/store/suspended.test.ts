import { describe, expect, test } from 'vitest';
import {
  busyContact,
  busyEvent,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  suspensions,
} from '../support/processes.ts';

const count = 200_000;
const storeOfMany = storesWithManyEvents(count);
type Store = ReturnType<typeof storeOfMany>;

/** The first report of the list. */
async function newest(store: Store): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await store.run(['list', '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return (JSON.parse(stdout) as { reports: Record<string, unknown>[] }).reports[0] ?? {};
}

/** Events of the same contact, imported while its report is processing. */
const later = [1, 2, 3].map((n) => `${JSON.stringify({ ...busyEvent(n), id: `later-${n}` })}\n`).join('');

describe.each(suspensions)('a create that is suspended $where', ({ suspendRun }) => {
  test('still blocks: it is never declared dead, and others exit 4 and name it', async () => {
    const store = storeOfMany();
    const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
    const { report } = await suspendRun(create.pid, store.path);

    for (const command of [
      ['create', busyContact],
      ['rerun', `${report}`],
      ['create', 'anna@example.be'],
    ]) {
      const { code, stdout, stderr } = await store.run(command);
      expect([code, stdout]).toEqual([4, '']);
      expect(stderr).toMatch(
        new RegExp(
          `^error: Report ${report} \\(big@example\\.com\\) has been processing since .* UTC; .*\\n.+\\n$`,
        ),
      );
      expect(await newest(store)).toMatchObject({ id: report, status: 'processing', failure: null });
    }
    const { progress } = await newest(store);
    expect(progress).toBeGreaterThanOrEqual(0);
    expect(progress).toBeLessThanOrEqual(1);

    resume(create);
    expect(await create.outcome).toMatchObject({ code: 0, lines: count, stderr: '' });
    expect(await newest(store)).toMatchObject({ id: report, status: 'completed', progress: null });
  });

  test('in a rerun still shows the answer before it', async () => {
    const store = storeOfMany();
    const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
    expect(await create.outcome).toMatchObject({ code: 0, lines: count });
    const before = (await store.run(['view', '1', '--format', 'ndjson'])).stdout;

    const rerun = launch(store, ['rerun', '1']);
    expect((await suspendRun(rerun.pid, store.path)).report).toBe(1);
    expect((await store.run(['view', '1', '--format', 'ndjson'])).stdout === before).toBe(true);
    expect(await newest(store)).toMatchObject({ status: 'processing', eventCount: count });
  });
});

// Within a write nobody else can write: SQLite has one writer at a time.
test('a create that is suspended between two writes leaves import at work, whose events it shows all or none of', async () => {
  const store = storeOfMany();
  const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
  const { report } = await suspendBetweenWrites(create.pid, store.path);

  const imported = await store.run(['import', '-', '--json'], { input: later });
  expect([imported.code, imported.stderr]).toEqual([0, '']);
  expect(JSON.parse(imported.stdout)).toMatchObject({ imported: 3, duplicates: 0, rejected: 0 });
  expect((await store.run(['campaigns', 'archive', 'c-1', '--json'])).code).toBe(0);
  expect(await newest(store)).toMatchObject({ id: report, status: 'processing' });

  resume(create);
  const { code, lines, stderr } = await create.outcome;
  expect([code, stderr]).toEqual([0, '']);
  expect([count, count + 3]).toContain(lines);
  expect(await newest(store)).toMatchObject({ eventCount: lines, archivedEventsNotShown: 0 });
  const again = launch(store, ['rerun', `${report}`, '--format', 'ndjson']);
  // One of the three new events, and one in forty of the others, are of the campaign archived since.
  expect(await again.outcome).toMatchObject({ code: 0, lines: count + 3 - (count / 40 + 1) });
});
