import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { withSpinner } from '../../src/io/spinner.ts';
import { type Session, sessionsOf } from '../prompts/support/session.ts';

const start = sessionsOf('spinner');
const sgr = /\u001b\[[\d;]*m/;

async function startSlow(mode: string, env = {}): Promise<Session> {
  const session = start([mode], { env });
  await session.waitFor(/^\S Reading$/);
  session.signal('SIGUSR2');
  await session.waitFor(/^\S Halfway$/);
  return session;
}

test('what is quick shows nothing', async () => {
  const session = start(['quick']);
  expect((await session.exit()).code).toBe(0);
  expect(session.output()).toBe('');
  expect(session.stdout()).toBe('quick\n');
});

test('spins on stderr, says what is new, and leaves no trace', async () => {
  const session = await startSlow('slow');
  expect(session.cursorHidden()).toBe(true);
  expect(session.output()).toMatch(sgr);
  session.signal('SIGUSR2');
  expect((await session.exit()).code).toBe(0);
  expect(session.transcript()).toBe('');
  expect(session.cursorHidden()).toBe(false);
  expect(session.stdout()).toBe('slow\n');
});

test('stops before an error is told', async () => {
  const session = await startSlow('fail');
  session.signal('SIGUSR2');
  expect((await session.exit()).code).toBe(1);
  expect(session.screen()).toBe('Error: disk is full');
  expect(session.cursorHidden()).toBe(false);
});

test('Ctrl-C still interrupts, and the cursor comes back', async () => {
  const session = await startSlow('slow');
  session.key('ctrl-c');
  expect((await session.exit()).signal).toBe(2);
  expect(session.cursorHidden()).toBe(false);
});

test('NO_COLOR leaves out every colour', async () => {
  const session = await startSlow('slow', { NO_COLOR: '1' });
  expect(session.output()).not.toMatch(sgr);
});

test('without a terminal it only works', async () => {
  const stream = new PassThrough();
  const output = {
    stream,
    isTerminal: false,
    canRedraw: false,
    colorLevel: 0,
    columns: () => null,
    rows: () => null,
    write: async () => {},
  } as const;
  const io = { stdin: new PassThrough(), stdout: output, stderr: output, canPrompt: false };
  const answer = await withSpinner(io, 'Reading', async (say) => {
    say('Halfway');
    return 7;
  });
  expect(answer).toBe(7);
  expect(stream.read()).toBeNull();
});
