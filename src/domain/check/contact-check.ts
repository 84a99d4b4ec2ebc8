import { type ActionName, actions } from '../actions.ts';
import { type ConsentEvent, changesConsent, InOrder, readConsentEvent } from '../consent/consent-event.ts';
import { type NamedKind, namedKinds, type Scope, scopeNames } from '../consent/scope.ts';
import type { ScopeRecord } from '../consent/scope-record.ts';
import { SourceLedger } from '../consent/source-ledger.ts';
import type { StoreFacts } from '../consent/store-facts.ts';
import type { ReportEvent } from '../report.ts';
import {
  type CheckCounts,
  type CheckSettings,
  type Doubt,
  type Finding,
  type FindingNote,
  type Mail,
  noCounts,
  type RuleName,
} from './finding.ts';
import { endOfGrace } from './grace.ts';
import { type Ground, groundsOf, type MailScopes } from './grounds.ts';

const hour = 3_600_000;
/** Servers try to deliver a deferred mail for 4 to 5 days (RFC 5321, 4.5.4.1). */
const retries = 5 * 24 * hour;

/** The actions that show a mail; the first is the moment of sending, the others may come later. */
const mailActions: readonly ActionName[] = [
  'campaignSent',
  'campaignDelivered',
  'campaignDeferred',
  'bounced',
  'campaignNotSent',
];
const isMailAction: ReadonlySet<ActionName> = new Set(mailActions);

/** The actions of the events that a check reads. */
export const checkedActions: readonly ActionName[] = actions
  .map(({ name }) => name)
  .filter((name) => changesConsent(name) || isMailAction.has(name));

/** The actions after which a mail may be a finding: with the default rules, only contacts with one of them have any. */
export const closingActions: readonly ActionName[] = actions
  .filter(({ consent: { change, unless } }) =>
    [change, ...Object.values(unless)].some((each) => ['ends', 'stops', 'followsDetails'].includes(each)),
  )
  .map(({ name }) => name);

/** A mail, and the ground against it that weighs most. */
interface TrackedMail extends Mail {
  messageId: string | null;
  sentAt: number;
  firstSeen: ActionName;
  isHeldBack: boolean;
  judged: Judged | null;
}

interface Judged {
  readonly ground: Ground;
  readonly why: Doubt[];
  readonly graceEnd: number | null;
  readonly isWithin: boolean;
}

/**
 * Checks the mails of one contact. Takes its events in the order of their key ({@link checkedActions} are enough), then
 * gives the findings, oldest mail first, and the counts.
 */
export class ContactCheck {
  readonly #facts: StoreFacts;
  readonly #settings: CheckSettings;
  readonly #rules: ReadonlySet<RuleName>;
  readonly #ledgers = new Map<string | null, SourceLedger>();
  readonly #byMessage = new Map<string, TrackedMail>();
  readonly #byCampaign = new Map<string, TrackedMail>();
  /** The mails that came under a rule. */
  readonly #mails = new Set<TrackedMail>();
  readonly #order = new InOrder((event) => this.#apply(event));
  /** Mails of the last hour that a sign-up may explain. */
  #recent: TrackedMail[] = [];

  constructor(facts: StoreFacts, settings: CheckSettings) {
    this.#facts = facts;
    this.#settings = settings;
    this.#rules = new Set(settings.rules);
  }

  add(event: ReportEvent): void {
    this.#order.add(readConsentEvent(event));
  }

  finish(contact: string): { readonly findings: readonly Finding[]; readonly counts: CheckCounts } {
    this.#order.flush();
    const counts = noCounts();
    const findings: Finding[] = [];
    for (const mail of [...this.#mails].sort((a, b) => a.sentAt - b.sentAt)) {
      const { judged } = mail;
      const exempt = this.#exemptKind(mail);
      if (!judged) continue;
      if (mail.isHeldBack) counts.heldBack += 1;
      else if (exempt) counts[exempt] += 1;
      else if (judged.isWithin) counts.withinGrace += 1;
      else {
        counts[judged.why.length === 0 ? 'certain' : 'possible'] += 1;
        findings.push(findingOf(contact, mail, judged));
      }
    }
    return { findings, counts };
  }

  #apply(event: ConsentEvent): void {
    if (isMailAction.has(event.event.action)) this.#takeMail(event);
    const { source } = event.event;
    const ledger = this.#ledgers.get(source) ?? new SourceLedger(source, this.#facts);
    this.#ledgers.set(source, ledger);
    const records = ledger.apply(event);
    if (event.effect === 'opens' || event.effect === 'confirms') this.#explain(event, records);
  }

  #takeMail(event: ConsentEvent): void {
    const { action, campaign } = event.event;
    const id = messageIdOf(event);
    if (action === 'bounced' && id === null && campaign === null) return;
    const known = this.#find(event, id);
    const isSent = action === 'campaignSent';
    if (!known) {
      this.#track(event, id);
      return;
    }
    if (id !== null && known.messageId === null) {
      known.messageId = id;
      this.#byMessage.set(messageKeyOf(known.source, id), known);
    }
    if (isHoldingBack(event)) known.isHeldBack = true;
    if (!isSent || known.firstSeen === 'campaignSent') return;
    known.sentAt = event.event.timestamp;
    known.firstSeen = 'campaignSent';
    this.#judge(known);
  }

  /** The mail that an event is about; undefined if the event is the first of its mail. */
  #find({ event }: ConsentEvent, id: string | null): TrackedMail | undefined {
    const byId = id === null ? undefined : this.#byMessage.get(messageKeyOf(event.source, id));
    if (byId) return byId;
    const latest = this.#byCampaign.get(campaignKeyOf(event));
    if (!latest || (id !== null && latest.messageId !== null)) return undefined;
    const isSoon = event.timestamp - latest.sentAt <= hour;
    if (event.action === 'campaignNotSent' || latest.firstSeen === 'campaignNotSent')
      return isSoon ? latest : undefined;
    if (event.action !== 'campaignSent') return latest;
    // Each sending is a mail of its own, unless something else of the same mail came first.
    return latest.firstSeen !== 'campaignSent' && isSoon ? latest : undefined;
  }

  #track(event: ConsentEvent, messageId: string | null): void {
    const { campaign, source, timestamp, action } = event.event;
    const scopes = namedKinds.flatMap((kind) =>
      scopeNames(event.details, kind).map((name): Scope => ({ source, kind, name })),
    );
    const mail: TrackedMail = {
      ...{ campaign, source, messageId, scopes, sentAt: timestamp, firstSeen: action },
      ...{ isHeldBack: isHoldingBack(event), judged: null },
    };
    if (messageId !== null) this.#byMessage.set(messageKeyOf(source, messageId), mail);
    this.#byCampaign.set(campaignKeyOf(event.event), mail);
    this.#judge(mail);
  }

  /** Judges a mail by what has been applied so far. */
  #judge(mail: TrackedMail): void {
    mail.judged = this.#isAsked(mail) ? this.#heaviest(mail) : null;
    if (!mail.judged) {
      this.#mails.delete(mail);
      return;
    }
    this.#mails.add(mail);
    this.#recent = this.#recent.filter(({ sentAt }) => mail.sentAt - sentAt <= hour);
    if (!this.#recent.includes(mail)) this.#recent.push(mail);
  }

  #isAsked({ source, sentAt, scopes }: Mail): boolean {
    const { range, sources, scope } = this.#settings;
    if (range.from !== null && sentAt < range.from) return false;
    if (range.to !== null && sentAt >= range.to) return false;
    if (sources !== 'all' && (source === null || !sources.includes(source))) return false;
    if (scope === null) return true;
    const names = scopes.filter(({ kind }) => kind === scope.kind);
    return names.length === 0 || names.some(({ name }) => name === scope.name);
  }

  #heaviest(mail: TrackedMail): Judged | null {
    const { source } = mail;
    const ledger = this.#ledgers.get(source) ?? new SourceLedger(source, this.#facts);
    const grounds = groundsOf(this.#scopesOf(mail), ledger, this.#ledgers.values(), this.#rules);
    const judged = grounds.map((ground) => this.#weigh(mail, ground)).sort(byWeight);
    return judged[0] ?? null;
  }

  #weigh({ campaign, sentAt, firstSeen }: TrackedMail, ground: Ground): Judged {
    const { grace, zone, untyped } = this.#settings;
    const why: Doubt[] = [...ground.why];
    if ((campaign?.type ?? null) === null && untyped === null) why.unshift('typeUnknown');
    if (!ground.begin) return { ground, why, graceEnd: null, isWithin: false };
    const graceEnd = endOfGrace(ground.begin.event.timestamp, grace, zone);
    if (firstSeen !== 'campaignSent' && sentAt <= graceEnd + retries) why.push('sentTimeUnknown');
    return { ground, why, graceEnd, isWithin: sentAt <= graceEnd };
  }

  /** The lists of a mail: those it names, else the only one of its source. */
  #scopesOf({ scopes, source }: Mail): MailScopes {
    const namesOf = (kind: NamedKind) =>
      scopes.filter((scope) => scope.kind === kind).map(({ name }) => name ?? '');
    const [lists, groups, preferences] = [namesOf('list'), namesOf('group'), namesOf('preference')];
    const known = this.#facts.names(source, 'list');
    const only = scopes.length === 0 && known.length === 1 ? known : [];
    return { list: lists.length > 0 ? lists : only, group: groups, preference: preferences };
  }

  #exemptKind({ campaign }: Mail): 'transactional' | 'test' | null {
    const { untyped, includeTransactional } = this.#settings;
    const type = campaign?.type ?? untyped;
    if (type === 'test') return 'test';
    return type === 'transactional' && !includeTransactional ? 'transactional' : null;
  }

  /** A sign-up within the hour after a mail: the mail may have asked for it. */
  #explain({ event }: ConsentEvent, records: readonly ScopeRecord[]): void {
    this.#recent = this.#recent.filter(({ sentAt }) => event.timestamp - sentAt <= hour);
    for (const mail of this.#recent) {
      if (mail.source !== event.source || !mail.judged) continue;
      const { why } = mail.judged;
      const { list } = this.#scopesOf(mail);
      const isAbout = records.some(
        ({ scope: { kind, name } }) =>
          kind !== 'list' || name === null || list.length === 0 || list.includes(name),
      );
      if (isAbout && !why.includes('followedBySignUp')) why.push('followedBySignUp');
    }
  }
}

/** The heaviest first: beyond the grace, then certain, then the first rule, then the earliest beginning. */
function byWeight(a: Judged, b: Judged): number {
  const place = ({ ground }: Judged) =>
    ['after-opt-out', 'after-stop', 'unconfirmed', 'no-proof'].indexOf(ground.rule);
  const begin = ({ ground }: Judged) => ground.begin?.event.timestamp ?? 0;
  return (
    Number(a.isWithin) - Number(b.isWithin) ||
    a.why.length - b.why.length ||
    place(a) - place(b) ||
    begin(a) - begin(b)
  );
}

function findingOf(contact: string, mail: TrackedMail, { ground, why, graceEnd }: Judged): Finding {
  const { campaign, source, messageId, scopes, sentAt, firstSeen } = mail;
  const { rule, begin, scope, isReimported } = ground;
  const notes: FindingNote[] = isReimported ? ['reimported'] : [];
  if (begin?.actor === 'machine') notes.push('scannerSuspected');
  return {
    ...{ rule, why, notes, contact, graceEnd },
    mail: { campaign, source, messageId, scopes, sentAt, firstSeen },
    begin: begin ? { event: begin.event, scope } : null,
  };
}

/** Amazon SES answers a send to a person who unsubscribed with a bounce of its own. */
function isHoldingBack({ event: { action }, details }: ConsentEvent): boolean {
  if (action === 'campaignNotSent') return true;
  return action === 'bounced' && String(details.nativeType).includes('UnsubscribedRecipient');
}

function messageIdOf({ details: { messageId } }: ConsentEvent): string | null {
  return typeof messageId === 'string' && messageId !== '' ? messageId : null;
}

function messageKeyOf(source: string | null, id: string): string {
  return `${source ?? ''}\n${id}`;
}

function campaignKeyOf({ source, campaign }: ReportEvent): string {
  return `${source ?? ''}\n${campaign?.id ?? ''}`;
}
