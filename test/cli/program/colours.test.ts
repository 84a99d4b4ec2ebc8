import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

const anna = 'anna.peeters@example.be';
const colour = /\u001b\[[\d;]*m/g;
const folder = makeFolder();
const onStore = (args: readonly string[], env = {}) =>
  runInProcess([...args, '--store', join(folder, 'events.db')], { env });

beforeAll(async () => {
  await onStore(['import', fixture('history.ndjson')]);
  await onStore(['create', anna]);
});

afterAll(() => remove(folder));

const forPeople = [['view', '1'], ['list'], ['campaigns'], ['actions']];
const forMachines = ['json', 'ndjson', 'csv', 'tsv', 'markdown'].map((format) => [
  'view',
  '1',
  '--format',
  format,
]);

async function output(args: readonly string[], env: Record<string, string>): Promise<string> {
  const { stdout, stderr, code } = await onStore(args, env);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

describe.each(forPeople.map((args) => [args]))('%j', (args) => {
  test('into a pipe has no colours', async () => {
    expect(await output(args, {})).not.toMatch(/\u001b/);
  });

  test('with FORCE_COLOR has colours, and says the same', async () => {
    const plain = await output(args, {});
    for (const level of ['1', '2', '3', 'true', '']) {
      const coloured = await output(args, { FORCE_COLOR: level });
      expect(coloured, level).toMatch(colour);
      expect(coloured.replace(colour, ''), level).toBe(plain);
    }
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, []],
    ['--no-color', { FORCE_COLOR: '1' }, ['--no-color']],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, []],
    ['TERM=dumb', { TERM: 'dumb' }, []],
  ])('with %s has none', async (_why, env, flags) => {
    expect(await output([...args, ...flags], env)).toBe(await output(args, {}));
  });

  test('an empty NO_COLOR does not count', async () => {
    expect(await output(args, { NO_COLOR: '', FORCE_COLOR: '1' })).toMatch(colour);
  });
});

test.each(forMachines.map((args) => [args]))(
  '%j never has colours, nor is it laid out for a width',
  async (args) => {
    const plain = await output(args, {});
    expect(plain).not.toMatch(/\u001b/);
    expect(await output(args, { FORCE_COLOR: '3', COLUMNS: '30', TERM: 'xterm-256color' })).toBe(plain);
  },
);

test('errors and notes have no colours of their own in a pipe, whatever the environment', async () => {
  for (const env of [{}, { NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    const { stderr } = await onStore(['view', '42'], env);
    expect(stderr).toBe('error: Report not found: 42.\nFind the ids: contact-report list\n');
  }
});
