import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const all = ['history.ndjson', 'history.csv', 'history.json', 'hostile.ndjson', 'sendgrid/webhook.json'].map(
  fixture,
);

test('without a store a dry run counts like the import and makes neither store nor folder', async () => {
  const rehearsed = emptyStore();
  const dry = await rehearsed.run(['import', ...all, '--dry-run', '--json']);
  expect(readdirSync(rehearsed.folder)).toEqual([]);
  const real = await emptyStore().run(['import', ...all, '--json']);
  expect(dry).toEqual(real);
  expect(JSON.parse(dry.stdout)).toMatchObject({ imported: 343, duplicates: 3, ignored: 1, rejected: 16 });
});

test('with a store a dry run counts like the import and leaves the store byte by byte as it was', async () => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson'), fixture('hostile.ndjson')]);
  const files = () =>
    readdirSync(dirname(store.path)).map((name) => [name, hashOf(join(dirname(store.path), name))]);
  const before = files();
  const dry = await store.run(['import', ...all, '--dry-run', '--json']);
  expect(files()).toEqual(before);
  expect(JSON.parse(dry.stdout)).toMatchObject({ imported: 41, duplicates: 305, ignored: 1, rejected: 16 });
  expect(await store.run(['import', ...all, '--json'])).toEqual(dry);
});

test('a dry run says on stderr that nothing was written', async () => {
  const store = emptyStore();
  const { stdout, stderr, code } = await store.run(['import', fixture('history.ndjson'), '--dry-run']);
  expect(stdout).toMatch(/^imported +275\n/);
  expect(stderr).toMatch(/nothing was written/);
  expect({ code, made: existsSync(store.path) }).toEqual({ code: 0, made: false });
});

test('a dry run counts a record that comes twice once', async () => {
  const store = emptyStore();
  const { stdout } = await store.run([
    'import',
    fixture('history.json'),
    fixture('history.json'),
    '--dry-run',
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ imported: 8, duplicates: 8 });
});
