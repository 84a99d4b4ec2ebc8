import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../../src/errors.ts';
import { lines } from '../../import/follow/support.ts';
import { runInProcess } from '../../support/in-process.ts';
import { launch, until } from '../../support/processes.ts';
import { temporaryStore } from '../../support/program.ts';

/** The number of events in a store; 0 if there is none yet. */
function events(path: string): number {
  try {
    const db = new Database(path, { readonly: true });
    try {
      return db.prepare('SELECT count(*) FROM events').pluck().get() as number;
    } finally {
      db.close();
    }
  } catch {
    return 0;
  }
}

const arrive = (path: string, count: number) => until(`${count} events`, () => events(path) === count);

describe('import --follow', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it well', async (signal) => {
    const store = temporaryStore();
    const log = join(store.folder, 'events.log');
    writeFileSync(log, lines(0, 5));
    const { child, outcome } = launch(store, ['import', '--follow', log]);
    await arrive(store.path, 5);
    appendFileSync(log, lines(5, 9));
    await arrive(store.path, 9);
    child.kill(signal);
    const { code, head, stderr } = await outcome;
    expect(code).toBe(0);
    expect(head).toMatch(/^imported +9\nduplicates +0\n/);
    expect(stderr).toBe(`Following ${log}. Ctrl-C ends it.\n`);
  });

  test('a second signal ends it at once; nothing is lost, and the next start goes on', async () => {
    const store = temporaryStore();
    const log = join(store.folder, 'events.log');
    writeFileSync(log, lines(0, 30_000));
    const { child, outcome } = launch(store, ['import', '--follow', log]);
    await until('some events', () => events(store.path) > 0);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    const { code, signal } = await outcome;
    // It may have been done before the second one.
    expect([0, 130, 143]).toContain(signal === null ? code : signal === 'SIGINT' ? 130 : 143);
    const db = new Database(store.path);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    const again = launch(store, ['import', '--follow', log, '--json']);
    await arrive(store.path, 30_000);
    again.child.kill('SIGINT');
    expect((await again.outcome).code).toBe(0);
  });

  test('with --json prints one document at the end', async () => {
    const store = temporaryStore();
    const log = join(store.folder, 'events.log');
    writeFileSync(log, `${lines(0, 5)}nonsense\n`);
    const rejects = join(store.folder, 'rejects');
    const { child, outcome } = launch(store, ['import', '--follow', log, '--json', '--rejects', rejects]);
    await arrive(store.path, 5);
    child.kill('SIGINT');
    const { code, head, stderr } = await outcome;
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(JSON.parse(head)).toMatchObject({ imported: 5, rejected: 1, files: [{ file: log, imported: 5 }] });
  });

  test('goes on after kill -9 where the log was rotated meanwhile', async () => {
    const store = temporaryStore();
    const log = join(store.folder, 'events.log');
    writeFileSync(log, lines(0, 5));
    const first = launch(store, ['import', '--follow', log]);
    await arrive(store.path, 5);
    first.child.kill('SIGKILL');
    await first.outcome;
    appendFileSync(log, lines(5, 8));
    renameSync(log, `${log}.1`);
    writeFileSync(log, lines(8, 10));
    const second = launch(store, ['import', '--follow', log, '--json']);
    await arrive(store.path, 10);
    second.child.kill('SIGINT');
    const { code, head } = await second.outcome;
    expect(code).toBe(0);
    expect(JSON.parse(head)).toMatchObject({ imported: 5, rejected: 0 });
  });

  test('follows a folder that holds the store and the rejects', async () => {
    const store = temporaryStore();
    const folder = join(store.folder, 'data');
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'events.log'), `${lines(0, 5)}nonsense\n`);
    const rejects = join(folder, 'rejects');
    const { child, outcome } = launch(store, ['import', '--follow', folder, '--json', '--rejects', rejects]);
    await arrive(store.path, 5);
    appendFileSync(join(folder, 'events.log'), lines(5, 6));
    await arrive(store.path, 6);
    child.kill('SIGINT');
    expect(JSON.parse((await outcome).head)).toMatchObject({ imported: 6, rejected: 1 });
  });
});

describe('what cannot be followed', () => {
  test.each([
    [['-'], 'Standard input (-) cannot be followed'],
    [['.', '--dry-run'], '--dry-run cannot follow files'],
  ])('%j is wrong usage', async (args, sentence) => {
    const { code, stderr } = await runInProcess(['import', '--follow', ...args, '--store', 'no/store.db']);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test.each([
    [['--follow', 'no/such.log'], 'Cannot import no/such.log'],
    [['--follow', '/dev/null'], 'neither a regular file nor a folder'],
  ])('%j fails', async (args, sentence) => {
    const { code, stderr } = await runInProcess(['import', ...args, '--store', 'no/store.db']);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

test.each([
  ['en', 'Following .. Ctrl-C ends it.'],
  ['fr', 'Suivi de .. Ctrl-C y met fin.'],
  ['nl', '. wordt gevolgd. Ctrl-C stopt het.'],
])('in %s says what it does', async (lang, note) => {
  const store = temporaryStore();
  const controller = new AbortController();
  const ended = runInProcess(['import', '--follow', '.', '--lang', lang, '--store', store.path], {
    cwd: store.folder,
    signal: controller.signal,
  });
  writeFileSync(join(store.folder, 'events.log'), lines(0, 1));
  await arrive(store.path, 1);
  controller.abort(new CancelledError());
  const { code, stderr } = await ended;
  expect(code).toBe(0);
  expect(stderr.split('\n')[0]).toBe(note);
});
