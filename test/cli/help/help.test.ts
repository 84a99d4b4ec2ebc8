import { describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { emptyStore } from '../../support/stores.ts';

const flags: Record<string, readonly string[]> = {
  import: ['--format', '--rejects', '--dry-run'],
  create: [
    '--actions',
    '--exclude-actions',
    '--from',
    '--to',
    '--last',
    '--archived',
    '--source',
    '--exclude-machine',
    '--detach',
    '--wait',
    '--format',
    '--sort',
  ],
  list: ['--email', '--status', '--limit'],
  view: ['--format', '--sort'],
  rerun: ['--detach', '--wait', '--format', '--sort'],
  delete: ['--yes'],
  campaigns: ['archive', 'unarchive'],
  actions: [],
};
const globals = ['--store', '--json', '--no-input', '--no-color', '--tz', '--lang', '--help'];

test('without a command, where nobody is at a terminal, the help is printed: exit 0', async () => {
  const help = await runInProcess(['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const name of Object.keys(flags)) expect(help.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  for (const flag of globals) expect(help.stdout).toContain(flag);
  expect(await runInProcess([])).toEqual(help);
  expect(await runInProcess(['help'])).toEqual(help);
  expect(await runInProcess(['-h'])).toEqual(help);
});

test.each([['--no-input'], ['--no-color'], ['--store', '/no/such/store'], ['--tz', 'UTC'], ['--json']])(
  'also with a global flag: %s %s',
  async (...args) => {
    expect(await runInProcess(args)).toEqual(await runInProcess(['--help']));
  },
);

describe.each(Object.entries(flags))('the help of %s', (command, own) => {
  test('names all its flags, examples and exit codes, and fits 80 columns', async () => {
    const { stdout, stderr, code } = await runInProcess([command, '--help'], { env: { COLUMNS: '80' } });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    for (const word of [...own, ...globals]) expect(stdout).toContain(word);
    expect(stdout).toMatch(new RegExp(`^Usage: contact-report ${command}\\b`));
    expect(stdout).toMatch(/^Examples:\n {2}\$ contact-report /m);
    expect(stdout).toMatch(/^Exit codes: 0 /m);
    // A topic of the same name follows.
    const helped = (await runInProcess(['help', command])).stdout;
    expect(command === 'actions' ? helped.slice(0, stdout.length) : helped).toBe(stdout);
  });

  test('is printed before anything is done', async () => {
    const store = emptyStore();
    const { code } = await store.run([command, '--help', '--bogus']);
    expect([0, 2]).toContain(code);
    expect((await store.run(['list'])).stdout).toBe('');
  });
});

test.each([['store', 'backup'], ['campaigns', 'archive'], ['help']])(
  'help %s %s is its --help',
  async (...names) => {
    const words = names.filter((name) => name !== undefined);
    expect(await runInProcess(['help', ...words])).toEqual(await runInProcess([...words, '--help']));
  },
);

test.each([['nonsense'], ['complete'], ['view', '7'], ['store', 'store']])(
  'help %s: there is none, exit 2',
  async (...names) => {
    const { code, stdout, stderr } = await runInProcess(['help', ...names]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: Unknown command(?: or topic)?: \w+\.\n/);
  },
);

test('--version prints the version alone', async () => {
  const { stdout, stderr, code } = await runInProcess(['--version']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
