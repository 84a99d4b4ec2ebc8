import { describe, expect, test } from 'vitest';
import { bundle } from '../support/bundle.ts';
import { startPty } from '../support/pty.ts';
import { sessionsOf } from './support/session.ts';

const start = sessionsOf('questions');
const sgr = /\u001b\[[\d;]*m/;

const questions = [
  { question: 'email', ready: 'bob@example.org' },
  { question: 'actions', ready: 'Email: select all' },
  { question: 'period', ready: 'last 30 days' },
  { question: 'archived', ready: '(y/N)' },
  { question: 'confirm', ready: '(y/N)' },
  { question: 'report', ready: 'anna@example.be' },
];

describe.each(questions)('$question', ({ question, ready }) => {
  test.each(['ctrl-c', 'escape', 'ctrl-d'] as const)('%s cancels', async (key) => {
    const session = start([question]);
    await session.waitFor(ready);
    session.key(key);
    expect(await session.exit()).toEqual({ code: 130, signal: null });
    expect(session.screen().split('\n').at(-1)).toMatch(/Cancelled\.$/);
    expect(session.cursorHidden()).toBe(false);
    expect(session.stdout()).toBe('');
  });

  test('SIGTERM cancels with the exit code of the signal', async () => {
    const session = start([question]);
    await session.waitFor(ready);
    session.signal('SIGTERM');
    expect(await session.exit()).toEqual({ code: 143, signal: null });
    expect(session.cursorHidden()).toBe(false);
  });

  test.each([
    { way: 'NO_COLOR', args: [], env: { NO_COLOR: '1' } },
    { way: '--no-color', args: ['--no-color'], env: {} },
  ])('$way leaves out every colour', async ({ args, env }) => {
    const session = start([question, ...args], { env });
    await session.waitFor(ready);
    session.key('down', 'enter');
    await session.exit();
    expect(session.output()).not.toMatch(sgr);
  });

  test('is coloured although stdout is a file', async () => {
    const session = start([question]);
    await session.waitFor(ready);
    expect(session.output()).toMatch(sgr);
  });
});

test('Ctrl-Z suspends with a cursor, and the question can be answered afterwards', async () => {
  const session = start(['actions']);
  await session.waitFor('Email: select all');
  session.key('ctrl-z');
  await expect.poll(() => session.cursorHidden(), { timeout: 15_000 }).toBe(false);
  // Without a shell the terminal's own process is never stopped; it waits to be continued all the same.
  session.signal('SIGCONT');
  session.key('down');
  await session.waitFor('❯   ◉ Contact created');
  session.key('enter');
  expect((await session.exit()).code).toBe(0);
});

test('the terminal is left as it was', async () => {
  const script = await bundle(new URL('support/questions.ts', import.meta.url));
  const wait = '"$@"; echo "code $?"; stty -a';
  const pty = startPty('/bin/sh', ['-c', wait, 'sh', process.execPath, script.path, 'actions']);
  try {
    await pty.waitFor('Email: select all');
    pty.key('escape');
    const screen = await pty.waitFor(/ icanon/);
    expect(screen).toContain('code 130');
    expect(screen).toMatch(/(?<!-)echo /);
    expect(pty.cursorHidden()).toBe(false);
  } finally {
    await pty.dispose();
    script.remove();
  }
});
