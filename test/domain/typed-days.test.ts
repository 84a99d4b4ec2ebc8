import { afterEach, describe, expect, test } from 'vitest';
import { parseDays } from '../../src/domain/typed-days.ts';
import { setLocale } from '../../src/messages/messages.ts';

// A Sunday.
const today = Date.UTC(2026, 2, 1);
const read = (text: string) => {
  const days = parseDays(text, today);
  return days && [days.first, days.last].map((day) => new Date(day).toISOString().slice(0, 10)).join(' ');
};

afterEach(() => setLocale('en'));

describe('days as people type them', () => {
  test.each([
    ['2026-01-31', '2026-01-31 2026-01-31'],
    ['today', '2026-03-01 2026-03-01'],
    [' Yesterday ', '2026-02-28 2026-02-28'],
    ['hier', '2026-02-28 2026-02-28'],
    ["aujourd'hui", '2026-03-01 2026-03-01'],
    ['gisteren', '2026-02-28 2026-02-28'],
    ['this week', '2026-02-23 2026-03-01'],
    ['last  week', '2026-02-16 2026-02-22'],
    ['last month', '2026-02-01 2026-02-28'],
    ['mois dernier', '2026-02-01 2026-02-28'],
    ['vorige maand', '2026-02-01 2026-02-28'],
    ['this month', '2026-03-01 2026-03-31'],
    ["l'année dernière", '2025-01-01 2025-12-31'],
    ['dit jaar', '2026-01-01 2026-12-31'],
  ])('“%s” is %s', (text, days) => {
    expect(read(text)).toBe(days);
  });

  test.each(['fr', 'nl'] as const)('in %s the day may come first', async (language) => {
    await setLocale(language);
    expect(read('28/11/2025')).toBe('2025-11-28 2025-11-28');
    expect(read('1-2-2026')).toBe('2026-02-01 2026-02-01');
    expect(read('31/02/2026')).toBeNull();
  });

  test.each(['28/11/2025', '', 'tomorrow', '2026-02-30', 'last', 'month'])('“%s” is not a day', (text) => {
    expect(read(text)).toBeNull();
  });
});
