import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const columns = [
  'timestamp',
  'action',
  'category',
  'campaign_id',
  'campaign_name',
  'campaign_type',
  'campaign_archived',
  'details',
  'source',
  'source_id',
  'report_id',
  'email',
];

interface Event {
  timestamp: string;
  action: string;
  category: string;
  campaign: { id: string; name: string | null; type: string | null; archived: boolean } | null;
  details: object;
  source: string | null;
  sourceId: string | null;
}

/** A report on a contact of a file of fixtures, in every format. */
async function reported(file: string, email: string) {
  const store = emptyStore();
  await store.run(['import', fixture(file)]);
  await store.run(['create', email, '--archived']);
  const as = async (format: string) => (await store.run(['view', '1', '--format', format])).stdout;
  const events = JSON.parse(await as('json')).events as Event[];
  expect(events.length).toBeGreaterThan(20);
  return { store, as, events };
}

const people = [
  ['history.ndjson', 'anna.peeters@example.be'],
  ['hostile.ndjson', 'mallory@example.com'],
] as const;

/** Cells that a spreadsheet would take for a formula, or that begin as one of those made harmless. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/;

describe.each(people)('%s: %s', (file, email) => {
  test('ndjson is the events of the JSON document, one a line', async () => {
    const { as, events } = await reported(file, email);
    const lines = (await as('ndjson')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      events.map((event) => ({ ...event, reportId: 1, email })),
    );
  });

  test('csv has one row for each event, twelve cells each, and every value', async () => {
    const { as, events } = await reported(file, email);
    const rows = parse(await as('csv')) as string[][];
    expect(rows.shift()).toEqual(columns);
    expect(rows.map(([timestamp, action, category]) => ({ timestamp, action, category }))).toEqual(
      events.map(({ timestamp, action, category }) => ({ timestamp, action, category })),
    );
    expect(rows.map((row) => JSON.parse(row[7] ?? ''))).toEqual(events.map(({ details }) => details));
    expect(rows.map((row) => row[5])).toEqual(events.map(({ campaign }) => campaign?.type ?? ''));
    expect(rows.map((row) => row[6])).toEqual(
      events.map(({ campaign }) => (campaign ? String(campaign.archived) : '')),
    );
    expect(rows.map((row) => row.slice(10))).toEqual(events.map(() => ['1', email]));
    if (file === 'history.ndjson') {
      expect(rows.map((row) => row[4])).toEqual(events.map(({ campaign }) => campaign?.name ?? ''));
      expect(rows.map((row) => row[9])).toEqual(events.map(({ sourceId }) => sourceId ?? ''));
    }
  });

  test('tsv says the same as csv, without quotes', async () => {
    const { as } = await reported(file, email);
    const lines = (await as('tsv')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => line.split('\t'))).toEqual(parse(await as('csv')));
  });

  test('no cell of csv or tsv can become a formula', async () => {
    const { as, events } = await reported(file, email);
    const cells = (parse(await as('csv')) as string[][]).flat();
    cells.push(...(await as('tsv')).split(/[\t\n]/));
    expect(cells.filter((cell) => formula.test(cell))).toEqual([]);
    const names = events.flatMap(({ campaign }) => [campaign?.name ?? '', campaign?.id ?? '']);
    const dangerous = names.filter((name) => formula.test(name));
    expect(dangerous.length > 0).toBe(file === 'hostile.ndjson');
    expect(cells.filter((cell) => /^'\s*[=+\-@＝＋－＠]/.test(cell)).length).toBeGreaterThanOrEqual(
      dangerous.length,
    );
  });

  test('markdown has one row for each event, with as many cells as its head', async () => {
    const { as, events } = await reported(file, email);
    const rows = (await as('markdown')).split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(events.length + 2);
    const bars = rows.map((row) => row.match(/(?<!\\)\|/g)?.length);
    expect(new Set(bars).size).toBe(1);
    // Neither HTML nor a link of its own.
    expect(rows.filter((row) => /<[a-z!/]|(?<!\\)\[[^\]]*\]\(/i.test(row))).toEqual([]);
  });

  test('every format is one line a record and holds nothing that a terminal obeys', async () => {
    const { as } = await reported(file, email);
    for (const format of ['json', 'ndjson', 'csv', 'markdown', 'table']) {
      expect(await as(format), format).not.toMatch(/[^\n\P{Cc}]|[\u2028-\u202e\u2066-\u2069\p{Cs}]/u);
    }
    expect(await as('tsv')).not.toMatch(/[^\n\t\P{Cc}]|[\u2028-\u202e\u2066-\u2069\p{Cs}]/u);
  });
});

test('what ndjson gives can be imported again', async () => {
  const { as, events } = await reported('history.ndjson', 'anna.peeters@example.be');
  const records = (await as('ndjson'))
    .trim()
    .split('\n')
    .map((line) => {
      const { sourceId: id, category: _, ...event } = JSON.parse(line);
      return JSON.stringify({ ...event, id, email: 'anna.peeters@example.be' });
    });
  const other = emptyStore();
  const { code } = await other.run(['import', '-'], { input: records.join('\n') });
  const { stdout } = await other.run(['create', 'anna.peeters@example.be', '--archived', '--json']);
  expect({ code, events: JSON.parse(stdout).events }).toEqual({ code: 0, events });
});

describe('--format', () => {
  test.each(['create', 'view', 'rerun'])(
    'of %s that is none is a usage error that names the formats',
    async (command) => {
      const store = emptyStore();
      const argument = command === 'create' ? 'anna@example.be' : '1';
      const { code, stdout, stderr } = await store.run([command, argument, '--format', 'xml', '--json']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(JSON.parse(stderr).error).toEqual({
        code: 'usage',
        message: 'Unknown report format: xml.',
        hint: 'Use one of: table, json, ndjson, csv, tsv, markdown, html.',
      });
    },
  );

  test('and --json that say two things are a usage error', async () => {
    const store = emptyStore();
    const { code, stdout } = await store.run(['view', '1', '--format', 'csv', '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
