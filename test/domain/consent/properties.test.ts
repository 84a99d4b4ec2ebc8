import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Consent, consentOf } from '../../../src/domain/consent/consent.ts';
import { StoreFacts } from '../../../src/domain/consent/store-facts.ts';
import type { ReportEvent } from '../../../src/domain/report.ts';
import { inKeyOrder } from './short-events.ts';

const seed = 20_261_125;
const hour = 3_600_000;
const begin = Date.UTC(2026, 0, 1);
/** Since then, sign-ups to list A are confirmed. */
const confirmedSince = begin + 30 * hour;

interface Details {
  readonly list?: string;
  readonly form?: string;
  readonly machine?: boolean;
  readonly ambiguousRecipient?: boolean;
  readonly reason?: string;
}

const saying = [
  ...[
    'subscribed',
    'optedIn',
    'unsubscribed',
    'spamComplaint',
    'deleted',
    'created',
    'addedToAccountBlackList',
  ],
  ...['removedFromAccountBlackList', 'addedToMailingListBlackList', 'removedFromMailingListBlackList'],
] as const;
const silent = ['campaignSent', 'campaignRead', 'campaignLinkClicked', 'campaignNotSent', 'bounced'] as const;

const details: fc.Arbitrary<Details> = fc.record(
  {
    list: fc.constantFrom('A', 'B'),
    form: fc.constantFrom('F', 'G'),
    machine: fc.constant(true),
    ambiguousRecipient: fc.constant(true),
    reason: fc.constant('import: march.csv'),
  },
  { requiredKeys: [] },
);
// Flags are rare: with each of them in half of the events, little would ever be opened.
const plainDetails = fc.record(
  { list: fc.constantFrom('A', 'B'), form: fc.constantFrom('F', 'G') },
  { requiredKeys: [] },
);

function histories(actions: readonly ReportEvent['action'][], maxLength: number) {
  const event = fc.record({
    action: fc.constantFrom(...actions),
    at: fc.integer({ min: 0, max: 60 }),
    details: fc.oneof({ weight: 4, arbitrary: plainDetails }, details),
  });
  return fc.array(event, { maxLength, size: 'max' }).map((list) =>
    list.map(
      ({ action, at, details: found }, n): ReportEvent => ({
        ...{ contact: 'anna@example.be', action, campaign: null, source: 'esp', sourceId: String(n) },
        ...{ timestamp: begin + at * hour, details: JSON.stringify(found) },
      }),
    ),
  );
}

const facts = new StoreFacts([
  { source: 'esp', kind: 'list', name: 'A', firstConfirmed: confirmedSince, lastConfirmed: confirmedSince },
]);
const day = 24 * hour;

/** What an event of these histories says, read anew from the decision table. */
interface Said {
  readonly at: number;
  readonly action: string;
  readonly list: string | null;
  readonly form: string | null;
  readonly says: 'opens' | 'claims' | 'confirms' | 'ends' | 'doubts' | 'stops' | 'lifts' | 'nothing';
  readonly covers: 'all' | 'list';
}

function said({ action, timestamp, details: json }: ReportEvent): Said {
  const {
    list = null,
    form = null,
    machine,
    ambiguousRecipient,
    reason,
  } = JSON.parse(json) as Record<string, never>;
  const word = (): Said['says'] => {
    const isImport = !machine && reason !== undefined;
    if (action === 'created') return 'claims';
    if (action === 'subscribed')
      return machine || isImport ? 'claims' : ambiguousRecipient ? 'nothing' : 'opens';
    if (action === 'optedIn')
      return machine ? 'nothing' : isImport ? 'claims' : ambiguousRecipient ? 'nothing' : 'confirms';
    if (action.startsWith('removedFrom')) return 'lifts';
    if (ambiguousRecipient) return 'doubts';
    return action === 'unsubscribed' || action === 'spamComplaint' ? 'ends' : 'stops';
  };
  const covers = action.includes('Account') || action === 'spamComplaint' || list === null ? 'all' : 'list';
  return { at: timestamp, action, list, form, says: word(), covers };
}

/** The state of list A at one source, found by looking through the whole history again for each question. */
function slowState(history: readonly ReportEvent[], at: number): string {
  const rank = ({ says }: Said) =>
    ({ opens: 0, claims: 0, confirms: 0, lifts: 1, nothing: 2 })[says as 'opens'] ?? 3;
  const all = inKeyOrder(history)
    .map(said)
    .filter((each) => each.at <= at)
    .map((each, n) => ({ ...each, n }))
    .sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.n - b.n);
  type Each = (typeof all)[number];
  const isAbout = ({ covers, list, action }: Each, name: string | null) =>
    covers === 'all' || (list === name && name !== null && !action.includes('Account'));
  /** The scopes that an event opens: a list, or everything (null); undefined if it opens nothing. */
  const opened = (each: Each, index: number): string | null | undefined => {
    if (each.says === 'opens') return each.list;
    if (each.says !== 'confirms') return undefined;
    const target = all.slice(0, index).findLast((one) => isSignUp(one) && matches(each, one));
    return target ? target.list : each.list;
  };
  const isSignUp = ({ action, says }: Each) =>
    action === 'subscribed' && (says === 'opens' || says === 'claims');
  const matches = (confirmation: Each, signUp: Each) => {
    if (confirmation.list !== null) return confirmation.list === signUp.list;
    return confirmation.form === null || confirmation.form === signUp.form;
  };
  const openings = all.flatMap((each, index) => {
    const scope = opened(each, index);
    return scope === undefined ? [] : [{ each, index, scope }];
  });
  /** What an opening undoes: its own list, or what was said of everything. */
  const isUndone = (closing: Each, index: number) =>
    openings.some(
      (one) => one.index > index && (one.scope === 'A' || (one.scope === null && closing.covers === 'all')),
    );
  const inForce = (says: string, wanted: (each: Each) => boolean) =>
    all.some(
      (each, index) => each.says === says && wanted(each) && isAbout(each, 'A') && !isUndone(each, index),
    );
  const isLifted = (stop: Each, index: number) =>
    all.some(
      (each, later) =>
        later > index &&
        each.says === 'lifts' &&
        each.action === stop.action.replace('addedTo', 'removedFrom') &&
        (each.action.includes('Account') || each.list === 'A'),
    );
  const isBlacklisted = all.some(
    (each, index) =>
      each.says === 'stops' &&
      each.action.startsWith('addedTo') &&
      (each.action.includes('Account') || each.list === 'A') &&
      !isLifted(each, index),
  );
  if (inForce('ends', () => true)) return 'withdrawn';
  if (isBlacklisted || inForce('stops', ({ action }) => action === 'deleted')) return 'stopped';
  const isNamed = ({ action, covers }: Each) => !(action.includes('MailingList') && covers === 'all');
  if (inForce('doubts', isNamed)) return 'unknown';
  const last = openings.findLast(({ scope }) => scope === 'A');
  if (!last) return 'unknown';
  if (last.each.says === 'confirms') return 'granted';
  if (last.each.at < confirmedSince - day || last.each.list !== 'A') return 'granted';
  return isConfirmedBefore(last.index) ? 'granted' : 'unconfirmed';

  /** Whether a confirmation that waited for a sign-up, up to a day before, belongs to this one. */
  function isConfirmedBefore(index: number): boolean {
    const signUp = all[index] as Each;
    return spareBefore(index).some((one) => matches(one, signUp) && signUp.at - one.at <= day);
  }

  /** The confirmations before an index that found no sign-up waiting, and that no ending and no sign-up has used up. */
  function spareBefore(index: number): Each[] {
    let spare: Each[] = [];
    const waiting = new Map<Each, boolean>();
    for (const [n, each] of all.slice(0, index).entries()) {
      if (each.says === 'confirms') {
        const target = all.slice(0, n).findLast((one) => isSignUp(one) && matches(each, one));
        if (target && waiting.get(target)) waiting.set(target, false);
        else spare.push(each);
      } else if (isSignUp(each)) {
        const own =
          each.says === 'opens'
            ? spare.findLast((one) => matches(one, each) && each.at - one.at <= day)
            : undefined;
        spare = spare.filter((one) => one !== own);
        waiting.set(each, own === undefined);
      } else if (
        each.says === 'ends' ||
        each.says === 'doubts' ||
        (each.says === 'stops' && each.action === 'deleted')
      ) {
        const isAll = each.covers === 'all' && !each.action.includes('MailingList');
        const isHit = (one: Each) => isAll || (each.list !== null && one.list === each.list);
        spare = spare.filter((one) => !isHit(one));
        for (const one of waiting.keys()) if (isHit(one)) waiting.set(one, false);
      }
    }
    return spare;
  }
}

const ask = (events: readonly ReportEvent[], at: number): Consent =>
  consentOf(inKeyOrder(events), facts, { at, scope: { kind: 'list', name: 'A' }, sources: 'all' });
const moment = fc.integer({ min: 0, max: 61 }).map((n) => begin + n * hour);
/** An answer without its events. */
const inShort = ({ state, reason, grade, since, notes }: Consent) => ({ state, reason, grade, since, notes });

describe(`consent (seed ${seed})`, () => {
  test('agrees with a slow reading of the decision table', () => {
    const seen = new Map<string, number>();
    const property = fc.property(histories(saying, 12), moment, (events, at) => {
      const { state } = ask(events, at);
      seen.set(state, (seen.get(state) ?? 0) + 1);
      expect(state).toBe(slowState(events, at));
    });
    fc.assert(property, { seed, numRuns: 4000 });
    for (const state of ['granted', 'unconfirmed', 'withdrawn', 'stopped', 'unknown'])
      expect(seen.get(state) ?? 0, state).toBeGreaterThan(60);
  });

  test('an event that says nothing changes no state', () => {
    const property = fc.property(histories(saying, 10), histories(silent, 6), moment, (events, more, at) => {
      const known = ask(events, at);
      const added = [...events, ...more.map((event) => ({ ...event, sourceId: `more-${event.sourceId}` }))];
      if (known.reason === 'no-contact' || known.reason === 'before-first-event') return;
      expect(inShort(ask(added, at))).toEqual(inShort(known));
    });
    fc.assert(property, { seed, numRuns: 1000 });
  });

  test('the state at a moment does not depend on later events, nor on the order of import', () => {
    const property = fc.property(
      histories(saying, 12),
      moment,
      fc.infiniteStream(fc.nat(1000)),
      (events, at, random) => {
        const known = ask(events, at);
        const until = events.filter(({ timestamp }) => timestamp <= at);
        if (until.length > 0) expect(inShort(ask(until, at))).toEqual(inShort(known));
        const shuffled = events
          .map((event) => ({ event, place: random.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event);
        expect(inShort(ask(shuffled, at))).toEqual(inShort(known));
      },
    );
    fc.assert(property, { seed, numRuns: 1000 });
  });
});
