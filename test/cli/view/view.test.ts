import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededStore, type TestStore } from '../../support/stores.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const anna = 'anna.peeters@example.be';
const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown'];
let store: TestStore;

beforeEach(async () => {
  store = await seededStore();
});

describe('view ID', () => {
  test.each(formats)('prints what create printed, as %s', async (format) => {
    const created = await store.run(['create', anna, '--archived', '--format', format]);
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(created.stdout).not.toBe('');
    expect(await store.run(['view', '1', '--format', format])).toEqual(created);
    expect((await store.run(['view', '1', '--format', format.toUpperCase()])).stdout).toBe(created.stdout);
  });

  test('is a table for people where nothing else is said', async () => {
    const created = await store.run(['create', anna]);
    expect(await store.run(['view', '1', '--format', 'table'])).toEqual(created);
    expect(await store.run(['view', '1'])).toEqual(created);
  });

  test('changes nothing in the store', async () => {
    await store.run(['create', anna]);
    const content = () =>
      readdirSync(dirname(store.path)).map((name) => [name, hashOf(join(dirname(store.path), name))]);
    const before = content();
    for (const format of formats) await store.run(['view', '1', '--format', format]);
    await store.run(['list']);
    await store.run(['campaigns']);
    expect(content()).toEqual(before);
  });
});

describe('--sort', () => {
  const events = async (...flags: string[]) =>
    JSON.parse((await store.run([...flags, '--json'])).stdout).events as { timestamp: string }[];

  test('oldest first, desc turns it, also those of the same second', async () => {
    const ascending = await events('create', anna, '--archived');
    const times = ascending.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    expect(new Set(times).size).toBeLessThan(times.length);
    expect(await events('view', '1', '--sort', 'asc')).toEqual(ascending);
    expect(await events('view', '1', '--sort', 'desc')).toEqual(ascending.reverse());
  });

  test('of create and rerun is of what they print only', async () => {
    const descending = await events('create', anna, '--sort', 'desc');
    expect(await events('view', '1')).toEqual([...descending].reverse());
    expect(await events('rerun', '1', '--sort', 'desc')).toEqual(descending);
    expect(await events('view', '1')).toEqual([...descending].reverse());
  });

  test('turns every format', async () => {
    await store.run(['create', anna]);
    for (const format of ['table', 'ndjson', 'csv', 'tsv', 'markdown']) {
      const moments = async (order: string) => {
        const { stdout } = await store.run(['view', '1', '--format', format, '--sort', order]);
        return stdout.match(/^(?:\| |\{"timestamp":")?\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/gm) ?? [];
      };
      const ascending = await moments('asc');
      expect(ascending).toHaveLength(28);
      expect(await moments('desc')).toEqual(ascending.reverse());
    }
  });

  test('another order is a usage error', async () => {
    await store.run(['create', anna]);
    const { stdout, stderr, code } = await store.run(['view', '1', '--sort', 'random']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/random.*\n.*asc, desc/);
  });
});
