import { expect, test } from 'vitest';
import { spawnLossless } from './lossless-pty.ts';

const hold = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

test.each([
  ['more than is read at once', 'yes | head -n 30000; echo last', { code: 0, signal: null }],
  ['a word, and a code', 'echo last; exit 7', { code: 7, signal: null }],
  ['a word, and a signal', 'echo last; kill -9 $$', { code: 0, signal: 9 }],
])('the last word of a command is read, however slowly: %s', async (_name, script, how) => {
  const outputs = Array.from({ length: 4 }, async () => {
    let output = '';
    const { end } = spawnLossless('/bin/sh', ['-c', script], {}, (data) => {
      output += data;
      hold(30);
    });
    expect(await end).toEqual(how);
    return output;
  });
  for (const output of await Promise.all(outputs)) expect(output.endsWith('last\r\n')).toBe(true);
});

test('what could be the beginning of the last word is not lost either', async () => {
  let output = '';
  const { end } = spawnLossless('/bin/sh', ['-c', "printf '\\000that is'"], {}, (data) => {
    output += data;
  });
  await end;
  expect(output).toBe('\u0000that is');
});
