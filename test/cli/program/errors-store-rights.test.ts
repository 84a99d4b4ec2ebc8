import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cleanEnv, finished, fixture, program } from '../../support/program.ts';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
const readers: readonly (readonly string[])[] = [
  ['list'],
  ['view', '1'],
  ['campaigns'],
  ['import', fixture('history.json'), '--dry-run'],
];
const writers: readonly (readonly string[])[] = [
  ['create', anna],
  ['create', anna, '--detach'],
  ['rerun', '1'],
  ['delete', '1', '--yes'],
  ['campaigns', 'archive', 'c-05'],
  ['import', fixture('history.json')],
];

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

let store: TestStore;

beforeEach(async () => {
  store = await seededStore(importSamples, ['create', anna]);
});

/** What takes away from root what it may do beyond the rights of files; others never have that. */
const overrides = '-dac_override,-dac_read_search';
const asOwnerOnly =
  process.getuid?.() === 0 ? ['setpriv', `--bounding-set=${overrides}`, `--inh-caps=${overrides}`] : [];

/** Runs the program as somebody who has no more rights than files say; gives its error as well. */
async function runAsOwner(args: readonly string[]) {
  const [command = '', ...rest] = [...asOwnerOnly, process.execPath, program, ...args, '--store', store.path];
  const child = spawn(command, [...rest, '--json'], { env: cleanEnv() });
  child.stdin.end();
  const result = await finished(child);
  return { ...result, error: result.stderr === '' ? null : JSON.parse(result.stderr).error };
}

describe('a store that may not be read', () => {
  test.each([...readers, ...writers].map((args) => [args]))('%j is refused', async (args) => {
    chmodSync(store.path, 0o000);
    const { code, stdout, error } = await runAsOwner(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(error).toEqual({
      code: 'store_unreadable',
      message: expect.stringMatching(/permission denied/),
      hint: expect.any(String),
    });
  });
});

describe('a store that may be read and not written', () => {
  beforeEach(() => chmodSync(store.path, 0o400));

  test.each(readers.map((args) => [args]))('%j answers', async (args) => {
    const before = hashOf(store.path);
    expect(await runAsOwner(args)).toMatchObject({ code: 0, error: null });
    expect(hashOf(store.path)).toBe(before);
  });

  test.each(writers.map((args) => [args]))('%j is refused', async (args) => {
    const before = hashOf(store.path);
    const { code, stdout, error } = await runAsOwner(args);
    expect({ code, stdout, error }).toMatchObject({
      code: 1,
      stdout: '',
      error: { code: 'store_read_only' },
    });
    expect(hashOf(store.path)).toBe(before);
  });

  test.each(readers.map((args) => [args]))('in a folder of that kind: %j answers', async (args) => {
    chmodSync(dirname(store.path), 0o500);
    const before = hashOf(store.path);
    expect(await runAsOwner(args)).toMatchObject({ code: 0, error: null });
    expect(hashOf(store.path)).toBe(before);
  });

  test.each(writers.map((args) => [args]))('in a folder of that kind: %j is refused', async (args) => {
    chmodSync(dirname(store.path), 0o500);
    const before = hashOf(store.path);
    const { code, stdout, error } = await runAsOwner(args);
    expect({ code, stdout, error }).toMatchObject({
      code: 1,
      stdout: '',
      error: { code: 'store_read_only' },
    });
    expect(hashOf(store.path)).toBe(before);
  });
});

describe('a folder that may not be written', () => {
  test.each([[['create', anna]], [['import', fixture('history.json')]]])(
    '%j makes no store there',
    async (args) => {
      rmSync(store.path);
      chmodSync(dirname(store.path), 0o500);
      const { code, stdout, error } = await runAsOwner(args);
      expect({ code, stdout, error }).toMatchObject({
        code: 1,
        stdout: '',
        error: { code: 'store_unreadable' },
      });
    },
  );
});

test('a file to import that may not be read is refused, and no store is made', async () => {
  const file = join(store.folder, 'events.ndjson');
  cpSync(fixture('history.json'), file);
  chmodSync(file, 0o000);
  rmSync(dirname(store.path), { recursive: true });
  const { code, stdout, error } = await runAsOwner(['import', file]);
  expect({ code, stdout, error }).toMatchObject({
    code: 1,
    stdout: '',
    error: { code: 'import_unreadable' },
  });
  expect(error.message).toContain(file);
  expect(() => readFileSync(store.path)).toThrow('ENOENT');
});
