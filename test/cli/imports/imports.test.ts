import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

async function twoImports() {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  await store.run(['import', fixture('history.csv'), '--tz', 'Europe/Brussels']);
  return store;
}

type Store = Awaited<ReturnType<typeof twoImports>>;

const importsOf = async (store: Store) => JSON.parse((await store.run(['imports', '--json'])).stdout).imports;
const eventsOf = async (store: Store) =>
  JSON.parse((await store.run(['store', 'info', '--json'])).stdout).events;

describe('imports', () => {
  test('lists every import, newest first, with its files, formats, zone and counts', async () => {
    const store = await twoImports();
    const counts = { duplicates: 0, ignored: 0, rejected: 0 };
    const [csv, ndjson, ...more] = await importsOf(store);
    expect(more).toEqual([]);
    expect(csv).toMatchObject({
      ...{ id: 2, undoneAt: null, formats: ['native'], zone: 'Europe/Brussels', zoneless: 1 },
      ...{ imported: 17, ...counts, files: [{ file: 'history.csv', imported: 17, ...counts }] },
    });
    expect(ndjson).toMatchObject({
      ...{ id: 1, zone: 'UTC', zoneless: 0, imported: 275, ...counts },
      files: [{ first: '2025-01-06T08:30:12.000Z', last: '2026-06-21T07:58:57.000Z' }],
    });
    expect(await store.run(['imports', 'list', '--json'])).toEqual(await store.run(['imports', '--json']));
  });

  test.each([120, 80, 40])('for people, in %d columns', async (columns) => {
    const store = await twoImports();
    await store.run(['imports', 'undo', '1', '--yes']);
    const { stdout } = await store.run(['imports'], { env: { COLUMNS: String(columns) } });
    const lines = stdout.split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines[0]).toMatch(columns > 40 ? /^ID +When +File +Format +Zone +Result$/ : /^ID +2$/);
    const said = stdout.replace(/\s+/g, ' ');
    for (const text of ['history.csv', 'native', 'Europe/Brussel', 'imported 17', 'undone']) {
      expect(columns === 80 ? said.replaceAll(' ', '') : said).toContain(
        columns === 80 ? text.replaceAll(' ', '') : text,
      );
    }
  });

  test('without a store the list is empty', async () => {
    const store = emptyStore();
    expect(await store.run(['imports', '--json'])).toMatchObject({
      ...{ code: 0, stdout: '{"schemaVersion":1,"imports":[]}\n', stderr: '' },
    });
    expect((await store.run(['imports'])).stderr).toContain('contact-report import FILE');
  });
});

describe('imports undo', () => {
  test('removes what the import brought; importing again restores it', async () => {
    const store = await twoImports();
    const before = await store.run(['create', 'bram.claes@example.be', '--json']);
    const { code, stdout, stderr } = await store.run(['imports', 'undo', '2', '--yes']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Report 1 shows some of these events and stays .*: contact-report rerun 1 .*\n$/);
    expect(stdout).toMatch(/^Import 2 is undone\. Removed: 17 events, \d contacts, \d campaigns\.\n$/);
    expect(await eventsOf(store)).toBe(275);
    const frozen = JSON.parse((await store.run(['view', '1', '--json'])).stdout);
    expect(frozen.events).toEqual(JSON.parse(before.stdout).events);
    expect(frozen.report.undoneEvents).toBe(frozen.report.eventCount);
    expect((await store.run(['view', '1'])).stdout).toMatch(/\d events came from an import that was undone/);
    expect(JSON.parse((await store.run(['rerun', '1', '--json'])).stdout).report).toMatchObject({
      ...{ eventCount: 0, undoneEvents: 0 },
    });
    const again = ['import', fixture('history.csv'), '--tz', 'Europe/Brussels', '--json'];
    expect(JSON.parse((await store.run(again)).stdout).imported).toBe(17);
    expect((await store.run(['doctor'])).code).toBe(0);
  });

  test('says how many duplicates later imports reported', async () => {
    const store = await twoImports();
    await store.run(['import', fixture('history.csv'), '--tz', 'Europe/Brussels']);
    const { stderr } = await store.run(['imports', 'undo', '2', '--yes']);
    expect(stderr).toMatch(/^Later imports reported 17 duplicates \(history\.csv\)\./);
  });

  test('as JSON', async () => {
    const store = await twoImports();
    const { stdout, stderr } = await store.run(['imports', 'undo', '1', '--yes', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ schemaVersion: 1, import: { id: 1, imported: 275 }, removed: { events: 275 } },
      ...{ reports: [], laterDuplicates: 0 },
    });
    expect((await importsOf(store))[1].undoneAt).toBe(JSON.parse(stdout).import.undoneAt);
  });

  test.each([
    [['imports', 'undo'], 2, 'Missing import id and --yes.'],
    [['imports', 'undo', '--yes'], 2, 'Missing import id.'],
    [['imports', 'undo', '1'], 2, 'Missing --yes'],
    [['imports', 'undo', 'one', '--yes'], 2, 'Invalid import id: one.'],
    [['imports', 'undo', '1', '2', '--yes'], 2, '2'],
    [['imports', 'undo', '3', '--yes'], 3, 'Import not found: 3.'],
  ])('%j: exit %d', async (args, code, message) => {
    const store = await twoImports();
    const result = await store.run(args);
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(await eventsOf(store)).toBe(292);
  });

  test('without a store no import is found', async () => {
    expect((await emptyStore().run(['imports', 'undo', '1', '--yes'])).code).toBe(3);
  });

  test('a second time it is an error', async () => {
    const store = await twoImports();
    await store.run(['imports', 'undo', '2', '--yes']);
    const { code, stderr } = await store.run(['imports', 'undo', '2', '--yes', '--json']);
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'import_undone' });
  });
});
