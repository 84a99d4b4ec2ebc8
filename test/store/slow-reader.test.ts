import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { busyContact, observe, storesWithManyEvents, until } from '../support/processes.ts';
import { cleanEnv, program } from '../support/program.ts';
import type { TestStore } from '../support/stores.ts';

const count = 20_000;
const storeOfMany = storesWithManyEvents(count);
const started: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A report that is printed to a reader that has read nothing yet. */
async function unread(store: ReturnType<typeof storeOfMany>) {
  expect((await store.run(['create', busyContact, '--json'])).code).toBe(0);
  const args = [program, 'view', '1', '--format', 'ndjson', '--store', store.path];
  const child = spawn(process.execPath, args, { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stdout = child.stdout;
  await new Promise<void>((resolve) => stdout.once('readable', () => resolve()));
  const readOn = async () => {
    const [printed, errors, code] = await Promise.all([text(stdout), text(child.stderr), ended]);
    return { lines: printed.split('\n').length - 1, stderr: errors, code };
  };
  return { readOn };
}

/** Writes to the log, which can be emptied only when nobody looks at what was there before. */
async function writeLater(store: TestStore): Promise<void> {
  const input = JSON.stringify({ email: 'a@x.be', action: 'created', timestamp: '2026-01-01T00:00:00Z' });
  expect((await store.run(['import', '-'], { input })).code).toBe(0);
}

const clearLog = (path: string) => {
  const db = observe(path);
  return () => (db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }])[0].busy === 0;
};

test('a slow reader does not keep the log from being emptied, and gets every row', async () => {
  const store = storeOfMany();
  const { readOn } = await unread(store);
  await writeLater(store);
  await until('the log can be emptied', clearLog(store.path));
  expect(await readOn()).toEqual({ lines: count, stderr: '', code: 0 });
});

test.each([
  [['rerun', '1', '--json'], 1, 'Report 1 was run again while it was being read.'],
  [['delete', '1', '--yes'], 3, 'Report not found: 1.'],
])('%j, beside a slow reader: never half of one answer and half of another', async (args, code, words) => {
  const store = storeOfMany();
  const { readOn } = await unread(store);
  await writeLater(store);
  await until('the log can be emptied', clearLog(store.path));
  expect((await store.run(args)).code).toBe(0);
  const ended = await readOn();
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(words)]);
  expect(ended.lines).toBeLessThan(count);
});
