import { describe, expect, test } from 'vitest';
import { isZoneless, parseTimestamp } from '../../src/domain/timestamp.ts';
import { processZones, useProcessZone } from '../support/processes.ts';

const iso = (moment: number | null) => moment && new Date(moment).toISOString();

/** Times that name their zone. */
const zoned = [
  ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31t10:00:00z', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31 10:00:00Z', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31 10:00:00 UTC', '2026-01-31T10:00:00.000Z'],
  ['  2026-01-31T10:00:00Z\n', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T10:00Z', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T10:00:00.5Z', '2026-01-31T10:00:00.500Z'],
  ['2026-01-31T10:00:00,25Z', '2026-01-31T10:00:00.250Z'],
  ['2026-01-31T10:00:00.123999999Z', '2026-01-31T10:00:00.123Z'],
  ['2026-01-31T10:00:00+01:00', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T10:00:00+0100', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T10:00:00+01', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31 10:00:00 +0100', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T10:00:00-03:30', '2026-01-31T13:30:00.000Z'],
  ['2026-01-01T00:00:00+14:00', '2025-12-31T10:00:00.000Z'],
  ['2026-01-31T10:00:00-00:00', '2026-01-31T10:00:00.000Z'],
  ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['1970-01-01T00:00:00.001Z', '1970-01-01T00:00:00.001Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['Sat, 31 Jan 2026 10:00:00 +0100', '2026-01-31T09:00:00.000Z'],
  ['Sat, 31 Jan 2026 10:00:00 +0100 (CET)', '2026-01-31T09:00:00.000Z'],
  // Platforms get the day name wrong.
  ['Mon, 31 Jan 2026 10:00:00 GMT', '2026-01-31T10:00:00.000Z'],
  ['1 Feb 2026 10:00 -0000', '2026-02-01T10:00:00.000Z'],
] as const;

/** Times that name none, and what they are in the zone given. */
const zoneless = [
  ['2026-01-31T10:00:00', 'UTC', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T10:00:00', 'Europe/Brussels', '2026-01-31T09:00:00.000Z'],
  ['2026-07-31 10:00:00.007', 'Europe/Brussels', '2026-07-31T08:00:00.007Z'],
  ['2026-01-31', 'Europe/Brussels', '2026-01-30T23:00:00.000Z'],
  ['31 Jan 2026 10:00:00', 'Europe/Brussels', '2026-01-31T09:00:00.000Z'],
  ['2026-03-29T02:30:00', 'Europe/Brussels', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30:00', 'Europe/Brussels', '2026-10-25T00:30:00.000Z'],
  ['2018-11-04T00:30:00', 'America/Sao_Paulo', '2018-11-04T03:30:00.000Z'],
  ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
] as const;

const impossible = [
  '',
  'now',
  '42',
  '2026',
  '2026-01',
  '2026-1-31',
  '31/01/2026',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '2026-01-32',
  '2026-02-29',
  '2026-02-30T10:00:00Z',
  '2026-04-31',
  '1900-02-29T00:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T10:60:00Z',
  '2026-01-31T10:00:61Z',
  '2026-01-31T10',
  '2026-01-31T10:00:00.Z',
  '2026-01-31T10:00:00+24:00',
  '2026-01-31T10:00:00+01:60',
  '2026-01-31T10:00:00Zulu',
  '99999-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-00:01',
  '0000-01-01T00:00:00Z',
  '0099-12-31T10:00:00Z',
  '0099-12-31 10:00',
  '31 Dec 0099 10:00:00 GMT',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '31 Foo 2026 10:00:00 GMT',
  '31 Feb 2026 10:00:00 GMT',
] as const;

describe.each(processZones)('with the process in $zone', (processZone) => {
  useProcessZone(processZone);

  test.each(zoned)('%j is %s in whatever zone', (text, moment) => {
    for (const zone of ['UTC', 'Europe/Brussels', 'Pacific/Apia']) {
      expect(iso(parseTimestamp(text, zone))).toBe(moment);
    }
    expect(isZoneless(text)).toBe(false);
  });

  test.each(zoneless)('%j in %s is %s', (text, zone, moment) => {
    expect(iso(parseTimestamp(text, zone))).toBe(moment);
    expect(isZoneless(text)).toBe(true);
  });

  test.each(impossible)('impossible time: %j', (text) => {
    expect(parseTimestamp(text, 'Europe/Brussels')).toBeNull();
  });
});
