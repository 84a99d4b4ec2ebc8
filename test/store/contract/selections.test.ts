import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionName, actionByName, actions } from '../../../src/domain/actions.ts';
import type { ReportEvent } from '../../../src/domain/report.ts';
import { type EventSelection, everyEvent, isLeftOut, isSelected } from '../../../src/domain/selection.ts';
import { allOf } from '../../../src/store/batches.ts';
import { engines, importRecords, openStore } from './engines.ts';
import { answerOf, createAndRun, eventsOf, questionAbout } from './questions.ts';

const seed = 20_261_125;
const people = ['anna@example.be', 'ben@example.be', 'zoe@example.be'];
const sources = ['flexmail', 'shop'];
const names = actions.map(({ name }) => name);

const records = fc.array(
  fc.record({
    email: fc.constantFrom(...people),
    action: fc.constantFrom(...names, 'campaignRead', 'campaignLinkClicked', 'unsubscribed'),
    timestamp: fc.integer({ min: 0, max: 20 }).map((n) => Date.UTC(2026, 0, 1) + n),
    campaign: fc.option(fc.constantFrom({ id: 'c-1', archived: true }, { id: 'c-2', archived: false })),
    details: fc.constantFrom({}, { machine: true }, { machine: false }, { machine: 'true' }, { note: '\0' }),
    id: fc.option(fc.constantFrom('a', 'b', 'nul\0')),
    source: fc.option(fc.constantFrom(...sources)),
  }),
  { maxLength: 40, size: 'max' },
);

const selections: fc.Arbitrary<EventSelection> = fc.record({
  contacts: fc.oneof(fc.constant('all' as const), fc.subarray([...people, 'nobody@example.be'])),
  range: fc.record({
    from: fc.option(fc.integer({ min: 0, max: 20 }).map((n) => Date.UTC(2026, 0, 1) + n)),
    to: fc.option(fc.integer({ min: 0, max: 21 }).map((n) => Date.UTC(2026, 0, 1) + n)),
  }),
  actions: fc.oneof(fc.constant('all' as const), fc.subarray<ActionName>(names)),
  sources: fc.oneof(fc.constant('all' as const), fc.subarray([...sources, 'nowhere'])),
  machineEvents: fc.constantFrom('kept', 'left out'),
  archivedCampaigns: fc.constantFrom('shown', 'hidden'),
});

const texts = (events: readonly object[]) => events.map((event) => JSON.stringify(event)).sort();

/** Fails if an event comes after one that should follow it. */
function expectInOrder(events: readonly ReportEvent[], isOneTimeline: boolean): void {
  const contacts = new Set<string>();
  for (const [n, event] of events.entries()) {
    const before = events[n - 1];
    if (before && (isOneTimeline || before.contact === event.contact)) {
      expect(before.timestamp).toBeLessThanOrEqual(event.timestamp);
      if (before.timestamp === event.timestamp)
        expect(actionByName(before.action).code).toBeLessThanOrEqual(actionByName(event.action).code);
    } else if (!isOneTimeline) {
      expect(contacts.has(event.contact)).toBe(false);
      contacts.add(event.contact);
    }
  }
}

describe.each(engines)('$name', (engine) => {
  test(`gives the events that the rule selects, in order, and counts them (seed ${seed})`, async () => {
    let found = 0;
    const property = fc.asyncProperty(
      records,
      fc.array(selections, { minLength: 5, maxLength: 5 }),
      async (list, asked) => {
        const store = await openStore(engine.freshPlace());
        try {
          await importRecords(store, list);
          const everything = await eventsOf(store, everyEvent('all', { from: null, to: null }));
          expectInOrder(everything, false);
          for (const selection of asked) {
            const expected = everything.filter((event) => isSelected(event, selection));
            const events = await eventsOf(store, selection);
            expectInOrder(events, false);
            expect(texts(events)).toEqual(texts(expected));
            expect(await store.events.count(selection)).toBe(expected.length);
            const times = expected.map(({ timestamp }) => timestamp);
            expect(await store.events.first(selection)).toBe(times.length > 0 ? Math.min(...times) : null);
            expect(await store.events.last(selection)).toBe(times.length > 0 ? Math.max(...times) : null);
            found += expected.length;
          }
        } finally {
          await store.close();
        }
      },
    );
    await fc.assert(property, { seed, numRuns: 60 });
    expect(found).toBeGreaterThan(200);
  });

  test(`a report of several contacts is one timeline of what the rule selects (seed ${seed})`, async () => {
    let several = 0;
    const property = fc.asyncProperty(
      records,
      fc.subarray(people, { minLength: 1 }),
      fc.boolean(),
      fc.boolean(),
      async (list, contacts, includeArchived, excludeMachine) => {
        const store = await openStore(engine.freshPlace());
        try {
          await importRecords(store, list);
          const range = { from: null, to: Date.UTC(2027, 0) };
          const everything = await eventsOf(store, everyEvent('all', range));
          const question = questionAbout(contacts, {
            contacts: contacts.map((key) => ({ key, shown: key.toUpperCase() })),
            includeArchived,
            excludeMachine,
          });
          const id = await createAndRun(store, question, () => ({ range, now: Date.UTC(2026, 5) }));
          const { report, events } = await answerOf(store, id);
          const selection: EventSelection = {
            ...everyEvent(contacts, range),
            machineEvents: excludeMachine ? 'left out' : 'kept',
            archivedCampaigns: includeArchived ? 'shown' : 'hidden',
          };
          expect(texts(events)).toEqual(texts(everything.filter((event) => isSelected(event, selection))));
          expectInOrder(events, true);
          expect(report).toMatchObject({
            contacts: question.contacts,
            status: 'completed',
            eventCount: events.length,
            archivedEventsNotShown: everything.filter((event) => isLeftOut(event, selection)).length,
          });
          const descending = (await answerOf(store, id, 'desc')).events;
          expect(descending).toEqual([...events].reverse());
          for (const key of people)
            expect(await allOf(store.reports.list({ contact: key }))).toHaveLength(
              contacts.includes(key) ? 1 : 0,
            );
          if (new Set(events.map(({ contact }) => contact)).size > 1) several += 1;
        } finally {
          await store.close();
        }
      },
    );
    await fc.assert(property, { seed, numRuns: 40 });
    expect(several).toBeGreaterThan(5);
  });

  test('two contacts with the same event each keep theirs', async () => {
    const store = await openStore(engine.freshPlace());
    const event = { action: 'campaignRead', timestamp: Date.UTC(2026, 0, 1), id: 'same', source: 'shop' };
    await importRecords(
      store,
      people.map((email) => ({ ...event, email })),
    );
    const id = await createAndRun(store, questionAbout([...people].reverse()));
    const contacts = (await answerOf(store, id)).events.map(({ contact }) => contact);
    expect(contacts).toEqual([...people].reverse());
    await store.close();
  });

  test('a stream is of one moment, and holds up neither an import nor a report', async () => {
    const store = await openStore(engine.freshPlace());
    const many = (from: number) =>
      Array.from({ length: 2500 }, (_, n) => ({
        email: people[0],
        action: 'bounced',
        timestamp: Date.UTC(2026, 0, 1) + from + n,
      }));
    await importRecords(store, many(1));
    const stream = store.events.stream(everyEvent('all', { from: null, to: null }))[Symbol.asyncIterator]();
    let count = (await stream.next()).value?.length ?? 0;
    expect(count).toBeLessThan(2500);
    expect(await importRecords(store, many(10_000))).toMatchObject({ imported: 2500 });
    for (let next = await stream.next(); !next.done; next = await stream.next()) count += next.value.length;
    expect(count).toBe(2500);
    await store.close();
  });

  test('a stream that is left early is over: the store can be written to and closed', async () => {
    const store = await openStore(engine.freshPlace());
    const event = { action: 'created', timestamp: Date.UTC(2026, 0, 1) };
    await importRecords(
      store,
      people.map((email) => ({ ...event, email })),
    );
    for await (const _ of store.events.stream(everyEvent('all', { from: null, to: null }))) break;
    expect(await importRecords(store, [{ ...event, email: people[0], id: 'later' }])).toMatchObject({
      imported: 1,
    });
    expect(await eventsOf(store, everyEvent(people.slice(0, 1), { from: null, to: null }))).toHaveLength(2);
    await store.close();
  });
});
