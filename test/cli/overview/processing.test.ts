import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  backgroundOf,
  busyContact,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
} from '../../support/processes.ts';
import { finished } from '../../support/program.ts';
import { emptyStore, importSamples, type TestStore } from '../../support/stores.ts';
import { linesOf, terminals } from '../../support/terminals.ts';

const start = terminals();
const storeOfMany = storesWithManyEvents(60_000, importSamples, [
  'create',
  'anna.peeters@example.be',
  '--no-input',
]);

const eventsShown = '60,000';

/** A store with report 1 on anna, completed, and report 2 on {@link busyContact}, which is processing and suspended. */
async function busyStore(): Promise<{ store: TestStore; go: () => void }> {
  const store = storeOfMany();
  const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
  const { report } = await suspendBetweenWrites(create.pid, store.path);
  expect(report).toBe(2);
  return { store, go: () => resume(create) };
}

describe('the overview', () => {
  test.each([80, 40])('shows how far a report is, and refuses what must wait: %i columns', async (cols) => {
    const { store, go } = await busyStore();
    const pty = start(store, [], { cols });
    const screen = await pty.waitFor('esc leave');
    expect(screen).toMatch(/^❯ {2}2 {2}big@\S+ +processing \d+% +–/m);
    expect(screen).toMatch(/▱+ \d+%$/m);
    expect(screen).toContain('+ new report (report 2 is processing)');

    pty.type('n');
    await pty.waitFor('Report 2 is processing; a store runs');
    expect(pty.screen()).toContain('❯ + new report');
    pty.key('end', 'enter');
    await pty.waitFor('Report 1: anna.peeters@example.be');
    expect(pty.screen()).toContain('  run again (report 2 is processing)');
    pty.type('r');
    await pty.waitFor('Not now: report 2 is processing.');
    pty.key('escape');
    await pty.waitFor('esc leave');
    pty.key('up', 'enter');
    await pty.waitFor('delete (it is processing)');
    pty.type('d');
    await pty.waitFor('Not now: it is processing.');

    // The menu is free as soon as the report is completed, without a key.
    go();
    const free = await pty.waitFor(`completed · ${eventsShown} events`);
    expect(free).not.toContain('processing');
    expect(free).toContain('❯ delete\n');
    pty.key('escape');
    const list = await pty.waitFor('esc leave');
    expect(list).toMatch(new RegExp(`^❯ {2}2 .*completed +${eventsShown}`, 'm'));
    expect(list).not.toContain('processing');
  });

  test('sees by itself that a report is completed', async () => {
    const { store, go } = await busyStore();
    const pty = start(store);
    await pty.waitFor('processing');
    go();
    await pty.waitFor(new RegExp(`^❯ {2}2 .*completed +${eventsShown}`, 'm'));
  });
});

describe('list --watch', () => {
  test.each([100, 40])('in %i columns, in place, until the report is completed', async (cols) => {
    const { store, go } = await busyStore();
    const pty = start(store, ['list', '--watch'], { cols });
    const screen = await pty.waitFor('Waiting for report 2');
    expect(screen).toMatch(/processing \d+%/);
    expect(pty.cursorHidden()).toBe(true);
    go();
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.cursorHidden()).toBe(false);
    const { stdout } = await store.run(['list'], { env: { COLUMNS: `${cols}` } });
    const [list, next] = pty.transcript().split('\nView one: ');
    expect(list).toBe(stdout.trimEnd());
    expect(next).toMatch(/^contact-report view 2/);
  });

  test('in a window with less room than reports', async () => {
    const { store, go } = await busyStore();
    const pty = start(store, ['list', '--watch'], { cols: 80, rows: 4 });
    expect(linesOf(await pty.waitFor('Waiting for report 2'))).toHaveLength(3);
    go();
    await pty.exit();
    const shown = linesOf(pty.transcript());
    expect(shown.filter((line) => line.includes('Waiting'))).toEqual([]);
    expect(shown.filter((line) => line.startsWith('ID'))).toHaveLength(1);
  });

  test('Ctrl-C leaves the list as it is', async () => {
    const { store } = await busyStore();
    const pty = start(store, ['list', '--watch']);
    await pty.waitFor('Waiting for report 2');
    pty.key('ctrl-c');
    expect(await pty.exit()).toEqual({ code: 130, signal: null });
    expect(pty.cursorHidden()).toBe(false);
    expect(pty.screen()).toContain('anna.peeters@example.be');
  });

  test.each([['--json'], ['--email', busyContact], []])(
    'off a terminal prints once, at the end: %j',
    async (...flags) => {
      const { store, go } = await busyStore();
      const child = store.start(['list', '--watch', ...flags]);
      const outcome = finished(child);
      // Whoever does not wait is done by now; --email of somebody else does not wait.
      const other = await store.run(['list', '--watch', '--email', 'anna.peeters@example.be', '--json']);
      expect(JSON.parse(other.stdout).reports).toHaveLength(1);
      expect(child.exitCode).toBeNull();
      go();
      const { code, stdout, stderr } = await outcome;
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toBe((await store.run(['list', ...flags])).stdout);
    },
  );

  test('a spinner says what it waits for where only stdout is no terminal', async () => {
    const { store, go } = await busyStore();
    const stdoutFile = `${store.folder}/stdout`;
    const pty = start(store, ['list', '--watch', '--json'], { stdoutFile });
    await pty.waitFor(/Waiting for report 2 \(big@example\.com\), \d+%/);
    go();
    expect((await pty.exit()).code).toBe(0);
    expect(JSON.parse(readFileSync(stdoutFile, 'utf8')).reports[0]).toMatchObject({
      id: 2,
      status: 'completed',
    });
  });

  test('ends at once where nothing is processing, or there is no store', async () => {
    const none = emptyStore();
    const empty = 'There are no reports yet. Create one: contact-report create\n';
    expect(await none.run(['list', '--watch'])).toMatchObject({ code: 0, stdout: '', stderr: empty });
    const store = storeOfMany();
    expect(await store.run(['list', '--watch'])).toEqual(await store.run(['list']));
  });
});

test('--wait says what it waits for, and how long at most', async () => {
  const { store, go } = await busyStore();
  const pty = start(store, ['rerun', '1', '--wait', '5m'], { cols: 100 });
  await pty.waitFor(/Waiting for report 2 \(big@example\.com\), \d+%; gives up in (5m 0|4m \d+)s/);
  go();
  expect((await pty.exit()).code).toBe(0);
  expect(pty.screen()).not.toContain('Waiting');
  expect(backgroundOf(store.path)).toEqual([]);
});
