import { describe, expect, test } from 'vitest';
import { isZone, utcToZoned, zonedToUtc, zoneNames } from '../../src/domain/time-zone.ts';
import { processZones, useProcessZone } from '../support/processes.ts';

const utc = (text: string) => Date.parse(text.endsWith('Z') ? text : `${text}Z`);
const iso = (moment: number) => new Date(moment).toISOString().replace('.000Z', 'Z');

/** Zone, what its clocks show, the moment that is. */
const moments = [
  ['UTC', '2026-03-29T02:30:00', '2026-03-29T02:30:00Z'],
  // An ordinary day, before and behind UTC, and a quarter of an hour beside it.
  ['Europe/Brussels', '2026-01-15T12:00:00', '2026-01-15T11:00:00Z'],
  ['Europe/Brussels', '2026-07-15T12:00:00', '2026-07-15T10:00:00Z'],
  ['America/New_York', '2026-01-15T20:00:00', '2026-01-16T01:00:00Z'],
  ['Asia/Kathmandu', '2026-01-15T00:00:00', '2026-01-14T18:15:00Z'],
  ['Pacific/Kiritimati', '2026-01-01T00:00:00', '2025-12-31T10:00:00Z'],
  // Brussels: the last second before the change, the first after it.
  ['Europe/Brussels', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
  ['Europe/Brussels', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
  ['Europe/Brussels', '2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
  ['Europe/Brussels', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  // São Paulo: midnight itself is skipped in spring; in autumn the hour before it is shown twice.
  ['America/Sao_Paulo', '2018-11-03T23:59:59', '2018-11-04T02:59:59Z'],
  ['America/Sao_Paulo', '2018-11-04T01:00:00', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T00:00:00', '2018-02-18T03:00:00Z'],
  // Apia goes from the 29th of December 2011 to the 31st.
  ['Pacific/Apia', '2011-12-29T23:59:59', '2011-12-30T09:59:59Z'],
  ['Pacific/Apia', '2011-12-31T00:00:00', '2011-12-30T10:00:00Z'],
  // Monrovia was behind by less than an hour, and by seconds.
  ['Africa/Monrovia', '1971-06-01T00:00:00', '1971-06-01T00:44:30Z'],
  ['+05:30', '2026-01-01T00:00:00', '2025-12-31T18:30:00Z'],
  ['-0030', '2026-01-01T00:00:00', '2026-01-01T00:30:00Z'],
  ['-23:59', '2026-01-01T00:00:00', '2026-01-01T23:59:00Z'],
  ['+14', '2026-01-01T00:00:00', '2025-12-31T10:00:00Z'],
  // Lord Howe changes by half an hour.
  ['Australia/Lord_Howe', '2026-10-04T01:59:59', '2026-10-03T15:29:59Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:30:00', '2026-10-03T15:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-05T02:00:00', '2026-04-04T15:30:00Z'],
] as const;

/** A time that clocks skip: the moment it is taken for, and what they show then. */
const skipped = [
  ['Europe/Brussels', '2026-03-29T02:00:00', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00Z'],
  ['Europe/Brussels', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z', '2026-03-29T03:30:00Z'],
  ['America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T03:00:00Z', '2018-11-04T01:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T00:59:59', '2018-11-04T03:59:59Z', '2018-11-04T01:59:59Z'],
  ['Pacific/Apia', '2011-12-30T00:00:00', '2011-12-30T10:00:00Z', '2011-12-31T00:00:00Z'],
  ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z', '2011-12-31T12:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z', '2026-10-04T02:45:00Z'],
] as const;

/** A time that clocks show twice, and both moments. */
const repeated = [
  ['Europe/Brussels', '2026-10-25T02:00:00', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'],
  ['Europe/Brussels', '2026-10-25T02:59:59', '2026-10-25T00:59:59Z', '2026-10-25T01:59:59Z'],
  ['America/Sao_Paulo', '2018-02-17T23:30:00', '2018-02-18T01:30:00Z', '2018-02-18T02:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
] as const;

describe.each(processZones)('with the process in $zone', (processZone) => {
  useProcessZone(processZone);

  test.each(moments)('%s %s is %s, and back', (zone, shown, moment) => {
    expect(iso(zonedToUtc(utc(shown), zone))).toBe(moment);
    expect(iso(utcToZoned(utc(moment), zone))).toBe(`${shown}Z`);
  });

  test.each(skipped)('%s %s, which is skipped, is moved forward to %s', (zone, shown, moment, then) => {
    expect(iso(zonedToUtc(utc(shown), zone))).toBe(moment);
    expect(iso(utcToZoned(utc(moment), zone))).toBe(then);
  });

  test.each(repeated)('%s %s, shown twice, is the first: %s', (zone, shown, first, second) => {
    expect(iso(zonedToUtc(utc(shown), zone))).toBe(first);
    expect([first, second].map((moment) => iso(utcToZoned(utc(moment), zone)))).toEqual([
      `${shown}Z`,
      `${shown}Z`,
    ]);
  });

  test('every moment around a change, shown and read again, is itself or its twin before', () => {
    const changes = [
      ['Europe/Brussels', '2026-03-29T01:00:00Z', 0],
      ['Europe/Brussels', '2026-10-25T01:00:00Z', 60],
      ['America/Sao_Paulo', '2018-11-04T03:00:00Z', 0],
      ['America/Sao_Paulo', '2018-02-18T02:00:00Z', 60],
      ['Pacific/Apia', '2011-12-30T10:00:00Z', 0],
      ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 0],
      ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 30],
    ] as const;
    for (const [zone, change, overlap] of changes) {
      for (let minute = -180; minute <= 180; minute += 1) {
        const moment = utc(change) + minute * 60_000;
        const isSecond = minute >= 0 && minute < overlap;
        const expected = isSecond ? moment - overlap * 60_000 : moment;
        expect(iso(zonedToUtc(utcToZoned(moment, zone), zone)), `${zone} ${iso(moment)}`).toBe(iso(expected));
      }
    }
  });
});

test.each(['UTC', 'Europe/Brussels', 'europe/brussels', 'EST5EDT', 'Etc/GMT+2'])('%s is a zone', (name) => {
  expect(isZone(name)).toBe(true);
});

test.each(['', 'Mars/Olympus', 'Europe/Brussel', 'Europe Brussels', 'now'])('%j is none', (name) => {
  expect(isZone(name)).toBe(false);
});

test('every zone that is suggested is one', () => {
  const names = zoneNames();
  expect(names).toContain('UTC');
  expect(names).toContain('Europe/Brussels');
  expect(names.filter((name) => !isZone(name))).toEqual([]);
});
