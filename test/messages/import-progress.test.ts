import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importing, progressFormatter } from '../../src/cli/import/progress.ts';
import { setLocale } from '../../src/messages/messages.ts';
import { plainly } from './support.ts';

const minute = 60_000;
const noCounts = { imported: 0, duplicates: 0, ignored: 0, rejected: 0 };

/** What is said after `elapsed` ms of an import. */
function told(elapsed: number, counts: Partial<typeof noCounts>, share: number | null, file = 'a.ndjson') {
  let now = 5000;
  const tell = progressFormatter(() => now);
  now += elapsed;
  return plainly(tell({ ...noCounts, ...counts, file, share }));
}

describe.each([
  {
    language: 'en',
    early: 'Importing a.ndjson 3%: 12,300 events',
    later: 'Importing a.ndjson 20%: 400,000 events, 40,000/s, about 40 s left',
    refused: 'Importing a.ndjson 50%: 100,000 events, 1,200 rejected, 10,100/s, about 10 s left',
    endless: 'Importing standard input: 400,000 events so far, 40,000/s',
    minutes: 'about 3 min left',
    hours: 'about 2 h left',
  },
  {
    language: 'fr',
    early: 'Importation de a.ndjson, 3 % : 12 300 événements',
    later: 'Importation de a.ndjson, 20 % : 400 000 événements, 40 000 par s, encore 40 s environ',
    refused:
      'Importation de a.ndjson, 50 % : 100 000 événements, 1 200 refusés, 10 100 par s, encore 10 s environ',
    endless: 'Importation de l’entrée standard : 400 000 événements jusqu’ici, 40 000 par s',
    minutes: 'encore 3 min environ',
    hours: 'encore 2 h environ',
  },
  {
    language: 'nl',
    early: 'a.ndjson importeren, 3%: 12.300 gebeurtenissen',
    later: 'a.ndjson importeren, 20%: 400.000 gebeurtenissen, 40.000 per s, nog ongeveer 40 s',
    refused:
      'a.ndjson importeren, 50%: 100.000 gebeurtenissen, 1.200 geweigerd, 10.100 per s, nog ongeveer 10 s',
    endless: 'standaardinvoer importeren: 400.000 gebeurtenissen tot nu toe, 40.000 per s',
    minutes: 'nog ongeveer 3 min',
    hours: 'nog ongeveer 2 u',
  },
] as const)(
  'how far an import is: $language',
  ({ language, early, later, refused, endless, minutes, hours }) => {
    beforeAll(() => setLocale(language));
    afterAll(() => setLocale('en'));

    test('at first, without a guess', () => {
      expect(told(900, { imported: 12_000, duplicates: 300 }, 0.03)).toBe(early);
    });

    test('then with its pace and the time left', () => {
      expect(told(10_000, { imported: 400_000 }, 0.2)).toBe(later);
      expect(told(10_000, { imported: 100_000, rejected: 1200 }, 0.5)).toBe(refused);
    });

    test('of an input whose size nobody knows', () => {
      expect(told(10_000, { imported: 400_000 }, null, '-')).toBe(endless);
    });

    test('long', () => {
      expect(told(minute, { imported: 1 }, 0.25)).toContain(minutes);
      expect(told(40 * minute, { imported: 1 }, 0.25)).toContain(hours);
      expect(told(minute, { imported: 1 }, 0)).not.toContain(minutes);
    });

    test('at the end, a second is the least that is left', () => {
      expect(told(10_000, { imported: 10 }, 0.999)).toMatch(/\b1 s\b/);
    });
  },
);

test('before anything is known', () => {
  expect(importing('a.ndjson', 0)).toBe('Importing a.ndjson 0%');
  expect(importing('-', null)).toBe('Importing standard input');
});
