import { beforeEach, describe, expect, test } from 'vitest';
import { seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore();
});

async function created(...flags: string[]) {
  const { stdout, code } = await store.run(['create', anna, '--archived', '--json', ...flags]);
  expect(code).toBe(0);
  const { report, events } = JSON.parse(stdout);
  return { period: report.period, times: events.map(({ timestamp }: { timestamp: string }) => timestamp) };
}

const brussels = ['--tz', 'Europe/Brussels'];

describe('a day is the whole day in the zone', () => {
  test.each([
    // [why, day, flags, from, to, hours, events]
    ['24 hours', '2026-01-31', brussels, '2026-01-30T23:00', '2026-01-31T23:00', 24, ['2026-01-31T22:30']],
    [
      'the next day',
      '2026-02-01',
      brussels,
      '2026-01-31T23:00',
      '2026-02-01T23:00',
      24,
      ['2026-01-31T23:30'],
    ],
    [
      'the same in UTC',
      '2026-01-31',
      [],
      '2026-01-31T00:00',
      '2026-02-01T00:00',
      24,
      ['2026-01-31T22:30', '2026-01-31T23:30'],
    ],
    [
      '25 hours',
      '2025-10-26',
      brussels,
      '2025-10-25T22:00',
      '2025-10-26T23:00',
      25,
      ['2025-10-26T00:30', '2025-10-26T01:30'],
    ],
    ['23 hours', '2026-03-29', brussels, '2026-03-28T23:00', '2026-03-29T22:00', 23, []],
    [
      'ends before midnight of the next',
      '2026-02-28',
      brussels,
      '2026-02-27T23:00',
      '2026-02-28T23:00',
      24,
      [],
    ],
    [
      'begins at midnight',
      '2026-03-01',
      brussels,
      '2026-02-28T23:00',
      '2026-03-01T23:00',
      24,
      ['2026-02-28T23:00', '2026-02-28T23:06:41'],
    ],
    [
      'without a midnight',
      '2025-09-07',
      ['--tz', 'America/Santiago'],
      '2025-09-07T04:00',
      '2025-09-08T03:00',
      23,
      [],
    ],
    [
      'with half an hour',
      '2026-01-31',
      ['--tz', 'Asia/Kolkata'],
      '2026-01-30T18:30',
      '2026-01-31T18:30',
      24,
      [],
    ],
  ] as const)('%s: %s %j', async (_why, day, flags, from, to, hours, events) => {
    const { period, times } = await created('--from', day, '--to', day, ...flags);
    const full = (time: string) => `${time.length === 16 ? `${time}:00` : time}.000Z`;
    expect(period).toEqual({ from: full(from), to: full(to), last: null });
    expect((Date.parse(period.to) - Date.parse(period.from)) / 3_600_000).toBe(hours);
    expect(times).toEqual(events.map(full));
  });
});

describe('a period is half open', () => {
  const edge = '2026-03-01T00:00:00+01:00';

  test('an event at its beginning belongs to it', async () => {
    const { period, times } = await created('--from', edge, '--to', '2026-03-01T00:00:00.001+01:00');
    expect(period).toEqual({ from: '2026-02-28T23:00:00.000Z', to: '2026-02-28T23:00:00.001Z', last: null });
    expect(times).toEqual(['2026-02-28T23:00:00.000Z']);
  });

  test('an event at its end does not', async () => {
    const { period, times } = await created('--from', '2026-02-10', '--to', edge);
    expect(period.to).toBe('2026-02-28T23:00:00.000Z');
    expect(times).toEqual(['2026-02-10T10:00:02.000Z']);
  });
});

describe('how an end is written', () => {
  test.each([
    ['2026-02-01T12:30:15Z', '2026-02-01T12:30:15.000Z'],
    ['2026-02-01T12:30:15.25+02:00', '2026-02-01T10:30:15.250Z'],
    ['2026-02-01T12:30', '2026-02-01T11:30:00.000Z'],
    ['2026-07-01T12:30:00', '2026-07-01T10:30:00.000Z'],
    ['2026-02-01', '2026-01-31T23:00:00.000Z'],
  ])('--from %s in Europe/Brussels', async (from, expected) => {
    expect((await created('--from', from, ...brussels)).period).toEqual({
      from: expected,
      to: null,
      last: null,
    });
  });

  test('today and yesterday are days of the zone', async () => {
    for (const zone of ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago']) {
      const dayOf = (moment: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
      const earlier = dayOf(Date.now());
      const { period } = await created('--from', 'yesterday', '--to', 'Today', '--tz', zone);
      const later = dayOf(Date.now());
      expect((Date.parse(period.to) - Date.parse(period.from)) / 3_600_000).toBe(48);
      expect([earlier, later]).toContain(dayOf(Date.parse(period.to) - 1));
      expect(dayOf(Date.parse(period.to))).not.toBe(dayOf(Date.parse(period.to) - 1));
    }
  });

  test('only one end leaves the other open', async () => {
    const all = await created();
    expect(all.times).toHaveLength(38);
    const before = await created('--to', '2025-12-31');
    const after = await created('--from', '2026-01-01');
    expect([before.period.from, after.period.to, all.period]).toEqual([
      null,
      null,
      { from: null, to: null, last: null },
    ]);
    expect([...before.times, ...after.times]).toEqual(all.times);
  });

  test('without --tz the system’s zone counts', async () => {
    const args = ['create', anna, '--from', '2026-02-01', '--json'];
    const { stdout } = await store.run(args, { env: { TZ: 'Europe/Brussels' } });
    expect(JSON.parse(stdout).report.period.from).toBe('2026-01-31T23:00:00.000Z');
  });

  test('the zone is that of the flag also in what is printed', async () => {
    const args = ['create', anna, '--from', '2025-10-26', '--to', '2025-10-26', ...brussels];
    const { stdout } = await store.run(args);
    expect(stdout).toMatch(/^Period +2025-10-26, Europe\/Brussels$/m);
    expect(stdout.match(/^2025-10-26 02:30:00 /gm)).toHaveLength(2);
    expect((await store.run(['view', '1'])).stdout).toBe(stdout);
    expect((await store.run(['view', '1', '--tz', 'UTC'])).stdout).toMatch(/^2025-10-26 01:30:00 /m);
  });
});

describe('wrong periods are usage errors, and no report is made', () => {
  test.each([
    [['--from', '2026-02-30'], 'Invalid date for --from: 2026-02-30.'],
    [['--to', '2025-02-29'], 'Invalid date for --to: 2025-02-29.'],
    [['--from', '2026-13-01'], 'Invalid date for --from: 2026-13-01.'],
    [['--from', '2026-1-1'], 'Invalid date for --from: 2026-1-1.'],
    [['--from', '31/01/2026'], 'Invalid date for --from: 31/01/2026.'],
    [['--to', '99999-01-01'], 'Invalid date for --to: 99999-01-01.'],
    [['--to', '2026-01-01T25:00:00Z'], 'Invalid date for --to: 2026-01-01T25:00:00Z.'],
    [['--from', 'tomorrow'], 'Invalid date for --from: tomorrow.'],
    [['--from', ''], /^Missing value for --from\.$/],
    [['--from', '2026-02-02', '--to', '2026-02-01'], '--from 2026-02-02 is after --to 2026-02-01.'],
    [['--from', 'today', '--to', 'yesterday'], '--from today is after --to yesterday.'],
    [['--last', '0d'], 'Invalid duration for --last: 0d.'],
    [['--last', '30'], 'Invalid duration for --last: 30.'],
    [['--last', '2h'], 'Invalid duration for --last: 2h.'],
    [['--last', '-1d'], 'Invalid duration for --last: -1d.'],
    [['--last', '1d', '--to', '2026-02-01'], '--last cannot be combined with --from or --to.'],
    [['--last', '1d', '--from', '2026-02-01'], '--last cannot be combined with --from or --to.'],
  ])('%j', async (flags, message) => {
    const { code, stdout, stderr } = await store.run(['create', anna, '--json', ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const said = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'usage', message: said, hint: expect.any(String) } });
    expect(JSON.parse((await store.run(['list', '--json'])).stdout).reports).toEqual([]);
  });
});
