import { beforeEach, describe, expect, test } from 'vitest';
import { explainEmpty } from '../../../src/app/explain-empty.ts';
import type { Question, Range } from '../../../src/domain/report.ts';
import { english } from '../../../src/messages/en/index.ts';
import type { Store } from '../../../src/store/store.ts';
import { engines, importRecords, openStore } from './engines.ts';
import { createAndRun, questionAbout } from './questions.ts';

const { runs } = english;
const day = (n: number) => Date.UTC(2026, 0, n);
const noon = 12 * 60 * 60 * 1000;

const records = [
  { email: 'Anna@example.be', action: 'campaignSent', timestamp: day(5) },
  { email: 'ANNA@example.be', action: 'campaignRead', timestamp: day(6), details: { machine: true } },
  { email: 'anna@example.be', action: 'unsubscribed', timestamp: day(7), source: 'shop' },
  {
    ...{ email: 'anna@example.be', action: 'campaignLinkClicked', timestamp: day(8) },
    campaign: { id: 'c-1', archived: true },
  },
  { email: 'annabel@example.be', action: 'created', timestamp: day(1) },
  { email: 'Joanna@example.org', action: 'created', timestamp: day(2) },
  { email: 'zoé@exämple.example', action: 'created', timestamp: day(3) },
];

describe.each(engines)('$name', (engine) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(engine.freshPlace());
    return () => store.close();
  });

  describe('contacts', () => {
    beforeEach(() => importRecords(store, records));

    test('are found by their key, as first seen', async () => {
      expect(await store.contacts.find('anna@example.be')).toBe('Anna@example.be');
      expect(await store.contacts.find('Anna@example.be')).toBeNull();
      expect(await store.contacts.find('ben@example.be')).toBeNull();
    });

    test('are suggested: first those that begin with a text, then those that contain it', async () => {
      const all = ['Anna@example.be', 'annabel@example.be', 'Joanna@example.org'];
      expect(await store.contacts.suggest('anna', 9)).toEqual(all);
      expect(await store.contacts.suggest(' ANNA ', 9)).toEqual(all);
      expect(await store.contacts.suggest('anna', 2)).toEqual(all.slice(0, 2));
      expect(await store.contacts.suggest('anna', 1)).toEqual(all.slice(0, 1));
      expect(await store.contacts.suggest('', 9)).toHaveLength(4);
      expect(await store.contacts.suggest('%', 9)).toEqual([]);
    });

    test('are near an address by the letters that differ', async () => {
      expect(await store.contacts.nearest('ana@example.be', 1)).toEqual(['Anna@example.be']);
      expect(await store.contacts.nearest('annabe@example.be', 1)).toEqual(['annabel@example.be']);
      expect(await store.contacts.nearest('annabe@example.be', 3)).toEqual([
        'annabel@example.be',
        'Anna@example.be',
      ]);
      expect(await store.contacts.nearest('someone@far-away.example', 3)).toEqual([]);
    });

    test('have so many events in a range, its end excluded', async () => {
      const ranges: Range[] = [
        { from: null, to: null },
        { from: day(6), to: day(8) },
        { from: null, to: day(5) },
        { from: day(8), to: null },
      ];
      expect(await store.contacts.countEvents('anna@example.be', ranges)).toEqual([4, 2, 0, 1]);
      expect(await store.contacts.countEvents('ben@example.be', ranges)).toEqual([0, 0, 0, 0]);
      expect(await store.contacts.countEvents('anna@example.be', [])).toEqual([]);
    });
  });

  describe('why a report is empty', () => {
    const range: Range = { from: day(5), to: day(9) };

    /** Answers a question, which must find nothing, and explains that. */
    async function explain(
      key: string,
      differences: Partial<Question> = {},
      asked = range,
    ): Promise<string[]> {
      const question = questionAbout([key], differences);
      const id = await createAndRun(store, question, () => ({ range: asked, now: day(31) }));
      const report = await store.reports.get(id);
      if (!report) throw new Error('the report is gone');
      expect(report.eventCount).toBe(0);
      return explainEmpty(store, report, (timestamp) => new Date(timestamp).toISOString().slice(0, 10));
    }

    test('the store has no events', async () => {
      expect(await explain('anna@example.be')).toEqual([runs.noEvents]);
    });

    test('it does not know the contact: the nearest addresses, as first seen', async () => {
      await importRecords(store, records);
      expect(await explain('ana@example.be')).toEqual([
        runs.noContactNear('ana@example.be', 'Anna@example.be, annabel@example.be'),
      ]);
      const far = 'someone@far-away.example';
      expect(await explain(far)).toEqual([runs.noContact(far)]);
    });

    test('the contact has such events only outside the period: the nearest days', async () => {
      await importRecords(store, records);
      const empty = (from: number | null, to: number | null) =>
        explain('anna@example.be', { includeArchived: true }, { from, to });
      expect(await empty(null, day(5))).toEqual([runs.outside(['2026-01-05'])]);
      expect(await empty(day(8) + 1, null)).toEqual([runs.outside(['2026-01-08'])]);
      expect(await empty(day(6) + noon, day(7))).toEqual([runs.outside(['2026-01-06', '2026-01-07'])]);
    });

    test.each<[string, Partial<Question>]>([
      ['actions', { actions: ['bounced'] }],
      ['sources', { sources: ['elsewhere'] }],
    ])('only of other %s: how many, archived ones included', async (_what, differences) => {
      await importRecords(store, records);
      expect(await explain('anna@example.be', differences)).toEqual([runs.leftOut(4, '4')]);
    });

    test('only those of a machine, which are left out', async () => {
      await importRecords(store, records);
      const differences: Partial<Question> = { actions: ['campaignRead'], excludeMachine: true };
      expect(await explain('anna@example.be', differences)).toEqual([runs.leftOut(4, '4')]);
    });

    test('only in archived campaigns: how many', async () => {
      await importRecords(store, records);
      expect(await explain('anna@example.be', {}, { from: day(8), to: day(9) })).toEqual([
        runs.archived(1, '1'),
        runs.outside(['2026-01-07']),
      ]);
    });

    test('everything at once', async () => {
      await importRecords(store, records);
      const differences: Partial<Question> = { actions: ['campaignLinkClicked'] };
      expect(await explain('anna@example.be', differences)).toEqual([
        runs.archived(1, '1'),
        runs.leftOut(3, '3'),
      ]);
    });
  });
});
