import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const anna = 'anna.peeters@example.be';
const folder = makeFolder();
const onStore = (args: readonly string[]) => runInProcess([...args, '--store', join(folder, 'events.db')]);

const content = () => readdirSync(folder).map((name) => [name, hashOf(join(folder, name))]);
let before: string[][] = [];

beforeAll(async () => {
  await onStore(['import', fixture('history.ndjson')]);
  await onStore(['create', anna]);
  before = content();
});

afterAll(() => remove(folder));

/** A command line, its exit code, what its message and its hint hold. */
const wrong: readonly (readonly [string[], number, RegExp, RegExp])[] = [
  [['impot', 'x'], 2, /impot/, /import/],
  [['xyzzy'], 2, /xyzzy/, /--help/],
  [['create', anna, '--lst', '3d'], 2, /--lst/, /--last/],
  [['create', anna, '--bogus'], 2, /--bogus/, /--help/],
  [['list', '--yes'], 2, /--yes/, /./],
  [['list', 'more'], 2, /list/, /./],
  [['view', '1', 'two'], 2, /Invalid report id: two/, /list/],
  [['create', anna, anna], 2, /create/, /./],
  [['campaigns', 'archived'], 2, /archived|campaigns/, /./],
  [['campaigns', 'archive'], 2, /id/, /./],
  [['actions', 'email'], 2, /actions/, /./],
  [['import'], 2, /file/, /./],
  [['import', '-', '-'], 2, /only once/, /./],
  [['import', fixture('history.json'), '--format', 'flexmial'], 2, /Unknown format: flexmial/, /native/],
  [['import', fixture('history.json'), '--tz', 'Brussels'], 2, /Unknown time zone: Brussels/, /./],
  [['create'], 2, /Missing e-mail address/, /contact-report create/],
  [['create', '--no-input'], 2, /Missing e-mail address/, /contact-report create/],
  [['create', 'nobody'], 2, /Invalid e-mail address: nobody/, /anna@example\.be/],
  [['create', 'a@b@c.be'], 2, /Invalid e-mail address: /, /./],
  [['create', 'Anna <anna>'], 2, /Invalid e-mail address: /, /./],
  [['create', ''], 2, /e-mail address/, /./],
  [['create', anna, '--actions', 'campaignOpend'], 2, /Unknown action: campaignOpend/, /campaignRead/],
  [['create', anna, '--actions', 'mail'], 2, /Unknown action: mail/, /email/],
  [['create', anna, '--from', '2026-02-30'], 2, /--from: 2026-02-30/, /2026-01-31/],
  [
    ['create', anna, '--from', '2026-02-02', '--to', '2026-02-01'],
    2,
    /2026-02-02 is after --to 2026-02-01/,
    /./,
  ],
  [['create', anna, '--last', '3x'], 2, /--last: 3x/, /30d/],
  [['create', anna, '--tz', 'Europe/Brusels'], 2, /Unknown time zone: Europe\/Brusels/, /Europe\/Brussels/],
  [['list', '--tz', 'Mars/Phobos'], 2, /Unknown time zone: Mars\/Phobos/, /Europe\/Brussels/],
  [['create', anna, '--wait', 'soon'], 2, /--wait: soon/, /5m/],
  [['rerun', '--wait', 'soon', '1'], 2, /--wait: soon/, /5m/],
  [['view'], 2, /Missing report id/, /contact-report list/],
  [['rerun'], 2, /Missing report id/, /contact-report list/],
  [['delete'], 2, /id.*--yes/, /contact-report delete ID --yes/],
  ...['abc', '0', '-1', '1.5', '1e3', '0x1', '999999999999999999999', ''].flatMap((id): typeof wrong => [
    [['view', id], 2, /Invalid report id: /, /contact-report list/],
    [['rerun', id], 2, /Invalid report id: /, /contact-report list/],
    [['delete', id, '--yes'], 2, /Invalid report id: /, /contact-report list/],
  ]),
  [['view', '42'], 3, /Report not found: 42/, /contact-report list/],
  [['rerun', '42'], 3, /Report not found: 42/, /contact-report list/],
  [['rerun', '42', '--detach'], 3, /Report not found: 42/, /contact-report list/],
  [['delete', '1', '42', '--yes'], 3, /Report not found: 42/, /contact-report list/],
  [['campaigns', 'archive', 'c-99'], 3, /Campaign not found: c-99/, /contact-report campaigns/],
  [
    ['campaigns', 'unarchive', 'c-98', 'c-99'],
    3,
    /Campaigns not found: c-98, c-99/,
    /contact-report campaigns/,
  ],
];

describe.each(wrong)('%j', (args, exitCode, message, hint) => {
  test(`exits ${exitCode} with one sentence and what to type next`, async () => {
    const { code, stdout, stderr } = await onStore(args);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    const [first, second, ...rest] = stderr.split('\n');
    expect(rest).toEqual(['']);
    expect(first).toMatch(/^error: \S.*\.$/);
    expect(first).toMatch(message);
    expect(second).toMatch(hint);
  });

  test('says the same as JSON, on stderr', async () => {
    const { code, stdout, stderr } = await onStore([...args, '--json']);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: exitCode === 2 ? 'usage' : 'not_found',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      },
    });
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });
});

test('none of them changed anything, or made a file', async () => {
  expect(content()).toEqual(before);
  expect(JSON.parse((await onStore(['list', '--json'])).stdout).reports).toHaveLength(1);
});

test('--json counts wherever it stands', async () => {
  for (const args of [
    ['--json', 'view', '42'],
    ['view', '--json', '42'],
    ['view', '42', '--json'],
    ['--json', 'nope'],
  ]) {
    expect(JSON.parse((await onStore(args)).stderr).error.hint).toEqual(expect.any(String));
  }
});
