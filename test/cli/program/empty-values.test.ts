import { expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const history = fixture('history.ndjson');

test.each([
  [['list', '--email', ''], '--email'],
  [['list', '--status='], '--status'],
  [['list', '--limit', ''], '--limit'],
  [['create', 'anna@example.be', '--from', ''], '--from'],
  [['create', 'anna@example.be', '--actions', ''], '--actions'],
  [['create', 'anna@example.be', '--wait', ''], '--wait'],
  [['view', '1', '--output', ''], '--output'],
  [['view', '1', '--grep='], '--grep'],
  [['import', history, '--rejects', ''], '--rejects'],
  [['import', history, '--map', ''], '--map'],
  [['list', '--tz', ''], '--tz'],
])('%j: a flag with an empty value is wrong usage', async (args, flag) => {
  const { code, stdout, stderr } = await emptyStore().run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    `error: Missing value for ${flag}.\nType a value after ${flag}, or leave ${flag} out.\n`,
  );
});

test.each([
  [['create', 'anna@example.be', '--wait'], 0],
  [['create', '--wait', 'anna@example.be'], 0],
  [['create', '--wait', 'soon'], 2],
  [['create', '--wait', '30'], 2],
])('%j: a word behind --wait is a duration, or the missing argument', async (args, exitCode) => {
  const { code, stderr } = await emptyStore().run(args);
  expect(code).toBe(exitCode);
  if (exitCode === 2) expect(stderr).toContain(`Invalid duration for --wait: ${args.at(-1)}.`);
});
