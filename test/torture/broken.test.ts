import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fixture, temporaryStore } from '../support/program.ts';

const names = readdirSync(fixture('broken')).filter((name) => name !== 'README.md');
const readme = readFileSync(fixture('broken/README.md'), 'utf8');

test.each(names)('%s has its line in the README', (name) => {
  expect(readme).toContain(`\n| \`${name}\` | `);
});

test.each(names.filter((name) => !name.endsWith('.sql')))('%s ends in the four counts', async (name) => {
  const { code, stdout, stderr } = await temporaryStore().run([
    'import',
    fixture(`broken/${name}`),
    '--json',
  ]);
  expect([0, 1]).toContain(code);
  expect(stderr).toBe('');
  const { imported, duplicates, ignored, rejected } = JSON.parse(stdout) as Record<string, number>;
  expect((imported ?? 0) + (duplicates ?? 0) + (ignored ?? 0) + (rejected ?? 0)).toBeGreaterThan(0);
});

test.each(names.filter((name) => name.endsWith('.sql')))(
  '%s as a store is refused and left',
  async (name) => {
    const store = temporaryStore();
    mkdirSync(dirname(store.path));
    const db = new Database(store.path);
    db.exec(readFileSync(fixture(`broken/${name}`), 'utf8'));
    db.close();
    const before = readFileSync(store.path);
    for (const args of [['list'], ['view', '1'], ['import', fixture('history.json')]])
      expect((await store.run(args)).code).toBe(1);
    expect(readFileSync(store.path).equals(before)).toBe(true);
  },
);
