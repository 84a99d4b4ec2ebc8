import type { ActionName, Actor } from '../actions.ts';
import type { ReportEvent } from '../report.ts';
import { type Cause, CauseFinder } from './cause.ts';
import {
  type ConsentEvent,
  changesConsent,
  type Effect,
  InOrder,
  isLift,
  readConsentEvent,
} from './consent-event.ts';
import type { NamedKind, Scope } from './scope.ts';
import type { Grade, ScopeRecord, StopKind, UnknownReason } from './scope-record.ts';
import { byKindAndName, SourceLedger } from './source-ledger.ts';
import type { ConsentState, SummaryState } from './states.ts';
import type { StoreFacts } from './store-facts.ts';

/** The moment and the scopes that are asked about. */
export interface ConsentQuestion {
  /** ms UTC; events of this millisecond count. */
  readonly at: number;
  /** Null: any mail. */
  readonly scope: { readonly kind: NamedKind; readonly name: string } | null;
  /** The names of platforms. */
  readonly sources: readonly string[] | 'all';
}

/** An event that has an effect on consent, or that would have one if it counted. */
export interface Evidence {
  readonly event: ReportEvent;
  readonly actor: Actor;
  readonly effect: Effect;
  /** The scopes that it is about. */
  readonly scopes: readonly Scope[];
}

/** Evidence, with the records that it is about. */
interface Collected extends Evidence {
  readonly records: readonly ScopeRecord[];
  readonly isReimport: boolean;
}

/** The state of one scope. */
export interface ScopeAnswer {
  /** The key of the contact. */
  readonly contact: string;
  readonly scope: Scope;
  readonly state: ConsentState;
  readonly reason: UnknownReason | null;
  readonly grade: Grade | null;
  /** ms UTC */
  readonly since: number | null;
  readonly stops: readonly StopKind[];
  /** The events that decide the state; oldest first. */
  readonly decidedBy: readonly ReportEvent[];
  /** The places in `evidence` of the events about this scope. */
  readonly evidence: readonly number[];
}

/** Mail cannot arrive. Says nothing about consent. */
export interface Obstacle {
  readonly kind: 'bouncedOut';
  readonly source: string | null;
  /** ms UTC */
  readonly since: number;
}

/**
 * Facts that do not change the state: an import put back a person who had opted out; a machine opted out, or confirmed
 * a sign-up; replies, which the program does not read, may hold an opt-out.
 */
export type ConsentNote = 'reimported' | 'scannerSuspected' | 'machineConfirmed' | 'repliesNotRead';

/** The answer to a question about consent. `mixed`: it differs by scope. */
export interface Consent {
  readonly state: SummaryState;
  readonly reason: UnknownReason | null;
  readonly grade: Grade | null;
  /** ms UTC */
  readonly since: number | null;
  readonly scopes: readonly ScopeAnswer[];
  readonly evidence: readonly Evidence[];
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly ConsentNote[];
  /** The causes of the opt-outs, oldest first. */
  readonly causes: readonly Cause[];
  /** The size of the history up to the moment: mails sent and opened, all events. */
  readonly counts: { readonly events: number; readonly mails: number; readonly opens: number };
  /** When the history begins, ms UTC; null without events. */
  readonly firstEvent: number | null;
}

/**
 * The consent of one contact at a moment, as far as its events show it. Takes the events in the order of their key;
 * those after the moment change nothing but whether there is a contact. Throws an error with the code STORE_DAMAGED for
 * damaged details.
 */
export function consentOf(
  events: Iterable<ReportEvent>,
  facts: StoreFacts,
  question: ConsentQuestion,
): Consent {
  const reader = new ConsentReader(facts, question);
  for (const event of events) reader.add(event);
  return reader.answer();
}

/** The opt-outs whose cause is looked for. */
const optOuts: ReadonlySet<ActionName> = new Set<ActionName>([
  'unsubscribed',
  'removedFromGroup',
  'spamComplaint',
]);

/** Actions without an effect on consent that an answer mentions. */
const alsoRead: ReadonlySet<ActionName> = new Set<ActionName>([
  'bouncedOut',
  'campaignDelivered',
  'campaignReplied',
]);

/** Like {@link consentOf}, event by event. */
export class ConsentReader {
  readonly #facts: StoreFacts;
  readonly #question: ConsentQuestion;
  readonly #ledgers = new Map<string | null, SourceLedger>();
  readonly #causes = new Map<string | null, CauseFinder>();
  readonly #evidence: Collected[] = [];
  readonly #notes = new Set<ConsentNote>();
  readonly #order = new InOrder((event) => this.#apply(event));
  readonly #counts = { events: 0, mails: 0, opens: 0 };
  #contact: string | null = null;
  #firstEvent: number | null = null;

  constructor(facts: StoreFacts, question: ConsentQuestion) {
    this.#facts = facts;
    this.#question = question;
  }

  add(event: ReportEvent): void {
    this.#contact ??= event.contact;
    this.#firstEvent ??= event.timestamp;
    const { at, sources } = this.#question;
    if (event.timestamp > at) return;
    this.#counts.events += 1;
    if (sources !== 'all' && (event.source === null || !sources.includes(event.source))) return;
    if (event.action === 'campaignSent') this.#counts.mails += 1;
    if (event.action === 'campaignRead') this.#counts.opens += 1;
    const { action } = event;
    if (changesConsent(action) || alsoRead.has(action) || CauseFinder.isWatched(action))
      this.#order.add(readConsentEvent(event));
  }

  answer(): Consent {
    this.#order.flush();
    // A claim is worth a line if nothing but claims is known, or if it came after an opt-out.
    const evidence = this.#evidence.filter(
      ({ effect, isReimport: reimports, records }) =>
        effect !== 'asserts' || reimports || records.every(({ opening }) => opening === null),
    );
    const scopes = this.#scopes(evidence);
    return {
      ...this.#summary(scopes),
      scopes,
      evidence: evidence.map(({ records: _, isReimport: __, ...each }) => each),
      obstacles: [...this.#ledgers.values()].flatMap(obstaclesOf),
      notes: [...this.#notes].sort(),
      causes: [...this.#causes.values()]
        .flatMap((finder) => finder.causes())
        .sort((a, b) => a.event.timestamp - b.event.timestamp),
      counts: this.#counts,
      firstEvent: this.#firstEvent,
    };
  }

  #apply(event: ConsentEvent): void {
    const { effect, actor } = event;
    const { action, source } = event.event;
    const ledger = this.#ledgerOf(source);
    if (CauseFinder.isWatched(action)) this.#causesAt(source).watch(event);
    const isMachineConfirmation = action === 'optedIn' && actor === 'machine';
    if (isMachineConfirmation) this.#notes.add('machineConfirmed');
    if (action === 'campaignReplied' && event.details.auto !== true) this.#notes.add('repliesNotRead');
    const liftsNothing = isLift(effect) && !event.scopes.some((scope) => ledger.recordOf(scope).isClosed);
    const records = ledger.apply(event);
    if (liftsNothing) return;
    if (effect === 'ends' && optOuts.has(action)) this.#causesAt(source).add(event);
    if (effect === 'nothing' && !isMachineConfirmation) return;
    if (effect === 'ends' && actor === 'machine') this.#notes.add('scannerSuspected');
    const reimports = isReimport(event, records);
    if (reimports) this.#notes.add('reimported');
    const scopes = records.map((record) => record.scope);
    this.#evidence.push({ event: event.event, actor, effect, scopes, records, isReimport: reimports });
  }

  #causesAt(source: string | null): CauseFinder {
    const finder = this.#causes.get(source) ?? new CauseFinder();
    this.#causes.set(source, finder);
    return finder;
  }

  #ledgerOf(source: string | null): SourceLedger {
    const ledger = this.#ledgers.get(source) ?? new SourceLedger(source, this.#facts);
    this.#ledgers.set(source, ledger);
    return ledger;
  }

  #scopes(evidence: readonly Collected[]): ScopeAnswer[] {
    const ledgers = [...this.#ledgers.values()].sort(bySource);
    const { scope } = this.#question;
    return ledgers
      .filter((ledger) => scope === null || this.#covers(ledger, ledgers, scope))
      .flatMap((ledger) => {
        const records = scope === null ? this.#known(ledger) : [ledger.recordOf(scope)];
        return records.map((record) => this.#answerOf(record, ledger, evidence));
      });
  }

  /** True if a source has to do with a scope that is asked about; all have, if the store knows it of none. */
  #covers(
    ledger: SourceLedger,
    all: readonly SourceLedger[],
    { kind, name }: { readonly kind: NamedKind; readonly name: string },
  ): boolean {
    const knows = (each: SourceLedger) =>
      this.#facts.names(each.source, kind).includes(name) ||
      [...each.records].some((record) => record.scope.kind === kind && record.scope.name === name);
    return knows(ledger) || !all.some(knows);
  }

  /** The scopes of a source that say something: stops of everything show in each list, if there are any. */
  #known(ledger: SourceLedger): ScopeRecord[] {
    const records = [...ledger.records]
      .filter((record) => record.scope.kind === 'list' || record.saysSomething)
      .sort(byKindAndName);
    const { all } = ledger;
    const isShown =
      all.isAnswered || (all.saysSomething && !records.some(({ scope }) => scope.kind === 'list'));
    return isShown ? [all, ...records] : records;
  }

  #answerOf(record: ScopeRecord, ledger: SourceLedger, evidence: readonly Collected[]): ScopeAnswer {
    const { decidedBy, ...standing } = ledger.standing(record);
    const cited = evidence.flatMap(({ records }, index) =>
      records.includes(record) || records.includes(ledger.all) ? [index] : [],
    );
    return {
      contact: this.#contact ?? '',
      scope: record.scope,
      ...standing,
      decidedBy: decidedBy.map(({ event }) => event),
      evidence: cited,
    };
  }

  /** The common state of the lists, and of all mail if it says something; or that of the scopes asked about. */
  #summary(scopes: readonly ScopeAnswer[]): Pick<Consent, 'state' | 'reason' | 'grade' | 'since'> {
    const { scope } = this.#question;
    const summed = scopes.filter(
      ({ scope: { kind } }) => scope !== null || kind === 'all' || kind === 'list',
    );
    if (summed.length > 0) return summaryOf(summed);
    const unknown = (reason: UnknownReason) =>
      ({ state: 'unknown', reason, grade: null, since: null }) as const;
    if (this.#contact === null) return unknown('no-contact');
    if (this.#counts.events === 0) return unknown('before-first-event');
    const isClaimed = [...this.#ledgers.values()].some(({ all }) => all.asserted !== null);
    return unknown(isClaimed && scope === null ? 'asserted-only' : 'no-consent-event');
  }
}

const reasonOrder: readonly UnknownReason[] = [
  'ambiguous-recipient',
  'list-not-named',
  'asserted-only',
  'no-consent-event',
  'before-first-event',
  'no-contact',
];
const gradeOrder: readonly Grade[] = ['stated', 'traced', 'confirmed'];

/** The common state of scopes (one or more), or `mixed`; with the weakest grade, and since when it holds for all. */
export function summaryOf(
  scopes: readonly Pick<Consent, 'state' | 'reason' | 'grade' | 'since'>[],
): Pick<Consent, 'state' | 'reason' | 'grade' | 'since'> {
  const [first] = scopes;
  if (!first || scopes.some(({ state }) => state !== first.state))
    return { state: 'mixed', reason: null, grade: null, since: null };
  const since = scopes.map((each) => each.since ?? Number.NEGATIVE_INFINITY);
  return {
    state: first.state,
    reason: reasonOrder.find((reason) => scopes.some((each) => each.reason === reason)) ?? null,
    grade: gradeOrder.find((grade) => scopes.some((each) => each.grade === grade)) ?? null,
    since: first.since === null ? null : Math.max(...since),
  };
}

/** True if an event claims a consent for a scope that is withdrawn. A machine's sign-up is not an import. */
export function isReimport({ effect, actor }: ConsentEvent, records: readonly ScopeRecord[]): boolean {
  return effect === 'asserts' && actor !== 'machine' && records.some((record) => record.ended.first !== null);
}

function obstaclesOf({ bouncedOut, source }: SourceLedger): Obstacle[] {
  return bouncedOut ? [{ kind: 'bouncedOut', source, since: bouncedOut.event.timestamp }] : [];
}

function bySource({ source: a }: SourceLedger, { source: b }: SourceLedger): number {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}
