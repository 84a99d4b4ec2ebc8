import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cleanEnv,
  type Finished,
  finished,
  fixture,
  program,
  run,
  temporaryStore,
} from '../../support/program.ts';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

const anna = 'anna.peeters@example.be';
let store: ReturnType<typeof temporaryStore>;

// Made once, copied for each test.
const template = makeFolder();

beforeAll(async () => {
  const make = (args: readonly string[]) => run([...args, '--store', join(template, 'events.db')]);
  await make(['import', fixture('history.ndjson')]);
  await make(['create', anna]);
});

afterAll(() => remove(template));

beforeEach(() => {
  store = temporaryStore();
  cpSync(template, dirname(store.path), { recursive: true });
});

const commands: readonly (readonly string[])[] = [
  [],
  ['--help'],
  ['--version'],
  ['help', 'create'],
  ['import', fixture('history.json')],
  ['import', fixture('history.json'), '--json'],
  ['import', fixture('history.json'), '--dry-run'],
  ['create', anna],
  ['create', anna, '--json'],
  ['create', 'nobody@example.be'],
  ['create', anna, '--format', 'csv'],
  ['list'],
  ['list', '--json'],
  ['view', '1'],
  ['view', '1', '--format', 'ndjson'],
  ['view', '1', '--format', 'markdown'],
  ['rerun', '1'],
  ['rerun', '1', '--format', 'tsv'],
  ['delete', '1', '--yes'],
  ['campaigns'],
  ['campaigns', 'archive', 'c-05', '--json'],
  ['campaigns', 'unarchive', 'c-01'],
  ['actions'],
  ['actions', '--json'],
];

/** Runs the program in a shell, with redirections behind it. */
function inShell(args: readonly string[], redirection: string): Promise<Finished> {
  const words = [process.execPath, program, ...args, '--store', store.path];
  const script = `set -o pipefail; "$@" ${redirection}`;
  const child = spawn('bash', ['-c', script, 'bash', ...words], {
    env: cleanEnv(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end();
  return finished(child);
}

describe('with a reader of stdout that has gone', () => {
  test.each(commands.map((args) => [args]))('%j ends quietly', async (args) => {
    const child = store.start(args);
    child.stdin?.end();
    child.stdout?.destroy();
    expect(await finished(child)).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: expect.not.stringMatching(/error|EPIPE|^\s+at /im),
    });
  });

  test('what was asked for is done all the same', async () => {
    for (const args of [
      ['import', fixture('history.csv')],
      ['create', anna],
      ['campaigns', 'archive', 'c-05'],
      ['delete', '1', '--yes'],
    ]) {
      const child = store.start(args);
      child.stdin?.end();
      child.stdout?.destroy();
      expect((await finished(child)).code).toBe(0);
    }
    const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout);
    expect(reports).toMatchObject([{ id: 2, status: 'completed', eventCount: 28 }]);
    const { campaigns } = JSON.parse((await store.run(['campaigns', '--json'])).stdout);
    expect(campaigns).toContainEqual(expect.objectContaining({ id: 'c-05', archived: true }));
    expect(campaigns).toContainEqual(expect.objectContaining({ id: 'k-01' }));
  });

  test.each(['json', 'ndjson', 'csv', 'tsv', 'markdown', 'table'])(
    '| head -1 of %s, longer than a pipe holds',
    async (format) => {
      const events = Array.from({ length: 5000 }, (_, i) => {
        const timestamp = new Date(1767225600000 + i * 1000).toISOString();
        return JSON.stringify({
          email: 'x@example.be',
          action: 'campaignRead',
          timestamp,
          details: { note: 'n'.repeat(60) },
        });
      });
      await store.run(['import', '-'], { input: events.join('\n') });
      await store.run(['create', 'x@example.be']);
      const whole = (await store.run(['view', '2', '--format', format])).stdout;
      expect(whole.length).toBeGreaterThan(256 * 1024);
      const first = `${whole.split('\n')[0]}\n`;
      expect(await inShell(['view', '2', '--format', format], '| head -n 1')).toEqual({
        code: 0,
        signal: null,
        stdout: first,
        stderr: '',
      });
    },
  );

  test('of stderr: the exit code and the answer stay', async () => {
    for (const [args, code] of [
      [['view', '42'], 3],
      [['create', 'nobody'], 2],
      [['create', 'nobody@example.be'], 0],
      [['import', fixture('hostile.ndjson')], 1],
    ] as const) {
      const child = store.start(args);
      child.stdin?.end();
      child.stderr?.destroy();
      const result = await finished(child);
      expect(result.code).toBe(code);
      expect(result.stdout === '').toBe(code > 1);
    }
  });
});

describe('with streams that are closed from the start', () => {
  test.each(commands.map((args) => [args]))('%j: stdin', async (args) => {
    const { code, stdout, stderr } = await inShell(args, '<&-');
    expect({ code, said: stdout !== '' }).toEqual({ code: 0, said: true });
    expect(stderr).not.toMatch(/error|^\s+at /im);
  });

  test.each(commands.map((args) => [args]))('%j: stdout and stderr', async (args) => {
    expect(await inShell(args, '>&- 2>&-')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('import - of a closed stdin imports nothing and does not wait', async () => {
    const { stdout, code } = await inShell(['import', '-', '--json'], '<&-');
    expect({ code, imported: JSON.parse(stdout).imported }).toEqual({ code: 0, imported: 0 });
  });

  test('what is missing is never waited for', async () => {
    for (const args of [['create'], ['view'], ['rerun'], ['delete'], ['delete', '1']]) {
      const { code, stdout } = await inShell(args, '<&-');
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    }
  });
});

test('stdin that stays open is not waited for by what does not read it', async () => {
  for (const args of [['list'], ['create', anna], ['import', fixture('history.json')], ['create']]) {
    const child = store.start(args);
    const { code } = await finished(child);
    child.stdin?.destroy();
    expect(code).toBe(args.length === 1 && args[0] === 'create' ? 2 : 0);
  }
});

test('a disk that is full of stdout is an error: > /dev/full', async () => {
  const { code, stderr } = await inShell(['view', '1', '--json'], '> /dev/full');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]+\n(?:[^\n]+\n)?$/);
  expect(readFileSync(store.path).length).toBeGreaterThan(0);
});
