import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanEnv, finished, fixture, program, temporaryStore } from '../../support/program.ts';

const anna = 'anna.peeters@example.be';
const sentence = 'error: The current directory no longer exists.\nChange to another one: cd\n';

/** Runs the program in a folder that is deleted before it starts. */
function inDeletedFolder(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  mkdirSync(folder, { recursive: true });
  const script = 'cd "$1" && rmdir "$1" && shift && exec "$@"';
  const words = [folder, process.execPath, program, ...args];
  return finished(
    spawn('bash', ['-c', script, 'bash', ...words], {
      env: cleanEnv(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

describe('in a folder that was deleted', () => {
  test.each([
    [['store', 'path', '--store', 'events.db']],
    [['create', anna, '--output', 'report.html']],
    [['list', '--store', 'events.db']],
  ])('%j says so', async (args) => {
    const store = temporaryStore();
    const gone = join(store.folder, 'gone');
    const env = { CONTACT_REPORT_STORE: store.path };
    expect(await inDeletedFolder(gone, args, env)).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: sentence,
    });
    const { code, stderr } = await inDeletedFolder(gone, [...args, '--json'], env);
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'no_folder' });
  });

  test('a store that the environment names says so, too, and the help needs none', async () => {
    const gone = join(temporaryStore().folder, 'gone');
    const env = { CONTACT_REPORT_STORE: 'events.db' };
    expect(await inDeletedFolder(gone, ['list'], env)).toMatchObject({ code: 1, stderr: sentence });
    expect(await inDeletedFolder(gone, ['--help'], env)).toMatchObject({ code: 0, stderr: '' });
  });

  test('what names all from the root on is done', async () => {
    const store = temporaryStore();
    await store.run(['import', fixture('history.ndjson')]);
    const gone = join(store.folder, 'gone');
    const page = join(store.folder, 'report.html');
    const args = ['create', anna, '--output', page, '--store', store.path];
    expect((await inDeletedFolder(gone, args)).code).toBe(0);
    expect(await inDeletedFolder(gone, ['store', 'path', '--store', store.path])).toMatchObject({
      code: 0,
      stdout: `${store.path}\n`,
    });
  });
});
