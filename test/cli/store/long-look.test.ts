import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { hasOpen } from '../../support/open-files.ts';
import {
  backgroundOf,
  launch,
  resume,
  type Started,
  storesWithManyEvents,
  suspend,
  until,
} from '../../support/processes.ts';
import { cleanEnv, finished, fixture, program, temporaryStore } from '../../support/program.ts';
import { startPty } from '../../support/pty.ts';

/** From this size on, in bytes, a process of its own reads the store. */
const large = 32 * 1024 * 1024;

const storeOfMany = storesWithManyEvents(450_000);
type Store = ReturnType<typeof temporaryStore>;

const copyIn = (store: Store) => join(store.folder, 'copy.db');
const looks = [
  { look: 'doctor', args: () => ['doctor'] },
  { look: 'store info', args: () => ['store', 'info'] },
  { look: 'store backup', args: (store: Store) => ['store', 'backup', copyIn(store)] },
];

function largeStore(): Store {
  const store = storeOfMany();
  expect(statSync(store.path).size).toBeGreaterThan(large);
  return store;
}

const workersOf = (store: Store) => backgroundOf(store.path, 'internal-store-job');

/** The process that does the work, suspended while it has the store open, and the one that waits for it. */
async function suspendedAtWork(store: Store, args: string[]): Promise<{ parent: Started; pid: number }> {
  for (;;) {
    const parent = launch(store, args);
    let over = false;
    void parent.outcome.then(() => {
      over = true;
    });
    const pid = await until('a process at work', () => {
      const [found] = over ? [] : workersOf(store);
      return over ? 'over' : found;
    });
    if (pid !== 'over') {
      await until('it has begun', () => over || isAtWork(store, pid, args));
      const stopped = await suspend(pid).then(
        () => true,
        () => false,
      );
      if (stopped) return { parent, pid };
    }
    // It was faster than we.
    expect((await parent.outcome).code).toBe(0);
    rmSync(copyIn(store), { force: true });
  }
}

function isAtWork(store: Store, pid: number, args: string[]): boolean {
  if (!args.includes('backup')) return hasOpen(pid, store.path);
  return readdirSync(store.folder).some((name) => name.endsWith('.part'));
}

/** Nobody works any more, and nothing lies about; the command does its work when it is called again. */
async function allIsClean(store: Store, args: string[]): Promise<void> {
  expect(workersOf(store)).toEqual([]);
  expect(readdirSync(store.folder)).toEqual(['data']);
  const kept = readdirSync(dirname(store.path)).filter((name) => name !== 'events.db-run');
  expect(kept).toEqual(['events.db']);
  expect(await store.run(args)).toMatchObject({ code: 0, stderr: '' });
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s', (signal, code) => {
  test.each(looks)('ends $look while the work is being done', async ({ args: argsOf }) => {
    const store = largeStore();
    const args = argsOf(store);
    const { parent } = await suspendedAtWork(store, args);
    process.kill(parent.pid, signal);
    expect(await parent.outcome).toEqual({
      code,
      signal: null,
      head: '',
      lines: 0,
      stderr: 'error: Cancelled.\n',
    });
    await allIsClean(store, args);
  });
});

test('says in JSON that doctor was cancelled', async () => {
  const store = largeStore();
  const { parent } = await suspendedAtWork(store, ['doctor', '--json']);
  process.kill(parent.pid, 'SIGINT');
  const { code, head, stderr } = await parent.outcome;
  expect([code, head]).toEqual([130, '']);
  expect(JSON.parse(stderr)).toEqual({ error: { code: 'cancelled', message: 'Cancelled.', hint: null } });
});

test('Ctrl-C at a terminal, beside a spinner that turns', async () => {
  const store = largeStore();
  const pty = startPty(process.execPath, [program, 'doctor', '--store', store.path]);
  try {
    const pid = await until('a process at work', () => workersOf(store)[0]);
    await suspend(pid);
    await pty.waitFor('Checking the store');
    expect(pty.cursorHidden()).toBe(true);
    pty.key('ctrl-c');
    expect(await pty.exit()).toEqual({ code: 130, signal: null });
    expect(pty.transcript()).toBe('error: Cancelled.');
    expect(pty.cursorHidden()).toBe(false);
  } finally {
    await pty.dispose();
  }
  await allIsClean(store, ['doctor']);
});

// `store info` is over before it can be killed.
test.each(looks.filter(({ look }) => look !== 'store info'))(
  '$look says so where the process that did the work is killed',
  async ({ args: argsOf }) => {
    const store = largeStore();
    const args = argsOf(store);
    const { parent, pid } = await suspendedAtWork(store, args);
    process.kill(pid, 'SIGKILL');
    expect(await parent.outcome).toEqual({
      code: 1,
      signal: null,
      head: '',
      lines: 0,
      stderr: 'error: The process that was reading the store exited before it finished.\nTry again.\n',
    });
    await allIsClean(store, args);
  },
);

test('a copy for somebody who was killed is not kept', async () => {
  const store = largeStore();
  const args = ['store', 'backup', copyIn(store)];
  const { parent, pid } = await suspendedAtWork(store, args);
  process.kill(parent.pid, 'SIGKILL');
  expect((await parent.outcome).signal).toBe('SIGKILL');
  expect(readdirSync(store.folder)).not.toEqual(['data']);
  resume({ pid });
  await until('the work is given up', () => workersOf(store).length === 0);
  await allIsClean(store, args);
});

describe('a large store is seen as a small one is', () => {
  /** Two stores that hold the same; one of them has a file so large that a process of its own reads it. */
  async function smallAndLarge(change = ''): Promise<Store[]> {
    return Promise.all(
      ['', 'CREATE TABLE bulk (x); INSERT INTO bulk VALUES (zeroblob(50000000)); DROP TABLE bulk;'].map(
        async (bulk) => {
          const store = temporaryStore();
          expect((await store.run(['import', fixture('history.ndjson')])).code).toBe(0);
          const db = new Database(store.path);
          db.pragma('foreign_keys = OFF');
          db.exec(bulk + change);
          db.close();
          expect(statSync(store.path).size > large).toBe(bulk !== '');
          return store;
        },
      ),
    );
  }

  /** What a command says of a store, wherever that is and however large. */
  async function said(store: Store, args: string[]) {
    const { code, stdout, stderr } = await store.run(args.map((arg) => arg.replace('FOLDER', store.folder)));
    const neutral = (text: string) =>
      text
        .replaceAll(store.folder, 'FOLDER')
        .replace(/"bytes":\d+/, '"bytes":0')
        .replace(/^(\S+ +)[\d\s,.]+(bytes|octets)$/m, '$1$2')
        .replace(/[\d,.\s]+ Mo?B? /, ' MB ');
    return { code, stdout: neutral(stdout), stderr: neutral(stderr) };
  }

  async function expectSame(stores: Store[], args: string[], code: number): Promise<void> {
    const [small, other] = await Promise.all(stores.map((store) => said(store, args)));
    expect(small?.code).toBe(code);
    expect(other).toEqual(small);
  }

  test.each(['en', 'fr', 'nl'])('its checks, its counts and its copies, in %s', async (language) => {
    const stores = await smallAndLarge();
    const speaking = ['--lang', language];
    for (const args of [['doctor'], ['store', 'info'], ['store', 'backup', 'FOLDER/copy.db']])
      await expectSame(stores, [...args, ...speaking], 0);
    await expectSame(stores, ['store', 'info', '--json'], 0);
    for (const store of stores) expect((statSync(copyIn(store)).mode & 0o777).toString(8)).toBe('600');
    const [small, other] = stores.map((store) => readFileSync(copyIn(store)));
    expect(other?.length).toBe(small?.length);
    await expectSame(stores, ['doctor', '--store', 'FOLDER/copy.db'], 0);
  });

  test.each(['en', 'fr', 'nl'])('what is wrong with it, in %s', async (language) => {
    const stores = await smallAndLarge("UPDATE campaigns SET events = events + 1 WHERE id = 'c-04'");
    await expectSame(stores, ['doctor', '--lang', language], 1);
    for (const store of stores) {
      const bytes = readFileSync(store.path);
      bytes.fill(0xa5, 3 * 4096, 12 * 4096);
      writeFileSync(store.path, bytes);
    }
    for (const args of [['doctor'], ['store', 'info'], ['store', 'backup', 'FOLDER/copy.db']])
      await expectSame(stores, [...args, '--lang', language], 1);
    for (const store of stores) expect(readdirSync(store.folder)).toEqual(['data']);
  });

  test('where it cannot be copied to', async () => {
    const stores = await smallAndLarge();
    for (const store of stores) writeFileSync(join(store.folder, 'mine.txt'), 'mine');
    for (const file of ['mine.txt', 'nowhere/copy.db', 'mine.txt/copy.db', 'x'.repeat(300)])
      await expectSame(stores, ['store', 'backup', `FOLDER/${file}`], 1);
    for (const store of stores) expect(readdirSync(store.folder).sort()).toEqual(['data', 'mine.txt']);
  });

  test('that there is no room for the copy', async () => {
    for (const store of await smallAndLarge()) {
      const file = copyIn(store);
      // A limit on the size of files, in blocks of 512 bytes.
      const limited = ['-c', 'ulimit -f 80; exec "$@"', 'sh', process.execPath, program];
      const backup = ['store', 'backup', file, '--store', store.path];
      const { code, stdout, stderr } = await finished(
        spawn('sh', [...limited, ...backup], { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] }),
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(
        `error: Cannot write ${file}: the disk is full.\nFree some space, or choose another disk.\n`,
      );
      expect(readdirSync(store.folder)).toEqual(['data']);
    }
  });
});
