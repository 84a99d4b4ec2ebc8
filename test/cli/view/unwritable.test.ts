import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { plainly } from '../../messages/support.ts';
import { cleanEnv, finished, fixture, program } from '../../support/program.ts';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore(importSamples, ['create', anna]);
});

/** Runs the program in a shell, with something before it and redirections behind it. */
function inShell(args: readonly string[], redirection: string, before = 'true') {
  const child = spawn(
    'bash',
    ['-c', `${before}; "$@" ${redirection}`, 'bash', process.execPath, program, ...args],
    {
      env: cleanEnv({ CONTACT_REPORT_STORE: store.path }),
      cwd: store.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return finished(child);
}

describe('stdout on a full disk', () => {
  test.each([
    [['list']],
    [['view', '1']],
    [['create', anna]],
    [['import', fixture('history.json')]],
    [['campaigns', 'archive', 'c-05']],
    [['store', 'info']],
    [['completion', 'bash']],
    [['--help']],
    [['help', 'create']],
    [[]],
    [['--no-color', '--version']],
  ])('%j names the output', async (args) => {
    expect(await inShell(args, '> /dev/full')).toMatchObject({
      code: 1,
      stderr: 'error: Cannot write the output: the disk is full.\nSend it to another place: > FILE\n',
    });
  });

  test('--version alone says so, too', async () => {
    const { code, stderr } = await inShell(['--version'], '> /dev/full');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: [^\n]+ENOSPC[^\n]+\n$/),
    });
  });

  test.each([
    ['fr', 'erreur : Impossible d’écrire la sortie : le disque est plein.\nEnvoyez-la ailleurs : > FILE\n'],
    ['nl', 'fout: Kan de uitvoer niet schrijven: de schijf is vol.\nStuur ze ergens anders heen: > FILE\n'],
  ])('in %s', async (language, stderr) => {
    const said = await inShell(['list', '--lang', language], '> /dev/full');
    expect({ code: said.code, stderr: plainly(said.stderr) }).toEqual({ code: 1, stderr });
  });

  test('has a code of its own', async () => {
    const { code, stderr } = await inShell(['list', '--json'], '> /dev/full');
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'output_failed' });
  });

  test('is told where a part of the answer still finds room', async () => {
    const events = Array.from({ length: 600 }, (_, i) =>
      JSON.stringify({
        email: anna,
        action: 'campaignSent',
        timestamp: '2026-01-05T09:00:00Z',
        campaign: { id: `n-${i}`, name: `Newsletter ${i} ${'x'.repeat(60)}` },
      }),
    );
    await store.run(['import', '-'], { input: events.join('\n') });
    const whole = (await store.run(['campaigns', '--json'])).stdout;
    expect(whole.length).toBeGreaterThan(64 * 1024);
    const { code, stderr } = await inShell(['campaigns', '--json'], '> part.json', 'ulimit -f 48');
    expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
      code: 1,
      error: { code: 'output_failed', message: 'Cannot write the output: the file is too large.' },
    });
    expect((await inShell(['campaigns', '--json'], '> whole.json')).code).toBe(0);
    expect(readFileSync(join(store.folder, 'whole.json'), 'utf8')).toBe(whole);
  });
});

describe('stderr on a full disk changes nothing', () => {
  test.each([
    [['view', '1', '--output', 'report.html'], 0],
    [['create', 'nobody@example.be'], 0],
    [['rerun', '1', '--detach'], 0],
    [['import', fixture('history.ndjson')], 0],
    [['import', fixture('hostile.ndjson')], 1],
    [['view', '42'], 3],
    [['create', 'nobody'], 2],
  ] as const)('%j ends with %d', async (args, code) => {
    const heard = await inShell([...args], '');
    expect(heard.code).toBe(code);
    const unheard = await inShell([...args], '2> /dev/full');
    expect({ code: unheard.code, said: unheard.stdout !== '' }).toEqual({ code, said: heard.stdout !== '' });
  });

  test('the file of --output is whole', async () => {
    await inShell(['view', '1', '--output', 'report.html'], '2> /dev/full');
    const page = (await store.run(['view', '1', '--format', 'html'])).stdout;
    expect(readFileSync(join(store.folder, 'report.html'), 'utf8')).toBe(page);
  });
});
