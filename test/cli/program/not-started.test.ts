import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { installProgram } from '../../support/installed.ts';
import { cleanEnv, finished, program, temporaryFolder } from '../../support/program.ts';

/** Runs a program with room for no more than `files` open files. */
function withFiles(files: number, args: readonly string[]) {
  const script = 'ulimit -n "$1" && shift && exec "$@"';
  const words = [String(files), process.execPath, program, ...args];
  return finished(
    spawn('bash', ['-c', script, 'bash', ...words], {
      env: cleanEnv({ XDG_DATA_HOME: temporaryFolder() }),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

describe('what cannot be started says so in one sentence', () => {
  test('where a part of it is missing', async () => {
    const program = installProgram((name) => name === 'main.js');
    const { code, stdout, stderr } = await program.run(['list']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: Cannot start contact-report: [^\n]*main\.js[^\n]*\n$/);
    const json = await program.run(['list', '--json']);
    expect(json).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(json.stderr).error).toMatchObject({ code: 'unexpected', hint: null });
  });

  test('where a part that is read later is missing', async () => {
    const program = installProgram((name) => name.startsWith('topics'));
    const { code, stdout, stderr } = await program.run(['help', 'periods']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: Unexpected error: [^\n]*topics[^\n]*\n[^\n]*\n$/);
  });

  // Some of these are too few for Node itself, and with some all is well: that depends on its version.
  test.each([20, 22, 24, 26, 28, 30, 32, 40])('%d open files at most', async (files) => {
    const { code, stderr } = await withFiles(files, ['list']);
    if (/Native stack trace|contact-report\.js'|Assertion/.test(stderr)) return;
    if (code !== 0) expect(stderr).toMatch(/^error: [^\n]+\n(?:[^\n]+\n)?$/);
    expect(stderr).not.toBe('');
  });
});
