import { expect, test } from 'vitest';
import { fixture, temporaryStore } from '../../support/program.ts';
import { terminals } from '../../support/terminals.ts';

const start = terminals();

async function twoImports() {
  const store = temporaryStore();
  for (const file of ['history.ndjson', 'history.csv']) await store.run(['import', fixture(file)]);
  return store;
}

const undone = async (store: Awaited<ReturnType<typeof twoImports>>) =>
  JSON.parse((await store.run(['imports', '--json'])).stdout).imports.map(
    ({ undoneAt }: { undoneAt: string | null }) => undoneAt !== null,
  );

test.each([80, 40])('at a terminal of %d columns a person picks the import and confirms', async (cols) => {
  const store = await twoImports();
  const pty = start(store, ['imports', 'undo'], { cols });
  await pty.waitFor('❯ 2');
  pty.key('down');
  await pty.waitFor('❯ 1');
  pty.key('enter');
  await pty.waitFor('(y/N)');
  pty.type('y');
  pty.key('enter');
  expect(await pty.exit()).toEqual({ code: 0, signal: null });
  expect(await undone(store)).toEqual([false, true]);
});

test('no is no', async () => {
  const store = await twoImports();
  const pty = start(store, ['imports', 'undo', '2']);
  await pty.waitFor('Undo import 2 (history.csv)? Its 17 events are removed');
  pty.key('enter');
  expect((await pty.exit()).code).toBe(130);
  expect(await undone(store)).toEqual([false, false]);
});
