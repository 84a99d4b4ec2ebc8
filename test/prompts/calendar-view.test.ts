import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { calendarLimits } from '../../src/prompts/calendar/calendar.ts';
import {
  type CalendarView,
  calendarSize,
  dayInWords,
  drawCalendar,
} from '../../src/prompts/calendar/calendar-view.ts';
import { textWidth } from '../../src/render/text/text-width.ts';

const counts: Record<string, number> = {
  '2026-11-03': 1,
  '2026-11-11': 4,
  '2026-11-12': 5,
  '2026-11-19': 90,
};
const view: CalendarView = {
  first: '2026-11',
  today: '2026-11-23',
  cursor: '2026-11-12',
  from: undefined,
  to: undefined,
  limits: calendarLimits,
  countOf: (day) => counts[day] ?? 0,
  weekStart: 1,
  language: 'en',
};
const plain = new Chalk({ level: 0 });
const colours = new Chalk({ level: 1 });

const drawn = (changes: Partial<CalendarView>, columns = 40) => {
  const size = calendarSize(columns);
  if (!size) throw new Error('too narrow');
  return drawCalendar({ ...view, ...changes }, size, plain).map((line) => line.trimEnd());
};

test('one day', () => {
  expect(drawn({})).toEqual([
    '             November 2026',
    '   Mo   Tu   We   Th   Fr   Sa   Su',
    '                                  1',
    '    2    3·   4    5    6    7    8',
    '    9   10   11• [12●] 13   14   15',
    '   16   17   18   19●  20   21   22',
    '  (23)  24   25   26   27   28   29',
    '   30',
  ]);
});

test('a period: its days are joined, those before it are out of reach', () => {
  const limits = { ...calendarLimits, min: '2026-11-11' };
  expect(drawn({ from: '2026-11-11', to: '2026-11-20', cursor: '2026-11-20', limits })).toEqual([
    '             November 2026',
    '   Mo   Tu   We   Th   Fr   Sa   Su',
    '                                  -',
    '    -    -·   -    -    -    -    -',
    '    -    -  ‹11•──12●──13───14───15──',
    '  ─16───17───18───19●─[20]  21   22',
    '  (23)  24   25   26   27   28   29',
    '   30',
  ]);
});

test('a period without a beginning, or without an end', () => {
  expect(drawn({ from: null, to: '2026-11-04', cursor: '2026-11-04' }).slice(2, 5)).toEqual([
    '                                ──1──',
    '  ──2────3·─[ 4]   5    6    7    8',
    '    9   10   11•  12●  13   14   15',
  ]);
  expect(drawn({ from: '2026-11-28', to: null, cursor: null }).slice(-2)).toEqual([
    '  (23)  24   25   26   27  ‹28───29──',
    '  ─30──',
  ]);
});

test('of one day', () => {
  const day = '2026-11-11';
  expect(drawn({ from: day, to: day, cursor: day })[4]).toBe('    9   10  [11•] 12●  13   14   15');
});

test('weeks that begin on Sunday', () => {
  expect(drawn({ weekStart: 7 }).slice(1, 3)).toEqual([
    '   Su   Mo   Tu   We   Th   Fr   Sa',
    '    1    2    3·   4    5    6    7',
  ]);
});

test('in another language', () => {
  expect(drawn({ language: 'nl' }).slice(0, 2)).toEqual([
    '             november 2026',
    '   ma   di   wo   do   vr   za   zo',
  ]);
  expect(dayInWords('2026-11-20', 'en')).toBe('Friday 20 November 2026');
  expect(dayInWords('2026-11-20', 'fr')).toBe('vendredi 20 novembre 2026');
});

describe('as wide as there is room', () => {
  test.each([
    [28, null],
    [30, null],
    [31, { months: 1, cell: 4 }],
    [37, { months: 1, cell: 4 }],
    [38, { months: 1, cell: 5 }],
    [40, { months: 1, cell: 5 }],
    [80, { months: 2, cell: 5 }],
    [120, { months: 3, cell: 5 }],
    [400, { months: 3, cell: 5 }],
  ])('%i columns', (columns, size) => {
    expect(calendarSize(columns)).toEqual(size);
  });

  test('no line reaches the last column; colours add none', () => {
    const limits = { ...calendarLimits, min: '2026-11-03' };
    for (let columns = 31; columns <= 130; columns += 1) {
      const size = calendarSize(columns);
      if (!size) throw new Error('too narrow');
      const full = {
        ...view,
        first: '2026-10',
        from: '2026-11-03',
        to: '2026-11-30',
        cursor: '2026-11-30',
        limits,
      };
      const lines = drawCalendar(full, size, colours);
      expect(Math.max(...lines.map(textWidth))).toBeLessThan(columns);
      expect(lines.map(textWidth)).toEqual(drawCalendar(full, size, plain).map(textWidth));
    }
  });

  test('in a narrow one, brackets are kept of the highlighted day, marks of the others', () => {
    const lines = drawn({ countOf: () => 9, today: '2026-11-13' }, 32);
    expect(lines[4]).toBe('    9● 10● 11●[12](13● 14● 15●');
  });

  test('three months', () => {
    const [names, , first] = drawn({ first: '2026-09' }, 120);
    expect(names).toBe(
      `${' '.repeat(12)}September 2026${' '.repeat(25)}October 2026${' '.repeat(26)}November 2026`,
    );
    expect(first?.trim().split(/ +/)).toEqual(['1', '2', '3', '4', '5', '6', '1', '2', '3', '4', '1']);
  });
});

test('with colours, days out of reach keep their number', () => {
  const size = { months: 1, cell: 5 };
  const limits = { ...calendarLimits, min: '2026-11-11' };
  const lines = drawCalendar({ ...view, limits }, size, colours);
  expect(lines[3]).toContain('\u001b[2m  2  \u001b[22m');
});
