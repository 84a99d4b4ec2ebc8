import { expect, test } from 'vitest';
import { poll } from '../../src/io/poll.ts';

const signal = new AbortController().signal;
const pause = () => 0;

/** Gives each result in turn; an Error is thrown. */
function loader(...results: (string | Error)[]) {
  return async () => {
    const result = results.shift() ?? 'end';
    if (result instanceof Error) throw result;
    return result;
  };
}

async function statesUntilEnd(load: () => Promise<string>, toleratedFailures?: number): Promise<string[]> {
  const states: string[] = [];
  const options = { pause, signal, ...(toleratedFailures !== undefined && { toleratedFailures }) };
  for await (const state of poll('first', load, options)) {
    states.push(state);
    if (state === 'end') break;
  }
  return states;
}

test('yields the first state, then each later one', async () => {
  expect(await statesUntilEnd(loader('a', 'b'))).toEqual(['first', 'a', 'b', 'end']);
});

test('pauses as long as the state requires', async () => {
  const asked: string[] = [];
  const options = {
    signal,
    pause(state: string) {
      asked.push(state);
      return 0;
    },
  };
  for await (const state of poll('first', loader('a'), options)) if (state === 'end') break;
  expect(asked).toEqual(['first', 'a']);
});

test('yields the same state after a tolerated failure; a success starts the count again', async () => {
  const busy = new Error('busy');
  const load = loader(busy, busy, 'a', busy, busy);
  expect(await statesUntilEnd(load, 2)).toEqual(['first', 'first', 'first', 'a', 'a', 'a', 'end']);
});

test('throws the error of one failure too many', async () => {
  await expect(statesUntilEnd(loader(new Error('busy')))).rejects.toThrow('busy');
  await expect(statesUntilEnd(loader(new Error('1'), new Error('2'), new Error('3')), 2)).rejects.toThrow(
    '3',
  );
});

test('ends when the signal aborts, during a pause or a look', async () => {
  for (const waiting of ['pause', 'look']) {
    const stop = new AbortController();
    const load = async () => {
      stop.abort(new Error('stopped'));
      return 'late';
    };
    const states = poll('first', load, {
      pause: () => (waiting === 'pause' ? 600_000 : 0),
      signal: stop.signal,
    });
    expect((await states.next()).value).toBe('first');
    const next = states.next();
    if (waiting === 'pause') stop.abort();
    await expect(next).rejects.toThrow(waiting === 'pause' ? /aborted/ : 'stopped');
  }
});
