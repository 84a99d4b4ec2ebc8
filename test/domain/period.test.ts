import { describe, expect, test } from 'vitest';
import { dayOf, rangeOfLast, resolvePeriod, resolveRun } from '../../src/domain/period.ts';
import { processZones, useProcessZone } from '../support/processes.ts';

const now = Date.parse('2026-06-15T21:30:00Z');
const iso = (moment: number | null) =>
  moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z');

/** The range of a period, as text. */
function period(
  flags: { from?: string; to?: string; last?: string },
  zone: string,
  at = now,
): readonly (string | number | null)[] {
  const { from, to } = resolvePeriod({ from: null, to: null, last: null, ...flags }, zone, at);
  return [iso(from), iso(to)];
}

/** A day, its beginning and its end, and how many hours lie between. */
const days = [
  ['2026-01-31', 'UTC', '2026-01-31T00:00:00Z', '2026-02-01T00:00:00Z', 24],
  ['2024-02-29', 'Europe/Brussels', '2024-02-28T23:00:00Z', '2024-02-29T23:00:00Z', 24],
  ['2026-03-29', 'Europe/Brussels', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
  ['2026-10-25', 'Europe/Brussels', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z', 23],
  ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', '2018-02-18T03:00:00Z', 25],
  ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', 24],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z', 24],
  // Apia's missing days are days like any other elsewhere.
  ['2011-12-29', 'Europe/Brussels', '2011-12-28T23:00:00Z', '2011-12-29T23:00:00Z', 24],
  ['2011-12-30', 'Europe/Brussels', '2011-12-29T23:00:00Z', '2011-12-30T23:00:00Z', 24],
  ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 23.5],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 24.5],
  ['1970-01-01', 'UTC', '1970-01-01T00:00:00Z', '1970-01-02T00:00:00Z', 24],
] as const;

/** A length of time, now, and when it began, in Brussels. */
const lasts = [
  ['1d', '2026-06-15T21:30:00Z', '2026-06-14T21:30:00Z'],
  ['30d', '2026-06-15T21:30:00Z', '2026-05-16T21:30:00Z'],
  ['12w', '2026-06-15T21:30:00Z', '2026-03-23T22:30:00Z'],
  ['30D', '2026-03-31T10:00:00Z', '2026-03-01T11:00:00Z'],
  ['1m', '2026-03-31T10:00:00Z', '2026-02-28T11:00:00Z'],
  ['6m', '2026-03-31T10:00:00Z', '2025-09-30T10:00:00Z'],
  ['1y', '2024-02-29T12:00:00Z', '2023-02-28T12:00:00Z'],
  // 02:30 was skipped on the day before; 23:30 UTC is already the next day in Brussels.
  ['1d', '2026-03-30T00:30:00Z', '2026-03-29T01:30:00Z'],
  ['1m', '2026-03-30T22:30:00Z', '2026-02-27T23:30:00Z'],
  ['16d', '2012-01-15T12:00:00Z', '2011-12-30T12:00:00Z'],
] as const;

const wrong = [
  [{ from: '2026-02-30' }, 'Invalid date for --from: 2026-02-30.'],
  [{ to: '2026-02-29' }, 'Invalid date for --to: 2026-02-29.'],
  [{ from: '0026-01-01' }, 'Invalid date for --from: 0026-01-01.'],
  [{ to: '0999-12-31' }, 'Invalid date for --to: 0999-12-31.'],
  [{ from: '0099-12-31T10:00:00Z' }, 'Invalid date for --from: 0099-12-31T10:00:00Z.'],
  [{ from: '31/01/2026' }, 'Invalid date for --from: 31/01/2026.'],
  [{ from: 'tomorow' }, 'Invalid date for --from: tomorow.'],
  [{ from: '' }, 'Invalid date for --from: .'],
  [{ from: '1769850000' }, 'Invalid date for --from: 1769850000.'],
  [{ from: '2026-01-31T25:00:00Z' }, 'Invalid date for --from: 2026-01-31T25:00:00Z.'],
  [{ from: '2026-02-01', to: '2026-01-31' }, '--from 2026-02-01 is after --to 2026-01-31.'],
  [{ from: 'today', to: 'yesterday' }, '--from today is after --to yesterday.'],
  [{ last: '0d' }, 'Invalid duration for --last: 0d.'],
  [{ last: '30' }, 'Invalid duration for --last: 30.'],
  [{ last: '3h' }, 'Invalid duration for --last: 3h.'],
  [{ last: '-1d' }, 'Invalid duration for --last: -1d.'],
  [{ last: '30d', from: '2026-01-31' }, '--last cannot be combined with --from or --to.'],
  [{ last: '30d', to: '2026-01-31' }, '--last cannot be combined with --from or --to.'],
] as const;

describe.each(processZones)('with the process in $zone', (processZone) => {
  useProcessZone(processZone);

  test.each(days)('%s in %s is %s to %s', (day, zone, start, end, hours) => {
    expect(period({ from: day, to: day }, zone)).toEqual([start, end]);
    expect((Date.parse(end) - Date.parse(start)) / 3_600_000).toBe(hours);
    expect(period({ from: day }, zone)).toEqual([start, null]);
    expect(period({ to: day }, zone)).toEqual([null, end]);
    expect(dayOf(Date.parse(start), zone)).toBe(day);
    expect(dayOf(Date.parse(end) - 1, zone)).toBe(day);
    expect(dayOf(Date.parse(start) - 1, zone)).not.toBe(day);
    expect(dayOf(Date.parse(end), zone)).not.toBe(day);
  });

  test.each([
    [{ from: '2011-12-30' }, 'Pacific/Apia', '--from 2011-12-30'],
    [{ from: '2011-12-29', to: '2011-12-30' }, 'Pacific/Apia', '--to 2011-12-30'],
    [{ from: '1993-08-21', to: '1993-08-21' }, 'Pacific/Kwajalein', '--from 1993-08-21'],
  ])('a day that a zone skipped did not exist, which is printed', (flags, zone, flag) => {
    expect(() => period(flags, zone)).toThrow(
      `${flag}: this day did not exist in ${zone}, whose clocks skipped it.`,
    );
  });

  test('today and yesterday are days of the zone', () => {
    expect(period({ from: 'today', to: 'today' }, 'UTC')).toEqual([
      '2026-06-15T00:00:00Z',
      '2026-06-16T00:00:00Z',
    ]);
    expect(period({ from: 'Yesterday', to: 'TODAY' }, 'Europe/Brussels')).toEqual([
      '2026-06-13T22:00:00Z',
      '2026-06-15T22:00:00Z',
    ]);
    expect(period({ from: 'today', to: 'today' }, 'Asia/Tokyo')).toEqual([
      '2026-06-15T15:00:00Z',
      '2026-06-16T15:00:00Z',
    ]);
    const afterApiasGap = Date.parse('2011-12-30T12:00:00Z');
    expect(period({ from: 'today', to: 'today' }, 'Europe/Brussels', afterApiasGap)).toEqual([
      '2011-12-29T23:00:00Z',
      '2011-12-30T23:00:00Z',
    ]);
  });

  test('a time is itself, from it on and up to it', () => {
    const flags = { from: '2026-01-31T10:00:00+01:00', to: '2026-01-31T10:00:00.001Z' };
    expect(period(flags, 'Asia/Tokyo')).toEqual(['2026-01-31T09:00:00Z', '2026-01-31T10:00:00.001Z']);
    expect(period({ from: '2026-01-31 10:00' }, 'Asia/Tokyo')).toEqual(['2026-01-31T01:00:00Z', null]);
  });

  test.each(lasts)('the last %s, at %s, began at %s', (last, at, from) => {
    const range = rangeOfLast(last, 'Europe/Brussels', Date.parse(at));
    expect([iso(range.from), iso(range.to)]).toEqual([from, at]);
    const run = resolveRun({ last, zone: 'Europe/Brussels' }, { from: 1, to: 2 }, () => Date.parse(at));
    expect(run).toEqual({ range, now: Date.parse(at) });
  });

  test.each(wrong)('%j: %s', (flags, message) => {
    expect(() => period(flags, 'Europe/Brussels')).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  });
});

test('without flags the period is the whole history; without --last a range stays as it is', () => {
  expect(period({}, 'Europe/Brussels')).toEqual([null, null]);
  const run = resolveRun({ last: null, zone: 'UTC' }, { from: 1, to: 2 }, () => now);
  expect(run).toEqual({ range: { from: 1, to: 2 }, now });
});
