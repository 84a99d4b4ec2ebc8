import { afterEach, describe, expect, test } from 'vitest';
import { locales } from '../../src/messages/locales.ts';
import { setLocale } from '../../src/messages/messages.ts';
import { dayText, parseTypedDay } from '../../src/prompts/calendar/calendar.ts';
import { dayInWords } from '../../src/prompts/calendar/calendar-view.ts';
import { periodText, runNote } from '../../src/render/report/report-labels.ts';
import { sampleReport } from '../render/samples.ts';

afterEach(() => setLocale('en'));

const today = '2026-03-01';

describe('a typed day', () => {
  test.each([
    ['fr', '31/12/2026', '2026-12-31'],
    ['fr', ' 1/2/2026 ', '2026-02-01'],
    ['fr', '31.12.2026', '2026-12-31'],
    ['fr', '2026-12-31', '2026-12-31'],
    ['fr', 'Hier', '2026-02-28'],
    ['fr', "aujourd'hui", today],
    ['fr', 'aujourd’hui', today],
    ['fr', 'today', today],
    ['nl', '31-12-2026', '2026-12-31'],
    ['nl', '31/12/2026', '2026-12-31'],
    ['nl', '2026-12-31', '2026-12-31'],
    ['nl', 'gisteren', '2026-02-28'],
    ['nl', 'vandaag', today],
  ] as const)('in %s: “%s” is %s', async (language, text, day) => {
    await setLocale(language);
    expect(parseTypedDay(text, today)).toBe(day);
  });

  test.each([
    ['fr', '12/31/2026'],
    ['fr', '30/02/2026'],
    ['fr', '31/12/26'],
    ['fr', '31/12'],
    ['nl', '31-12-'],
    ['en', '31/12/2026'],
    ['en', '1-2-2026'],
  ] as const)('in %s: “%s” is none', async (language, text) => {
    await setLocale(language);
    expect(parseTypedDay(text, today)).toBeNull();
  });

  test.each(locales)('is read back as it is shown: %s', async (language) => {
    await setLocale(language);
    for (const day of ['2026-01-31', '2026-12-01', '1970-01-02', '9998-12-31'])
      expect(parseTypedDay(dayText(day), today)).toBe(day);
  });
});

test('a day in words', async () => {
  await setLocale('fr');
  expect(dayInWords('2026-11-01', 'fr')).toBe('dimanche 1er novembre 2026');
  expect(dayInWords('2026-11-23', 'fr')).toBe('lundi 23 novembre 2026');
  await setLocale('nl');
  expect(dayInWords('2026-11-23', 'nl')).toBe('maandag 23 november 2026');
});

test.each([
  ['fr', 'Le dernier traitement a échoué\u00a0: interrompu\u202f; voici la réponse du 01/02/2026 09:30:01.'],
  ['nl', 'De laatste uitvoering is mislukt: onderbroken; dit is het antwoord van 01-02-2026 09:30:01.'],
] as const)('a run that was interrupted, in %s', async (language, note) => {
  await setLocale(language);
  const report = sampleReport({ status: 'failed', failure: 'interrupted' });
  expect(runNote(report, 'Europe/Brussels')).toBe(note);
});

test('a period that ends in the middle of a day, in French', async () => {
  await setLocale('fr');
  const range = { from: null, to: Date.UTC(2026, 0, 31, 12) };
  expect(periodText({ range, last: null }, 'UTC')).toBe('jusqu’au 31/01/2026 12:00:00');
  expect(periodText({ range, last: '1y' }, 'UTC')).toBe('dernière année (jusqu’au 31/01/2026 12:00:00)');
});
