import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lines } from '../../import/follow/support.ts';
import { until } from '../../support/processes.ts';
import { finished, temporaryStore } from '../../support/program.ts';

/** Makes the reading thread fall asleep in native code, where nothing interrupts it, at a record that says so. */
const preload = `
const { isMainThread } = require('node:worker_threads');
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const parse = JSON.parse;
if (!isMainThread) JSON.parse = (text, ...rest) => {
  if (text.includes('stuck')) {
    writeFileSync(process.env.STUCK, '');
    spawnSync('sleep', ['30']);
  }
  return parse(text, ...rest);
};`;

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s, while the reading thread hears nothing', (signal, shellCode) => {
  test.each([[[]], [['--follow']]])('ends an import %j', async (flags) => {
    const store = temporaryStore();
    const [file, hook, mark] = ['events.ndjson', 'hook.cjs', 'mark'].map((name) => join(store.folder, name));
    writeFileSync(file ?? '', `${lines(0, 3)}{"stuck":1}\n`);
    writeFileSync(hook ?? '', preload);
    const env = { NODE_OPTIONS: `--require=${hook}`, STUCK: mark };
    const child = store.start(['import', ...flags, file ?? '', '--json'], { env });
    const result = finished(child);
    await until('the thread is stuck', () => existsSync(mark ?? ''));
    const began = performance.now();
    child.kill(signal);
    const { code, signal: endedBy } = await result;
    // As shells count: 128 and the number of the signal.
    expect(endedBy === signal ? shellCode : code).toBe(shellCode);
    // It slept on for 30 seconds.
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
