import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentOfContact } from '../../../src/app/answer-consent.ts';
import { addCounts, checkMail } from '../../../src/app/check-mail.ts';
import { ContactCheck } from '../../../src/domain/check/contact-check.ts';
import { type CheckSettings, defaultRules, noCounts, ruleNames } from '../../../src/domain/check/finding.ts';
import { consentOf } from '../../../src/domain/consent/consent.ts';
import { StoreFacts } from '../../../src/domain/consent/store-facts.ts';
import { everyEvent } from '../../../src/domain/selection.ts';
import type { Snapshot, Store } from '../../../src/store/store.ts';
import { engines, importRecords, openStore } from './engines.ts';

const seed = 20_261_125;
const people = ['anna@example.be', 'ben@example.be', 'zoe@example.be'];
const whole = { from: null, to: null };
const hour = 3_600_000;

const actions = [
  ...['subscribed', 'optedIn', 'unsubscribed', 'spamComplaint', 'deleted', 'created', 'bounced'],
  ...['addedToAccountBlackList', 'removedFromAccountBlackList', 'removedFromGroup', 'addedToPreference'],
  ...['campaignSent', 'campaignSent', 'campaignSent', 'campaignDelivered', 'campaignNotSent', 'campaignRead'],
];
const records = fc.array(
  fc.record({
    email: fc.constantFrom(...people),
    action: fc.constantFrom(...actions),
    timestamp: fc.integer({ min: 0, max: 400 }).map((n) => Date.UTC(2026, 0, 1) + n * hour),
    campaign: fc.option(
      fc.constantFrom({ id: 'c-1', type: 'campaign' }, { id: 'c-2' }, { id: 'o-1', type: 'transactional' }),
    ),
    details: fc.record(
      {
        list: fc.constantFrom('A', 'B', 'e\u0301'),
        group: fc.constantFrom('G', 12, ['G', 'H']),
        form: fc.constant('F'),
        messageId: fc.constantFrom('m1', 'm2'),
        machine: fc.constant(true),
        reason: fc.constant('import'),
      },
      { requiredKeys: [] },
    ),
    source: fc.constantFrom(null, 'esp', 'shop'),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

const settingsOf = (rules: CheckSettings['rules']): CheckSettings => ({
  ...{
    rules,
    grace: { kind: 'length', ms: 24 * hour },
    zone: 'UTC',
    untyped: null,
    includeTransactional: false,
  },
  ...{ range: whole, scope: null, sources: 'all' },
});

async function eventsOf(snapshot: Snapshot, contact: string) {
  const events = [];
  for await (const batch of snapshot.events(everyEvent([contact], whole))) events.push(...batch);
  return events;
}

async function resultOf(
  snapshot: Snapshot,
  facts: StoreFacts,
  contacts: 'all' | string[],
  settings: CheckSettings,
) {
  const [findings, counts] = [[] as object[], noCounts()];
  for await (const step of checkMail(snapshot, facts, contacts, settings)) {
    findings.push(...step.findings);
    addCounts(counts, step.counts);
  }
  return { findings: findings.map((each) => JSON.stringify(each)).sort(), counts };
}

/** What the store derives of its sources, found by reading every event. */
async function derived(store: Store) {
  const sources = new Map<string | null, { events: number; first: number; last: number; sent: number }>();
  const scopes = new Map<string, (number | null)[]>();
  for await (const batch of store.events.stream(everyEvent('all', whole))) {
    for (const { source, timestamp, action, details: json } of batch) {
      const known = sources.get(source) ?? { events: 0, first: timestamp, last: timestamp, sent: 0 };
      sources.set(source, {
        events: known.events + 1,
        first: Math.min(known.first, timestamp),
        last: Math.max(known.last, timestamp),
        sent: known.sent + (action === 'campaignSent' ? 1 : 0),
      });
      const details = JSON.parse(json) as Record<string, unknown>;
      for (const kind of ['list', 'group', 'form']) {
        const isPreference = kind === 'group' && action === 'addedToPreference';
        for (const value of [details[kind]].flat()) {
          if (value === undefined) continue;
          const name = String(value).normalize('NFC');
          const key = [source, isPreference ? 'preference' : kind, name].join(' ');
          const isConfirmed = action === 'optedIn' && (details.machine || !details.reason);
          scopes.set(key, [...(scopes.get(key) ?? []), isConfirmed ? timestamp : null]);
        }
      }
    }
  }
  return {
    sources: [...sources].map(([source, facts]) => ({ source, ...facts })),
    scopes: [...scopes].map(([key, moments]) => {
      const confirmed = moments.filter((moment) => moment !== null);
      return [
        key,
        ...(confirmed.length === 0 ? [null, null] : [Math.min(...confirmed), Math.max(...confirmed)]),
      ];
    }),
  };
}

describe.each(engines)('$name', (engine) => {
  test(`check of all finds what check of each finds, and the facts are those of the events (seed ${seed})`, async () => {
    let found = 0;
    const property = fc.asyncProperty(records, async (list) => {
      const store = await openStore(engine.freshPlace());
      // Three imports, so that the facts are summed.
      for (const n of [0, 1, 2])
        await importRecords(
          store,
          list.filter((_, index) => index % 3 === n),
        );
      const snapshot = await store.snapshot();
      try {
        const scopes = await snapshot.scopes();
        const expected = await derived(store);
        const inOrder = (values: readonly unknown[]) => values.map((each) => JSON.stringify(each)).sort();
        expect(
          inOrder(
            scopes.map((each) => [
              [each.source, each.kind, each.name].join(' '),
              each.firstConfirmed,
              each.lastConfirmed,
            ]),
          ),
        ).toEqual(inOrder(expected.scopes));
        const sources = (await snapshot.sources()).map(({ source, events, first, last, sent }) => ({
          source,
          events,
          first,
          last,
          sent,
        }));
        expect(inOrder(sources)).toEqual(inOrder(expected.sources));
        const facts = new StoreFacts(scopes);
        for (const rules of [defaultRules, ruleNames]) {
          const settings = settingsOf(rules);
          const all = await resultOf(snapshot, facts, 'all', settings);
          const [findings, counts] = [[] as string[], noCounts()];
          for (const contact of people) {
            const single = await resultOf(snapshot, facts, [contact], settings);
            findings.push(...single.findings);
            addCounts(counts, single.counts);
            // Every event, not only those that the check asks for.
            const check = new ContactCheck(facts, settings);
            const events = await eventsOf(snapshot, contact);
            for (const event of events) check.add(event);
            expect(check.finish(contact).counts).toEqual(single.counts);
          }
          expect(all).toEqual({ findings: findings.sort(), counts });
          found += findings.length;
        }
        for (const contact of people) {
          const question = { at: Date.UTC(2027, 0), scope: null, sources: 'all' as const };
          const answer = await consentOfContact(snapshot, facts, { key: contact, shown: contact }, question);
          expect(answer).toEqual(consentOf(await eventsOf(snapshot, contact), facts, question));
        }
      } finally {
        await snapshot.close();
        await store.close();
      }
    });
    await fc.assert(property, { seed, numRuns: 30 });
    expect(found).toBeGreaterThan(50);
  });

  test('a snapshot is of one moment', async () => {
    const store = await openStore(engine.freshPlace());
    const optOut = {
      email: people[0],
      action: 'unsubscribed',
      timestamp: Date.UTC(2026, 0, 1),
      source: 'esp',
    };
    await importRecords(store, [{ ...optOut, details: { list: 'A' } }]);
    const snapshot = await store.snapshot();
    expect(await snapshot.countContacts()).toBe(1);
    await importRecords(store, [{ ...optOut, email: people[1], details: { list: 'B' } }]);
    expect((await snapshot.scopes()).map(({ name }) => name)).toEqual(['A']);
    expect(await snapshot.countContacts()).toBe(1);
    expect(await eventsOf(snapshot, people[1] as string)).toEqual([]);
    await snapshot.close();
    const later = await store.snapshot();
    expect((await later.scopes()).map(({ name }) => name)).toEqual(['A', 'B']);
    await later.close();
    await store.close();
  });
});
