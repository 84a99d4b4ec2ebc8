import { beforeEach, describe, expect, test } from 'vitest';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
const sophie = 'sophie.lambert@example.org';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore(
    importSamples,
    ['create', anna],
    ['create', sophie, '--actions', 'unsubscribed', '--from', '2025-11-01', '--to', '2025-11-30'],
    ['create', anna, '--archived', '--last', '30d'],
  );
});

async function ids(...flags: string[]): Promise<number[]> {
  const { stdout, stderr, code } = await store.run(['list', '--json', ...flags]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout).reports.map(({ id }: { id: number }) => id);
}

describe('list', () => {
  test('is every report, newest first', async () => {
    expect(await ids()).toEqual([3, 2, 1]);
    await store.run(['rerun', '1']);
    expect(await ids()).toEqual([3, 2, 1]);
  });

  test('for people: a table with id, contact, status, events, period, archived, last run', async () => {
    const { stdout, stderr, code } = await store.run(['list']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(
      'ID  Contact                     Status     Events  Period                    Archived  Last run',
    );
    const moment = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/;
    const rows = lines.slice(2).map((line) => line.replace(moment, 'MOMENT'));
    expect(rows).toEqual([
      ' 3  anna.peeters@example.be     completed       0  last 30 days              yes       MOMENT',
      ' 2  sophie.lambert@example.org  completed       1  2025-11-01 to 2025-11-30  no        MOMENT',
      ' 1  anna.peeters@example.be     completed      28  the whole history         no        MOMENT',
      '',
    ]);
    expect((await store.run(['ls'])).stdout).toBe(stdout);
  });

  test('times are in the zone asked for', async () => {
    const startedAt = JSON.parse((await store.run(['list', '--json'])).stdout).reports[0].startedAt;
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Tokyo',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const { stdout } = await store.run(['list', '--limit', '1', '--tz', 'Asia/Tokyo']);
    expect(stdout).toContain(shown.format(Date.parse(startedAt)));
  });

  test('--email: only reports on this contact, however spelled', async () => {
    expect(await ids('--email', anna)).toEqual([3, 1]);
    expect(await ids('--email', 'SOPHIE.Lambert@EXAMPLE.org')).toEqual([2]);
    expect(await ids('--email', 'nobody@example.org')).toEqual([]);
  });

  test('--status: only reports of this status', async () => {
    expect(await ids('--status', 'completed')).toEqual([3, 2, 1]);
    expect(await ids('--status', 'failed')).toEqual([]);
    expect(await ids('--status', 'processing')).toEqual([]);
  });

  test('--limit: the newest of those', async () => {
    expect(await ids('--limit', '2')).toEqual([3, 2]);
    expect(await ids('--limit', '999')).toEqual([3, 2, 1]);
    expect(await ids('--email', anna, '--status', 'completed', '--limit', '1')).toEqual([3]);
  });

  test('that holds nothing says so on stderr', async () => {
    const { stdout, stderr, code } = await store.run(['list', '--status', 'failed']);
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: 'No matching reports.\n', code: 0 });
  });

  test.each([
    [['--status', 'done'], /done/],
    [['--limit', '0'], /whole number from 1/],
    [['--limit', '-3'], /whole number from 1/],
    [['--limit', 'many'], /whole number from 1/],
    [['--email', 'anna'], /Invalid e-mail address: anna/],
  ])('%j is a usage error', async (flags, message) => {
    const { stdout, stderr, code } = await store.run(['list', ...flags]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(message);
  });
});
