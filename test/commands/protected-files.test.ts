import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, temporaryStore } from '../support/program.ts';

const endings = ['', '-wal', '-shm', '-run'];

test.each(endings)('the store%s is never written over by --output or --rejects', async (ending) => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  await store.run(['create', 'anna.peeters@example.be']);
  const link = join(store.folder, 'link');
  symlinkSync(store.path + ending, link);
  const before = readFileSync(store.path);
  for (const target of [store.path + ending, link]) {
    for (const args of [
      ['view', '1', '--output', target],
      ['create', 'anna.peeters@example.be', '--output', target],
      ['rerun', '1', '--output', target],
      ['import', fixture('hostile.ndjson'), '--rejects', target],
    ]) {
      // A link that leads nowhere may be replaced: nothing is lost.
      const { code, stderr } = await store.run(args);
      if (ending === '' || target !== link)
        expect([code, stderr]).toEqual([2, expect.stringContaining('overwrite')]);
    }
  }
  expect(readFileSync(store.path).subarray(0, 16)).toEqual(before.subarray(0, 16));
  expect((await store.run(['doctor'])).code).toBe(0);
});

test('a file to import is not written over by --rejects', async () => {
  const store = temporaryStore();
  const { code } = await store.run([
    'import',
    fixture('hostile.ndjson'),
    '--rejects',
    fixture('hostile.ndjson'),
  ]);
  expect(code).toBe(2);
});
