import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { hasOpen } from '../../support/open-files.ts';
import { until } from '../../support/processes.ts';
import { finished, fixture, temporaryStore } from '../../support/program.ts';

/** Some thousand events, other ones each time. */
function* manyEvents(): Generator<string, never> {
  for (let moment = 1767225600000; ; ) {
    let lines = '';
    for (let i = 0; i < 2000; i++) {
      const timestamp = new Date(moment++).toISOString();
      lines += `{"email":"anna@example.be","action":"campaignRead","timestamp":"${timestamp}"}\n`;
    }
    yield lines;
  }
}

/** How many events a store holds; null while there are none. */
function eventsIn(path: string): number | null {
  if (!existsSync(path)) return null;
  const db = new Database(path, { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM events').pluck().get()) || null;
  } catch {
    return null; // no table yet
  } finally {
    db.close();
  }
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, exitCode) => {
  test.each([[[]], [['--json']]])(
    'ends an import %j: what was written is whole, and repeating it completes it',
    async (flags) => {
      const store = temporaryStore();
      const child = store.start(['import', '-', ...flags]);
      const result = finished(child);
      child.stdin?.on('error', () => {});
      // More and more, until some are in; then none comes, and the program waits.
      const source = manyEvents();
      let input = '';
      const written = await until('a batch in the store', () => {
        if (!child.stdin?.writableNeedDrain) {
          const lines = source.next().value;
          child.stdin?.write(lines);
          input += lines;
        }
        return eventsIn(store.path);
      });
      child.kill(signal);
      const { code, stdout, stderr } = await result;
      expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
      if (flags.length === 0) expect(stderr).toBe('error: Cancelled.\n');
      else
        expect(JSON.parse(stderr)).toEqual({
          error: { code: 'cancelled', message: 'Cancelled.', hint: null },
        });
      const db = new Database(store.path);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const kept = Number(db.prepare('SELECT count(*) FROM events').pluck().get());
      db.close();
      expect(kept).toBeGreaterThanOrEqual(written);
      const again = await store.run(['import', '-', '--json'], { input });
      expect(JSON.parse(again.stdout)).toMatchObject({
        imported: input.split('\n').length - 1 - kept,
        duplicates: kept,
        rejected: 0,
      });
    },
  );

  test('ends a create that waits for another report, and leaves no report of it', async () => {
    const store = temporaryStore();
    await store.run(['import', fixture('history.ndjson')]);
    await store.run(['create', 'anna.peeters@example.be']);
    const lock = new Database(`${store.path}-run`);
    try {
      lock.exec('BEGIN EXCLUSIVE');
      const db = new Database(store.path);
      db.exec("UPDATE runs SET status = 'processing'");
      db.close();
      const child = store.start(['create', 'sophie.lambert@example.org', '--wait', '--json']);
      const result = finished(child);
      await until('the program opens the store', () => hasOpen(child.pid, store.path));
      child.kill(signal);
      const { code, stdout, stderr } = await result;
      expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
      expect(JSON.parse(stderr).error.code).toBe('cancelled');
      const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout);
      expect(reports.map(({ id }: { id: number }) => id)).toEqual([1]);
    } finally {
      lock.close();
    }
  });
});
