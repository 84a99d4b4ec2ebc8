import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/import/formats/mapped/date-format.ts';
import { findDateOrder } from '../../src/import/map/date-order.ts';
import { dateFormatsFor, readTime } from '../../src/import/map/read-time.ts';

const read = (text: string, zone = 'UTC', order: 'day-first' | 'month-first' | null = null) => {
  const time = readTime(text, zone, order);
  return time === null ? null : new Date(time.moment).toISOString();
};

describe('times', () => {
  it.each([
    ['1762269669', '2025-11-04T15:21:09.000Z'],
    ['1762269669000', '2025-11-04T15:21:09.000Z'],
    ['1762269669.5', '2025-11-04T15:21:09.500Z'],
    // 1700000000.123 × 1000 is 1700000000122.9999 in binary.
    ['1700000000.123', '2023-11-14T22:13:20.123Z'],
    ['1700000000123456', '2023-11-14T22:13:20.123Z'],
    ['1700000000123456789', '2023-11-14T22:13:20.123Z'],
    ['45965.6396875', '2025-11-04T15:21:09.000Z'],
    ['20251104', '2025-11-04T00:00:00.000Z'],
    ['20251104152109', '2025-11-04T15:21:09.000Z'],
    ['20251104T152109Z', '2025-11-04T15:21:09.000Z'],
    ['2025/11/04 15:21:09', '2025-11-04T15:21:09.000Z'],
    ['2025-11-04 9:05', '2025-11-04T09:05:00.000Z'],
    ['2025/11/04 15:21:09 UTC', '2025-11-04T15:21:09.000Z'],
    ['2025-11-04 15:21:09 GMT+1', '2025-11-04T14:21:09.000Z'],
    ['2025-11-04 15:21:09 EST', '2025-11-04T20:21:09.000Z'],
    ['2025-11-04 3:21:09\u202fPM', '2025-11-04T15:21:09.000Z'],
    ['04.11.2025 15:21', '2025-11-04T15:21:00.000Z'],
    ['Nov 4, 2025 3:21 PM', '2025-11-04T15:21:00.000Z'],
    ['Tuesday, November 4, 2025', '2025-11-04T00:00:00.000Z'],
    ['4 novembre 2025 15:21', '2025-11-04T15:21:00.000Z'],
    ['4 août 2025 à 15:21', '2025-08-04T15:21:00.000Z'],
    ['mardi 4 novembre 2025 15h21', '2025-11-04T15:21:00.000Z'],
    ['4 mrt. 2025 15:21', '2025-03-04T15:21:00.000Z'],
    ['Tue Nov 04 2025 15:21:09 GMT+0100 (CET)', '2025-11-04T14:21:09.000Z'],
    ['2025-07-04 15:21:09 Europe/Brussels', '2025-07-04T13:21:09.000Z'],
    ['4. März 2025 15:21', '2025-03-04T15:21:00.000Z'],
    ['Dienstag, 4. November 2025 um 15:21', '2025-11-04T15:21:00.000Z'],
    ['martes, 4 de noviembre de 2025 15:21', '2025-11-04T15:21:00.000Z'],
    ['4 gennaio 2025 15:21', '2025-01-04T15:21:00.000Z'],
    ['le 4 nov. 2025 15:21', '2025-11-04T15:21:00.000Z'],
    ['4/Nov/2025:15:21:09 +0100', '2025-11-04T14:21:09.000Z'],
    ["'2025-11-04 15:21", '2025-11-04T15:21:00.000Z'],
    ['="2025-11-04"', '2025-11-04T00:00:00.000Z'],
  ])('%s is read', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '5',
    '1234',
    '86400',
    '123456789',
    '20261331',
    '100000000001',
    '31/31/2025',
    '2025-02-30',
    '4/11/2025',
    '1.76E+12',
    '25:00',
    'soon',
    '2025-11-04 15:21:09 Middle/Earth',
    'Foo 4, 2025',
  ])('%s is not read', (text) => {
    expect(read(text)).toBeNull();
  });

  it('a zone may be an offset', () => {
    expect(read('2025-11-04 15:21:09', '-06:00')).toBe('2025-11-04T21:21:09.000Z');
  });

  it.each(['4/11/2025 15:21', '04-11-25 3:21:09 PM', '13/11/2025', '11/13/2025 9:05'])(
    'the date formats for %s read it',
    (text) => {
      const formats = dateFormatsFor(text);
      expect(formats.length).toBeGreaterThan(0);
      for (const format of formats) expect(readDate(text, format)).not.toBeNull();
    },
  );
});

describe('the order of day and month in a table', () => {
  async function* each(times: readonly string[]) {
    yield* times;
  }

  it.each([
    [['4/11/2025', '13/11/2025'], { order: 'day-first' }],
    [['4/11/2025', '11/13/2025'], { order: 'month-first' }],
    [['13/11/2025', '11/13/2025'], { order: null }],
    [['4/11/2025', '5/11/2025'], { ambiguous: '4/11/2025' }],
    [['2025-11-04', '1762269669'], { order: null }],
  ])('%j: %j', async (times, expected) => {
    expect(await findDateOrder(each(times), null)).toEqual(expected);
  });

  it('contradicts a format that the user gave', async () => {
    const times = ['06-05-14 9:30', '13-05-14 9:30'];
    expect(await findDateOrder(each(times), 'MM-dd-yy H:mm')).toEqual({
      contradicted: '13-05-14 9:30',
      format: 'dd-MM-yy H:mm',
    });
    expect(await findDateOrder(each(times), 'dd-MM-yy H:mm')).toEqual({ order: null });
  });
});
