import { linkSync, renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasOpen } from '../../support/open-files.ts';
import { observe, tryToWrite, until } from '../../support/processes.ts';
import { finished, fixture, temporaryStore } from '../../support/program.ts';

test('a store with two names is refused under both, and taken again under one', async () => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  const other = `${store.path}-other`;
  linkSync(store.path, other);
  for (const path of [store.path, other])
    for (const command of [['list'], ['import', fixture('history.json')], ['create', 'a@example.be']]) {
      const { code, stderr } = await store.run([...command, '--store', path]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('has a second name (a hard link)')]);
    }
  rmSync(other);
  expect((await store.run(['list'])).code).toBe(0);
});

test.each([
  ['removed', (path: string) => rmSync(path)],
  ['moved', (path: string) => renameSync(path, `${path}.old`)],
])('an import into a store that is %s meanwhile does not say that it is done', async (_how, takeAway) => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  const db = observe(store.path);
  // Holds the import up before it writes.
  expect(tryToWrite(db)).toBe(true);
  const child = store.start(['import', fixture('history.csv'), '--json']);
  const result = finished(child);
  child.stdin?.end();
  // The store itself is looked into before it is opened; the memory of its log only then.
  await until('the import has opened the store', () => hasOpen(child.pid, `${store.path}-shm`));
  takeAway(store.path);
  db.exec('ROLLBACK');
  const { code, stdout, stderr } = await result;
  expect([code, stdout]).toEqual([1, '']);
  expect(JSON.parse(stderr).error.code).toBe('store_moved');
});
