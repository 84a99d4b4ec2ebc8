import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addToMonth,
  calendarLimits,
  countDays,
  daysOf,
  firstWeekday,
  lastOf,
  moveDay,
  parseTypedDay,
  scrollTo,
  weekdayOf,
  weeksOf,
} from '../../src/prompts/calendar/calendar.ts';
import { nearestEventDay } from '../../src/prompts/calendar/next-event-day.ts';
import { processZones, useProcessZone } from '../support/processes.ts';

describe.each(processZones)('days do not depend on the clock of the process: $zone', (zone) => {
  useProcessZone(zone);

  test.each([
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-24', 1, '2026-10-25'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-04-05', -1, '2026-04-04'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %i days', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test('a month with a change of the clock has all its days, once', () => {
    const numbers = Array.from({ length: 31 }, (_, index) => `${index + 1}`.padStart(2, '0'));
    for (const month of ['2026-03', '2026-10']) {
      expect(daysOf(month)).toEqual(numbers.map((number) => `${month}-${number}`));
    }
    expect(countDays('2026-03-01', '2026-10-31')).toBe(245);
  });
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-05-31', 1, '2026-06-30'],
])('%s and %i months', (day, count, result) => {
  expect(addMonths(day, count)).toBe(result);
});

test.each([
  ['2024-02', 29],
  ['2026-02', 28],
  ['2000-02', 29],
  ['2100-02', 28],
  ['2026-04', 30],
  ['2026-12', 31],
])('%s has %i days', (month, count) => {
  expect(daysOf(month)).toHaveLength(count);
  expect(lastOf(month)).toBe(`${month}-${count}`);
});

test('months go on over the turn of the year', () => {
  expect(addToMonth('2026-11', 2)).toBe('2027-01');
  expect(addToMonth('2026-01', -13)).toBe('2024-12');
});

test('weekdays', () => {
  const days = [
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
  ];
  expect(days.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

describe('typed days', () => {
  const today = '2026-03-01';

  test.each([
    ['2026-01-31', '2026-01-31'],
    [' 2028-02-29 ', '2028-02-29'],
    ['today', today],
    ['Yesterday', '2026-02-28'],
    ['1000-01-01', '1000-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('“%s” is %s', (text, day) => {
    expect(parseTypedDay(text, today)).toBe(day);
  });

  test.each([
    '',
    '0000-01-01',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-31',
    '31/01/2026',
    'tomorrow',
    '2026-01-31T10:00:00Z',
  ])('“%s” is none', (text) => {
    expect(parseTypedDay(text, today)).toBeNull();
  });
});

describe('weeks', () => {
  const numbers = (month: string, start: number) =>
    weeksOf(month, start).map((week) => week.map((day) => Number(day?.slice(8) ?? 0)));

  test('from Monday, Saturday and Sunday on', () => {
    expect(numbers('2026-11', 1)[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(numbers('2026-11', 6)[0]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(numbers('2026-11', 7)[0]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('a month is six weeks tall, however short', () => {
    expect(numbers('2027-02', 1)).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14],
      [15, 16, 17, 18, 19, 20, 21],
      [22, 23, 24, 25, 26, 27, 28],
      [0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  test('every month holds its days in order, wherever weeks begin', () => {
    for (let month = '2023-01'; month < '2029-01'; month = addToMonth(month, 1)) {
      for (let start = 1; start <= 7; start += 1) {
        const weeks = weeksOf(month, start);
        expect(weeks.flat().filter((day) => day !== null)).toEqual(daysOf(month));
        const columns = weeks.flatMap((week) =>
          week.map((day, column) => day && (weekdayOf(day) - start + 7) % 7 === column),
        );
        expect(columns).not.toContain(false);
      }
    }
  });

  test.each([
    ['nl-BE', 1],
    ['fr-FR', 1],
    ['fr', 1],
    ['nl', 1],
    ['en-GB', 1],
    ['en-US', 7],
    ['pt-BR', 7],
    ['ar-EG', 6],
    [null, 1],
  ])('begin in %s with weekday %i', (locale, weekday) => {
    expect(firstWeekday(locale)).toBe(weekday);
  });
});

describe('moving', () => {
  const limits = { min: '2026-01-10', max: '2026-12-20' };

  test.each([
    ['day', 1, '2026-03-01'],
    ['day', -1, '2026-02-27'],
    ['week', 1, '2026-03-07'],
    ['week', -1, '2026-02-21'],
    ['month', 1, '2026-03-28'],
    ['month', -1, '2026-01-28'],
    ['edge', 1, '2026-02-28'],
    ['edge', -1, '2026-02-01'],
  ] as const)('by %s, %i', (move, direction, day) => {
    expect(moveDay('2026-02-28', move, direction, limits)).toBe(day);
  });

  test('ends at the limits', () => {
    expect(moveDay('2026-01-12', 'week', -1, limits)).toBe('2026-01-10');
    expect(moveDay('2026-01-12', 'edge', -1, limits)).toBe('2026-01-10');
    expect(moveDay('2026-02-05', 'month', -1, limits)).toBe('2026-01-10');
    expect(moveDay('2026-01-10', 'day', -1, limits)).toBe('2026-01-10');
    expect(moveDay('2026-12-20', 'day', 1, limits)).toBe('2026-12-20');
    expect(moveDay('2026-12-01', 'edge', 1, limits)).toBe('2026-12-20');
    expect(moveDay('9998-12-31', 'month', 1, calendarLimits)).toBe('9998-12-31');
    expect(moveDay('1970-01-02', 'month', -1, calendarLimits)).toBe('1970-01-02');
  });

  test('the months that are shown move only as far as needed', () => {
    expect(scrollTo('2026-09', 3, '2026-11')).toBe('2026-09');
    expect(scrollTo('2026-09', 3, '2026-12')).toBe('2026-10');
    expect(scrollTo('2026-09', 3, '2026-08')).toBe('2026-08');
    expect(scrollTo('2026-09', 1, '2024-01')).toBe('2024-01');
    expect(scrollTo('2025-12', 2, '2026-02')).toBe('2026-01');
  });
});

describe('the nearest day with an event', () => {
  const events = ['2019-02-28', '2024-02-29', '2026-03-29', '2026-03-30'];
  let questions = 0;
  const activity = async (periods: readonly { from: string | null; to: string | null }[]) => {
    questions += 1;
    return periods.map(
      ({ from, to }) => events.filter((day) => day >= (from ?? '') && day <= (to ?? '9')).length,
    );
  };

  test.each([
    ['2026-11-23', -1, '2026-03-30'],
    ['2026-03-30', -1, '2026-03-29'],
    ['2026-03-29', -1, '2024-02-29'],
    ['2019-02-28', -1, null],
    ['2019-02-28', 1, '2024-02-29'],
    ['1970-01-02', 1, '2019-02-28'],
    ['2026-03-30', 1, null],
  ] as const)('from %s, %i: %s', async (day, direction, found) => {
    questions = 0;
    expect(await nearestEventDay(day, direction, calendarLimits, activity)).toBe(found);
    expect(questions).toBeLessThan(25);
  });

  test('is within the limits', async () => {
    const limits = { min: '2026-03-30', max: '2026-12-31' };
    expect(await nearestEventDay('2026-11-23', -1, limits, activity)).toBe('2026-03-30');
    expect(await nearestEventDay('2026-03-30', -1, limits, activity)).toBeNull();
  });
});
