import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const summary = (imported: number, duplicates: number, ignored: number, rejected: number) =>
  `${[
    ['imported', imported],
    ['duplicates', duplicates],
    ['ignored', ignored],
    ['rejected', rejected],
  ]
    .map(([name, count]) => `${String(name).padEnd(10)} ${String(count).padStart(9)}`)
    .join('\n')}\n`;

/** The counts, above the first events. */
const countsIn = (stdout: string) => `${stdout.split('\n\n')[0]}\n`;

const files = [
  { name: 'history.ndjson', imported: 275 },
  { name: 'history.csv', imported: 17 },
  { name: 'history.json', imported: 8 },
  { name: 'hostile.ndjson', imported: 27, duplicates: 3, rejected: 14 },
  { name: 'sendgrid/webhook.json', imported: 16, ignored: 1, rejected: 2 },
].map((file) => ({ duplicates: 0, ignored: 0, rejected: 0, ...file }));

describe.each(files)('import of $name', ({ name, imported, duplicates, ignored, rejected }) => {
  test('gives four counts, and exit 1 where something was rejected', async () => {
    const store = emptyStore();
    const result = await store.run(['import', fixture(name)]);
    expect(countsIn(result.stdout)).toBe(summary(imported, duplicates, ignored, rejected));
    expect(result.code).toBe(rejected > 0 ? 1 : 0);
  });

  test('says the same as JSON', async () => {
    const store = emptyStore();
    const { stdout, stderr, code } = await store.run(['import', fixture(name), '--json']);
    const { rejections, ignoredKinds, firstEvents, ...document } = JSON.parse(stdout);
    const counts = { imported, duplicates, ignored, rejected };
    expect(document).toEqual({ schemaVersion: 1, ...counts, files: [{ file: fixture(name), ...counts }] });
    expect(firstEvents).toHaveLength(3);
    expect(rejections).toHaveLength(rejected);
    expect(Object.values(ignoredKinds)).toEqual(ignored === 0 ? [] : [ignored]);
    expect({ stderr, code }).toEqual({ stderr: '', code: rejected > 0 ? 1 : 0 });
  });

  test('a second time adds nothing: what was imported is now a duplicate', async () => {
    const store = emptyStore();
    await store.run(['import', fixture(name)]);
    const campaigns = await store.run(['campaigns', '--json']);
    const again = await store.run(['import', fixture(name)]);
    expect(countsIn(again.stdout)).toBe(summary(0, imported + duplicates, ignored, rejected));
    expect(again.code).toBe(rejected > 0 ? 1 : 0);
    expect(await store.run(['campaigns', '--json'])).toEqual(campaigns);
  });
});

test('the rejections of the hostile file name file, record and reason', async () => {
  const expected = JSON.parse(readFileSync(fixture('hostile.expected.json'), 'utf8'));
  const store = emptyStore();
  const { stdout } = await store.run(['import', fixture('hostile.ndjson'), '--json']);
  const document = JSON.parse(stdout);
  const { imported, duplicates, ignored, rejected } = document;
  expect({ imported, duplicates, ignored, rejected }).toEqual({
    imported: expected.imported,
    duplicates: expected.duplicates,
    ignored: expected.ignored,
    rejected: expected.rejected,
  });
  expect(imported + duplicates + ignored + rejected).toBe(expected.records);
  const { rejections } = document as { rejections: { file: string; record: number; reason: string }[] };
  expect(rejections.map(({ record }) => record)).toEqual(expected.rejectedLines);
  for (const rejection of rejections) {
    expect(Object.keys(rejection)).toEqual(['file', 'record', 'reason']);
    expect(rejection.file).toBe(fixture('hostile.ndjson'));
    expect(rejection.reason).toMatch(/\S/);
  }
});

test('the keys of the JSON answer are the contract’s, in its order', async () => {
  const store = emptyStore();
  const { stdout } = await store.run(['import', fixture('sendgrid/webhook.json'), '--json']);
  const document = JSON.parse(stdout);
  expect(Object.keys(document)).toEqual([
    'schemaVersion',
    'imported',
    'duplicates',
    'ignored',
    'rejected',
    'ignoredKinds',
    'rejections',
    'files',
    'firstEvents',
  ]);
  expect(document.ignoredKinds).toEqual({ 'sendgrid: account_status_change': 1 });
  expect(document.rejections.map(({ record }: { record: number }) => record)).toEqual([15, 16]);
});

test('only the first hundred rejections are told, all are counted', async () => {
  const store = emptyStore();
  const input = '{"email":"nobody"}\n'.repeat(250);
  const { stdout, code } = await store.run(['import', '-', '--json'], { input });
  const { rejected, rejections } = JSON.parse(stdout);
  expect({ rejected, told: rejections.length, last: rejections.at(-1).record, code }).toEqual({
    rejected: 250,
    told: 100,
    last: 100,
    code: 1,
  });
});

test('without --json the rejections are told on stderr with file, record and reason', async () => {
  const store = emptyStore();
  const input = '{"email":"a@example.be","action":"created","timestamp":"2026-01-01T00:00:00Z"}\n{broken\n';
  const { stdout, stderr } = await store.run(['import', '-'], { input });
  expect(countsIn(stdout)).toBe(summary(1, 0, 0, 1));
  expect(stderr).toMatch(/^-, record 2: .*invalid JSON.*\n$/);
});

describe('times without a zone', () => {
  const when = async (args: string[], env = {}) => {
    const store = emptyStore();
    const imported = await store.run(['import', fixture('history.csv'), ...args], { env });
    const { stdout } = await store.run(['create', 'bram.claes@example.be', '--json']);
    const others = await store.run(['create', 'celine.marchal@example.com', '--json']);
    const events = [...JSON.parse(stdout).events, ...JSON.parse(others.stdout).events];
    const times = events.map(({ timestamp }: { timestamp: string }) => timestamp);
    return { times, stderr: imported.stderr };
  };

  test('are counted if they are digits, quoted or not', async () => {
    for (const time of ['20260131', '"20260131"', '46054']) {
      const input = `{"email":"a@example.be","action":"created","timestamp":${time}}\n`;
      const { stderr } = await emptyStore().run(['import', '-'], { input });
      expect(stderr).toMatch(/^1 time without a zone was read in UTC/);
    }
  });

  test('are UTC, whatever the system’s zone, and the summary says so', async () => {
    const { times, stderr } = await when([], { TZ: 'Europe/Brussels' });
    expect(times).toContain('2026-02-03T07:55:10.000Z');
    expect(stderr).toMatch(/^1 .*\bzone\b.*\bUTC\b.*\n$/);
  });

  test('are of --tz where it is given, and the summary says so', async () => {
    const { times, stderr } = await when(['--tz', 'Europe/Brussels']);
    expect(times).toContain('2026-02-03T06:55:10.000Z');
    expect(stderr).toMatch(/^1 .*\bEurope\/Brussels\b.*\n$/);
  });

  test('are said to be only where there are some', async () => {
    const store = emptyStore();
    expect((await store.run(['import', fixture('history.ndjson')])).stderr).toBe('');
  });
});

test('the store is the one of CONTACT_REPORT_STORE, else in XDG_DATA_HOME, else in the home folder', async () => {
  const { folder } = emptyStore();
  const environments = [
    { env: { CONTACT_REPORT_STORE: join(folder, 'a', 'my.db') }, path: join(folder, 'a', 'my.db') },
    { env: { XDG_DATA_HOME: join(folder, 'b') }, path: join(folder, 'b', 'contact-report', 'events.db') },
    {
      env: { HOME: join(folder, 'c') },
      path: join(folder, 'c', '.local', 'share', 'contact-report', 'events.db'),
    },
  ];
  for (const { env, path } of environments) {
    expect((await runInProcess(['import', fixture('history.json')], { env })).code).toBe(0);
    expect(readFileSync(path).toString('latin1', 0, 15)).toBe('SQLite format 3');
  }
});
