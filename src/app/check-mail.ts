import { ContactCheck, checkedActions, closingActions } from '../domain/check/contact-check.ts';
import {
  type CheckCounts,
  type CheckSettings,
  defaultRules,
  type Finding,
  noCounts,
} from '../domain/check/finding.ts';
import { usualGrace } from '../domain/check/grace.ts';
import { StoreFacts } from '../domain/consent/store-facts.ts';
import type { CampaignType } from '../domain/report.ts';
import { type EventSelection, everyEvent } from '../domain/selection.ts';
import type { Snapshot, Store } from '../store/store.ts';

/** The part of an answer that one step of a check gives: of some contacts. */
export interface CheckStep {
  readonly findings: readonly Finding[];
  readonly counts: CheckCounts;
  /** How many contacts were read. */
  readonly contacts: number;
}

const usualSettings: CheckSettings = {
  ...{ rules: defaultRules, grace: usualGrace, zone: 'UTC', untyped: null, includeTransactional: false },
  ...{ range: { from: null, to: null }, scope: null, sources: 'all' },
};

/** A campaign mail of a source that never delivered an opt-out is worth a warning from so many on. */
const manyMails = 50;
const mostRead = 100_000;
const counting: ReadonlySet<CampaignType | null> = new Set(['campaign', 'workflow', null]);

/**
 * Checks contacts one after the other, in one pass over a store's snapshot; keeps the events of one contact at a time.
 * With the default rules, only contacts that ever opted out or were stopped can have findings, and are read.
 */
export async function* checkMail(
  snapshot: Snapshot,
  facts: StoreFacts,
  contacts: EventSelection['contacts'],
  settings: CheckSettings,
): AsyncIterable<CheckStep> {
  const selection = { ...everyEvent(contacts, { from: null, to: null }), actions: checkedActions };
  const isClosing = settings.rules.every((rule) => defaultRules.includes(rule));
  const having = isClosing ? ({ kind: 'action', in: closingActions } as const) : null;
  let contact: string | null = null;
  let check = new ContactCheck(facts, settings);
  for await (const events of snapshot.events(selection, having)) {
    const step = { findings: [] as Finding[], counts: noCounts(), contacts: 0 };
    for (const event of events) {
      if (event.contact !== contact) {
        if (contact !== null) take(step, check, contact);
        contact = event.contact;
        check = new ContactCheck(facts, settings);
      }
      check.add(event);
    }
    yield step;
  }
  if (contact === null) return;
  const last = { findings: [], counts: noCounts(), contacts: 0 };
  take(last, check, contact);
  yield last;
}

interface Step extends CheckStep {
  readonly findings: Finding[];
  contacts: number;
}

function take(step: Step, check: ContactCheck, contact: string): void {
  const { findings, counts } = check.finish(contact);
  step.findings.push(...findings);
  addCounts(step.counts, counts);
  step.contacts += 1;
}

/** How many mails to these contacts a check with its usual settings finds, certain or possible. */
export async function countFindings(store: Store, contacts: readonly string[]): Promise<number> {
  const snapshot = await store.snapshot();
  try {
    const facts = new StoreFacts(await snapshot.scopes());
    let found = 0;
    for await (const { findings } of checkMail(snapshot, facts, contacts, usualSettings))
      found += findings.length;
    return found;
  } finally {
    await snapshot.close();
  }
}

/** Adds the counts of one step to a sum. */
export function addCounts(sum: CheckCounts, counts: CheckCounts): void {
  for (const name of Object.keys(sum) as (keyof CheckCounts)[]) sum[name] += counts[name];
}

/**
 * The sources of which the store holds mails in number and no opt-out at all: nothing can be found there. Mails of a
 * kind that is exempt do not count.
 */
export async function sourcesWithoutOptOuts(
  snapshot: Snapshot,
  { untyped }: CheckSettings,
): Promise<(string | null)[]> {
  const silent: (string | null)[] = [];
  for (const { source, optOuts, sent, delivered } of await snapshot.sources()) {
    if (source === null || optOuts > 0 || Math.max(sent, delivered) < manyMails) continue;
    if (await sendsMany(snapshot, source, untyped)) silent.push(source);
  }
  return silent;
}

async function sendsMany(
  snapshot: Snapshot,
  source: string,
  untyped: CheckSettings['untyped'],
): Promise<boolean> {
  const everything = everyEvent('all', { from: null, to: null });
  const selection: EventSelection = {
    ...everything,
    actions: ['campaignSent', 'campaignDelivered'],
    sources: [source],
  };
  let read = 0;
  let mails = 0;
  for await (const events of snapshot.events(selection)) {
    mails += events.filter(({ campaign }) => counting.has(campaign?.type ?? untyped)).length;
    read += events.length;
    // A source of transactional mail only would be read to its end.
    if (mails >= manyMails || read >= mostRead) break;
  }
  return mails >= manyMails;
}
