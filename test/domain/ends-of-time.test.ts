import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { formatIso, formatTimestamp, isStartOfDay } from '../../src/render/text/format-date.ts';
import { emptyStore, seededStore } from '../support/stores.ts';

const anna = 'anna.peeters@example.be';
const schema = JSON.parse(
  readFileSync(new URL('../../src/render/contract.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(schema);
const isDocument = (document: unknown) => ajv.validate(`${schema.$id}#/$defs/reportDocument`, document);

const zones = [
  'UTC',
  'America/New_York',
  'Etc/GMT+12',
  'Europe/Brussels',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
];

test.each(zones)('%s: a period from the first to the last day is what it says', async (zone) => {
  const store = await seededStore();
  const flags = ['--from', '1000-01-01', '--to', '9999-12-31', '--tz', zone];
  const { code, stdout } = await store.run(['create', anna, ...flags, '--json']);
  const document = JSON.parse(stdout);
  expect({ code, valid: isDocument(document) }).toEqual({ code: 0, valid: true });
  expect(document.report.period.to).toMatch(/^9999-12-31T/);
  const { stdout: shown } = await store.run(['view', '1']);
  expect(shown).toContain(` 1000-01-01 to 9999-12-31, ${zone}\n`);
});

test.each(zones)('%s: a length of time that begins before our era', async (zone) => {
  const store = await seededStore();
  const { code, stdout } = await store.run(['create', anna, '--last', '9999y', '--tz', zone, '--json']);
  const document = JSON.parse(stdout);
  expect({ code, valid: isDocument(document) }).toEqual({ code: 0, valid: true });
  expect((await store.run(['view', '1'])).stdout).toMatch(/^Period +last 9999 years/m);
});

test('the last day of all includes its last millisecond', async () => {
  const store = emptyStore();
  const input = JSON.stringify({ email: anna, action: 'bounced', timestamp: '9999-12-31T23:59:59.999Z' });
  expect((await store.run(['import', '-'], { input })).code).toBe(0);
  for (const zone of zones) {
    const { stdout } = await store.run(['create', anna, '--to', '9999-12-31', '--tz', zone, '--json']);
    // In zones ahead of UTC, that millisecond belongs to the day after.
    const isAhead = ['Europe/Brussels', 'Asia/Kathmandu', 'Pacific/Kiritimati'].includes(zone);
    expect(JSON.parse(stdout).report.eventCount, zone).toBe(isAhead ? 0 : 1);
  }
});

test('a year below 1000 is refused, and no record of an import is of 1999 for it', async () => {
  const store = emptyStore();
  const refused = await store.run(['create', anna, '--from', '0026-01-01']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^error: Invalid date for --from: 0026-01-01\.\n/);
  const input = JSON.stringify({ email: anna, action: 'bounced', timestamp: '0099-12-31T10:00:00Z' });
  const { stdout } = await store.run(['import', '-', '--json'], { input });
  expect(JSON.parse(stdout)).toMatchObject({ imported: 0, rejected: 1 });
});

test.each([
  [8.64e15, '+275760-09-13T00:00:00.000Z'],
  [-8.64e15, '-271821-04-20T00:00:00.000Z'],
  [Date.UTC(10_000, 0), '+010000-01-01T00:00:00.000Z'],
  [Date.UTC(-1, 11, 31, 23, 59, 59, 7), '-000001-12-31T23:59:59.007Z'],
  [Date.parse('0000-02-29T10:20:30.040Z'), '0000-02-29T10:20:30.040Z'],
  [-1, '1969-12-31T23:59:59.999Z'],
])('the moment %d is %s, and every zone shows it somehow', (moment, iso) => {
  expect(formatIso(moment)).toBe(iso);
  for (const zone of zones) {
    expect(formatTimestamp(moment, zone)).toMatch(/^[+-]?\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(isStartOfDay(moment, zone)).toBeTypeOf('boolean');
  }
});

test.each([8.64e15, -8.64e15])('a row with the moment %d is shown', async (moment) => {
  const store = await seededStore();
  await store.run(['create', anna, '--to', '2026-01-31']);
  const db = new Database(store.path);
  db.prepare('UPDATE runs SET period_to = ?').run(moment);
  db.close();
  for (const zone of zones) {
    const { code, stderr } = await store.run(['view', '1', '--tz', zone]);
    expect({ zone, code, stderr }).toEqual({ zone, code: 0, stderr: '' });
  }
  const { stdout } = await store.run(['view', '1', '--json']);
  expect(JSON.parse(stdout).report.period.to).toBe(new Date(moment).toISOString());
});
