import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { cleanEnv, finished, fixture, program, temporaryStore } from '../../support/program.ts';

const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** The rights of the folder of a store and of all files in it, by their ending. */
function rightsOf(store: string): Record<string, string> {
  const files = readdirSync(dirname(store)).map((name) => [
    name.slice('events.db'.length),
    rights(join(dirname(store), name)),
  ]);
  return { folder: rights(dirname(store)), ...Object.fromEntries(files) };
}

/** Runs the program under a umask. */
async function runUnder(umask: string, args: readonly string[]): Promise<number | null> {
  const script = `umask ${umask}; exec "$@"`;
  const child = spawn('sh', ['-c', script, 'sh', process.execPath, program, ...args], { env: cleanEnv() });
  return (await finished(child)).code;
}

describe.each(['000', '022', '077'])('under umask %s', (umask) => {
  test.each([
    ['import', [fixture('history.ndjson')]],
    ['create', ['anna.peeters@example.be']],
  ])('what %s makes is for its owner only', async (command, args) => {
    const { path } = temporaryStore();
    expect(await runUnder(umask, [command, ...args, '--store', path])).toBe(0);
    expect(rightsOf(path)).toMatchObject({ folder: '700', '': '600' });
    expect(await runUnder(umask, ['create', 'anna.peeters@example.be', '--store', path])).toBe(0);
    // While somebody else has the store open, its log and shared memory lie beside it.
    const reader = new Database(path);
    try {
      reader.prepare('SELECT count(*) FROM reports').get();
      expect(await runUnder(umask, ['import', fixture('history.json'), '--store', path])).toBe(0);
      expect(await runUnder(umask, ['create', 'anna.peeters@example.be', '--store', path])).toBe(0);
      expect(rightsOf(path)).toEqual({
        folder: '700',
        '': '600',
        '-wal': '600',
        '-shm': '600',
        '-run': '600',
      });
    } finally {
      reader.close();
    }
  });

  test('every folder that is made on the way is for its owner only', async () => {
    const { folder } = temporaryStore();
    const path = join(folder, 'a', 'b', 'events.db');
    expect(await runUnder(umask, ['import', fixture('history.json'), '--store', path])).toBe(0);
    expect([rights(join(folder, 'a')), rights(join(folder, 'a', 'b'))]).toEqual(['700', '700']);
  });
});

test('a folder that is there keeps its rights', async () => {
  const { folder } = temporaryStore();
  mkdirSync(join(folder, 'shared'), { mode: 0o755 });
  const path = join(folder, 'shared', 'events.db');
  expect(await runUnder('022', ['import', fixture('history.json'), '--store', path])).toBe(0);
  expect(rightsOf(path)).toMatchObject({ folder: '755', '': '600' });
});
