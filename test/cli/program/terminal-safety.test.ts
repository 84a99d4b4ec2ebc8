import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture, program } from '../../support/program.ts';
import { type Pty, startPty } from '../../support/pty.ts';
import { emptyStore, seededStore, type TestStore } from '../../support/stores.ts';

const mallory = 'mallory@example.com';
/** The colours that the program itself writes: SGR with numbers, nothing else. */
const ownColours = /\u001b\[\d+(?:;\d+)*m/g;
/** Controls but the line feed, and what reorders, hides or joins text beyond what is seen. */
const unsafe = /[^\n\P{Cc}]|[\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/u;

const looks: readonly (readonly [string, Record<string, string>])[] = [
  ['without colours', {}],
  ['in colours', { FORCE_COLOR: '1' }],
  ['in true colours', { FORCE_COLOR: '3' }],
  ['in a narrow terminal', { COLUMNS: '40', FORCE_COLOR: '1' }],
  ['in the narrowest', { COLUMNS: '1' }],
  ['in a wide one', { COLUMNS: '300' }],
];

let store: TestStore;

beforeEach(async () => {
  store = await seededStore(['import', fixture('hostile.ndjson')], ['create', mallory]);
});

describe.each(looks)('%s, hostile events', (_look, env) => {
  test.each([['view', '1'], ['rerun', '1'], ['list'], ['campaigns'], ['view', '1', '--sort', 'desc']])(
    'reach a terminal as harmless text: %s %s',
    async (...args) => {
      const { stdout, stderr, code } = await store.run(args, { env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const text = stdout.replace(ownColours, '');
      expect(text.length).toBeGreaterThan(50);
      expect(text).not.toMatch(unsafe);
      expect(stdout !== text).toBe('FORCE_COLOR' in env);
    },
  );
});

test('what is taken out leaves a sign', async () => {
  const { stdout } = await store.run(['view', '1']);
  expect(stdout).toContain('␛[31mRed');
  expect(stdout).toContain('�');
});

test('colours end on the line on which they begin', async () => {
  const { stdout } = await store.run(['view', '1'], { env: { FORCE_COLOR: '1' } });
  for (const line of stdout.split('\n')) {
    const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
    const open = codes.filter((code) => code < 10 || (code >= 30 && code <= 37) || code >= 90);
    const closed = codes.filter((code) => code === 22 || code === 39 || code === 0);
    expect(closed.length, line).toBe(open.filter((code) => code !== 0).length);
  }
});

describe('what stands on the command line is said back as harmless text', () => {
  const hostile = '\u001b[31m\u202e\u0007x';
  test.each([
    [['create', hostile]],
    [['create', 'a@example.be', '--actions', hostile]],
    [['create', 'a@example.be', '--from', hostile]],
    [['create', 'a@example.be', '--tz', hostile]],
    [['view', hostile]],
    [['list', '--email', hostile]],
    [['list', '--status', hostile]],
    [['campaigns', 'archive', hostile]],
    [['import', hostile]],
    [[hostile]],
    [['list', `--${hostile}`]],
  ])('%j', async (args) => {
    const { stdout, stderr, code } = await store.run(args, { env: { FORCE_COLOR: '1' } });
    expect({ stdout, failed: code !== 0 }).toEqual({ stdout: '', failed: true });
    expect(stderr).not.toBe('');
    expect(stderr.replace(ownColours, '')).not.toMatch(unsafe);
    expect(stderr).not.toContain('\u001b[31m');
  });
});

test('the reasons of rejections are said as harmless text', async () => {
  const other = emptyStore();
  const { stderr } = await other.run(['import', fixture('hostile.ndjson')], { env: { FORCE_COLOR: '1' } });
  expect(stderr.split('\n').length).toBeGreaterThan(10);
  expect(stderr).not.toMatch(unsafe);
  const email = '\u001b[31m\u202e@\u0007';
  const bad = JSON.stringify({ email, action: `\u001b]0;x\u0007`, timestamp: '2026-01-01' });
  const said = (await other.run(['import', '-'], { input: bad })).stderr;
  expect(said).not.toMatch(unsafe);
});

describe('the path of a store', () => {
  const hostile = '\u001b[31m\u202e\u0007x.db';
  const open: Pty[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pty) => pty.dispose()));
  });

  /** What a terminal receives, whose lines do not break. */
  async function atTerminal(args: readonly string[]): Promise<string> {
    const pty = startPty(process.execPath, [program, ...args], { cols: 400 });
    open.push(pty);
    expect((await pty.exit()).code).toBe(0);
    return pty.output().replaceAll('\r\n', '\n').replace(ownColours, '');
  }

  test('reaches a terminal as harmless text, a pipe to the byte', async () => {
    const path = join(dirname(store.path), hostile);
    const said = await atTerminal(['store', 'path', '--store', path]);
    expect(said).toContain('␛[31m');
    expect(said).not.toMatch(unsafe);
    expect(await runInProcess(['store', 'path', '--store', path])).toMatchObject({
      code: 0,
      stdout: `${path}\n`,
    });
  });

  test('of a copy reaches both as harmless text', async () => {
    const copy = (name: string) => [
      'store',
      'backup',
      join(dirname(store.path), name),
      '--store',
      store.path,
    ];
    for (const said of [await atTerminal(copy(hostile)), (await runInProcess(copy(`2${hostile}`))).stdout]) {
      expect(said).toContain('␛[31m');
      expect(said).not.toMatch(unsafe);
    }
    expect(existsSync(join(dirname(store.path), hostile))).toBe(true);
  });
});
