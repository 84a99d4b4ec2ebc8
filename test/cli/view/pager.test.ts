import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { program } from '../../support/program.ts';
import { type Pty, type PtyOptions, startPty } from '../../support/pty.ts';
import { sampleStore } from './support.ts';

const open: Pty[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pty) => pty.dispose()));
});

/** A terminal in which a person views the report on Anna; `pager` is a program of theirs that says it was there. */
async function viewing(args: readonly string[] = [], options: PtyOptions = {}) {
  const store = await sampleStore();
  const pager = join(store.folder, 'my pager');
  const log = join(store.folder, 'paged');
  writeFileSync(
    pager,
    `#!/bin/sh\nprintf '%s|' "$@" > '${log}'\nprintf '%s' "$LESS" >> '${log}'\nexec cat\n`,
  );
  chmodSync(pager, 0o755);
  const start = (more: readonly string[] = [], changes: PtyOptions['env'] = {}) => {
    const pty = startPty(process.execPath, [program, 'view', '1', '--store', store.path, ...args, ...more], {
      rows: 20,
      cols: 100,
      ...options,
      env: {
        PAGER: undefined,
        LESS: undefined,
        CONTACT_REPORT_PAGER: undefined,
        ...options.env,
        ...changes,
      },
    });
    open.push(pty);
    return pty;
  };
  return {
    store,
    start,
    pager: `'${pager}'`,
    paged: () => (existsSync(log) ? readFileSync(log, 'utf8') : null),
  };
}

test('a long report is read in less, and q ends quietly', async () => {
  const { start } = await viewing();
  const pty = start();
  await pty.waitFor('q quit');
  expect(pty.screen()).toContain('anna.peeters@example.be');
  expect(pty.screen()).not.toContain('Survey submitted 1');
  pty.type('G');
  await pty.waitFor('Survey submitted 1');
  pty.type('q');
  expect(await pty.exit()).toEqual({ code: 0, signal: null });
});

test('Ctrl-C is the pager’s affair, and the terminal is left as it was', async () => {
  const { store } = await viewing();
  // Ctrl-C goes to the shell around it, too.
  const wait = 'trap : INT; "$@"; echo "code $?"; stty -a';
  const pty = startPty(
    '/bin/sh',
    ['-c', wait, 'sh', process.execPath, program, 'view', '1', '--store', store.path],
    { rows: 20, cols: 100, env: { PAGER: undefined, LESS: undefined } },
  );
  open.push(pty);
  await pty.waitFor('q quit');
  pty.key('ctrl-c');
  // The terminal forgets keys that come with a Ctrl-C, so some may be lost.
  const press = () => {
    pty.type('G');
    return pty.screen();
  };
  await expect.poll(press, { timeout: 15_000, interval: 100 }).toContain('Survey submitted 1');
  pty.type('q');
  const screen = await pty.waitFor(/ icanon/);
  expect(screen).toContain('code 0');
  expect(screen).toMatch(/(?<!-)echo /);
});

test('less reads UTF-8 even if the locale is not installed, and tells its keys', async () => {
  const { start } = await viewing();
  const pty = start(['--lang', 'fr'], { LANG: 'xx_XX.UTF-8', LC_ALL: 'xx_XX.UTF-8' });
  await pty.waitFor('q quitter, / chercher, espace suite');
  expect(pty.screen()).toContain('Événements');
  expect(pty.screen()).not.toContain('<C3>');
  pty.type('q');
  expect((await pty.exit()).code).toBe(0);
});

test('quitting before all is written ends quietly', async () => {
  const { start } = await viewing();
  const pty = start([], { PAGER: 'head -n 1' });
  expect(await pty.exit()).toEqual({ code: 0, signal: null });
  expect(pty.screen()).toBe('anna.peeters@example.be');
});

test('SIGTERM takes the pager from the screen', async () => {
  const { start } = await viewing();
  const pty = start();
  await pty.waitFor('q quit');
  pty.signal('SIGTERM');
  expect(await pty.exit()).toEqual({ code: 143, signal: null });
});

test('CONTACT_REPORT_PAGER goes before PAGER; both may have arguments and quotes', async () => {
  const { start, pager, paged } = await viewing();
  const one = start([], { PAGER: `${pager} 'a b'`, LESS: 'S' });
  expect((await one.exit()).code).toBe(0);
  expect(paged()).toBe('a b|S');
  expect(one.transcript()).toContain('Survey submitted 1');
  const two = start([], { PAGER: 'false', CONTACT_REPORT_PAGER: `${pager} x` });
  expect((await two.exit()).code).toBe(0);
  expect(paged()).toMatch(/^x\|FRX-Ps/);
});

test.each([
  { why: '--no-pager', args: ['--no-pager'], env: {} },
  { why: '--no-input', args: ['--no-input'], env: {} },
  { why: 'TERM=dumb', args: [], env: { TERM: 'dumb' } },
  { why: 'another format', args: ['--format', 'csv'], env: {} },
  { why: 'a short report', args: ['--limit', '1'], env: {} },
  { why: 'an empty CONTACT_REPORT_PAGER', args: [], env: { CONTACT_REPORT_PAGER: '' } },
])('$why: no pager', async ({ args, env }) => {
  const { start, pager, paged } = await viewing();
  const pty = start(args, { PAGER: pager, ...env });
  expect((await pty.exit()).code).toBe(0);
  expect(paged()).toBe(null);
  expect(pty.transcript()).toMatch(/Welkom|1 of 38/);
});

test('no pager where stdout is no terminal', async () => {
  const { store, pager, paged } = await viewing();
  const { stdout } = await store.run(['view', '1'], { env: { PAGER: pager } });
  expect(stdout).toContain('Survey submitted 1');
  expect(paged()).toBe(null);
});

test('a pager that is not there is done without', async () => {
  const { start } = await viewing();
  const pty = start([], { PAGER: 'no-such-pager -x' });
  expect((await pty.exit()).code).toBe(0);
  expect(pty.transcript()).toContain('Cannot start the pager no-such-pager -x.');
  expect(pty.transcript()).toMatch(/anna\.peeters@example\.be[\s\S]*Survey submitted 1/);
  const quoted = start([], { PAGER: "'no-such-pager' -x" });
  expect((await quoted.exit()).code).toBe(1);
  expect(quoted.transcript()).toContain('Print without a pager: --no-pager');
});

test('a report as long as the screen needs no pager', async () => {
  const { pager, paged, store } = await viewing();
  const { stdout } = await store.run(['view', '1'], { env: { COLUMNS: '100' } });
  const lines = stdout.split('\n').length - 1;
  for (const [rows, isPaged] of [
    [lines + 1, false],
    [lines, true],
  ] as const) {
    const pty = startPty(process.execPath, [program, 'view', '1', '--store', store.path], {
      rows,
      cols: 100,
      env: { PAGER: pager },
    });
    open.push(pty);
    await pty.exit();
    expect(paged() !== null).toBe(isPaged);
  }
});
