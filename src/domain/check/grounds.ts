import type { ConsentEvent } from '../consent/consent-event.ts';
import { type NamedKind, namedKinds, type Scope } from '../consent/scope.ts';
import { type ScopeRecord, stopsOf, undoable } from '../consent/scope-record.ts';
import type { SourceLedger } from '../consent/source-ledger.ts';
import type { Doubt, RuleName } from './finding.ts';

/** A reason to call a mail a finding: what came before it, and what is doubtful about it. */
export interface Ground {
  readonly rule: RuleName;
  /** Null where nothing shows a consent. */
  readonly begin: ConsentEvent | null;
  readonly scope: Scope;
  readonly why: readonly Doubt[];
  /** True if an import put the person back after the opt-out. */
  readonly isReimported: boolean;
}

/** A mail as its grounds see it: the names of its lists, groups and preferences, whether known or inferred. */
export type MailScopes = Readonly<Record<NamedKind, readonly string[]>>;

/** The grounds against a mail of a source, as of what has been applied to the ledgers. */
export function groundsOf(
  mail: MailScopes,
  ledger: SourceLedger,
  others: Iterable<SourceLedger>,
  rules: ReadonlySet<RuleName>,
): Ground[] {
  const { list: lists } = mail;
  const namesAny = namedKinds.some((kind) => mail[kind].length > 0);
  const grounds = namesAny ? [] : unnamedMail(ledger);
  const isOneOfSeveral = lists.length > 1 && !lists.every((name) => isClosed(ledger, 'list', name));
  for (const kind of namedKinds) {
    for (const name of mail[kind]) {
      const record = ledger.recordOf({ kind, name });
      if (kind !== 'list' && lists.length > 0) {
        // The list decides about all mail of the source.
        grounds.push(...ownGrounds(record, []));
      } else {
        const isUnsure = kind === 'list' ? isOneOfSeveral : hasOpenList(ledger);
        grounds.push(...ownGrounds(record, isOneOfSeveral ? ['mailScopeUnknown'] : []));
        grounds.push(...sharedGrounds(record, ledger, isUnsure ? ['mailScopeUnknown'] : []));
      }
    }
  }
  grounds.push(...endingsWithoutName(ledger), ...endingsElsewhere(lists, ledger, others));
  if (rules.has('unconfirmed') || rules.has('no-proof')) grounds.push(...proofMissing(lists, ledger));
  return grounds.filter(({ rule }) => rules.has(rule));
}

/** The grounds against mail that names no list: those of all mail and, as a possibility, those of each list. */
function unnamedMail(ledger: SourceLedger): Ground[] {
  const why: Doubt[] = hasOpenList(ledger) ? ['mailScopeUnknown'] : [];
  const grounds = ownGrounds(ledger.all, why);
  for (const record of ledger.records)
    if (record.scope.kind === 'list' && record.scope.name !== null)
      grounds.push(...ownGrounds(record, ['mailScopeUnknown']));
  return grounds;
}

/** The grounds of a record's own events. */
function ownGrounds(record: ScopeRecord, why: readonly Doubt[]): Ground[] {
  const { ended, doubted, deleted, blacklisted, removed, scope } = record;
  // A blacklist of everything covers every list.
  const whyBlacklisted = scope.kind === 'all' ? [] : why;
  return [
    ground('after-opt-out', record, ended.own, why),
    ground('after-opt-out', record, ended.first ? null : doubted.own, [...why, 'ambiguousRecipient']),
    ground('after-stop', record, deleted.own, why),
    ground('after-stop', record, blacklisted, whyBlacklisted),
    ground('after-stop', record, removed, why),
  ].flat();
}

/** The grounds that a record shares with all mail of its source. */
function sharedGrounds(record: ScopeRecord, { all }: SourceLedger, why: readonly Doubt[]): Ground[] {
  const { ended, doubted, deleted } = record;
  return [
    ground('after-opt-out', record, ended.byAll, why, all.scope),
    ground(
      'after-opt-out',
      record,
      ended.first ? null : doubted.byAll,
      [...why, 'ambiguousRecipient'],
      all.scope,
    ),
    ground('after-stop', record, deleted.byAll, why, all.scope),
    ground('after-stop', record, all.blacklisted, [], all.scope),
  ].flat();
}

function ground(
  rule: RuleName,
  record: ScopeRecord,
  begin: ConsentEvent | null,
  why: readonly Doubt[],
  scope: Scope = record.scope,
): Ground[] {
  if (!begin) return [];
  const { asserted } = record;
  const isReimported =
    asserted !== null && asserted.actor !== 'machine' && asserted.event.timestamp >= begin.event.timestamp;
  return [{ rule, begin, scope, why, isReimported }];
}

/** Opt-outs and stops of a list, group or preference that they do not name, unless the person came back since. */
function endingsWithoutName(ledger: SourceLedger): Ground[] {
  return [...ledger.records]
    .filter(({ scope }) => scope.name === null)
    .flatMap((record) => ownGrounds(record, ['endingScopeUnknown']))
    .filter(({ begin }) => begin !== null && begin.event.timestamp >= ledger.lastOpened);
}

/** Opt-outs at other platforms, unless the person came back here since. */
function endingsElsewhere(
  lists: readonly string[],
  ledger: SourceLedger,
  others: Iterable<SourceLedger>,
): Ground[] {
  const grounds: Ground[] = [];
  for (const other of others) {
    if (other === ledger) continue;
    grounds.push(...ground('after-opt-out', other.all, other.all.ended.own, ['otherSource']));
    for (const record of other.records) {
      const { kind, name } = record.scope;
      if (kind !== 'list' || name === null || (lists.length > 0 && !lists.includes(name))) continue;
      const why: Doubt[] = lists.length > 0 ? ['otherSource'] : ['otherSource', 'mailScopeUnknown'];
      grounds.push(...ground('after-opt-out', record, record.ended.own, why));
    }
  }
  return grounds.filter(({ begin }) => begin !== null && begin.event.timestamp >= ledger.lastOpened);
}

/** Mail that no consent is shown for, or only a sign-up that was not confirmed. */
function proofMissing(lists: readonly string[], ledger: SourceLedger): Ground[] {
  const named = lists.map((name) => ledger.recordOf({ kind: 'list', name }));
  const records = named.length > 0 ? named : [ledger.all, ...openLists(ledger)];
  const standings = records.map((record) => ({ record, ...ledger.standing(record) }));
  if (standings.some(({ state }) => state === 'granted' || state === 'withdrawn' || state === 'stopped'))
    return [];
  const waiting = standings.find(({ state }) => state === 'unconfirmed');
  const { scope } = waiting?.record ?? records[0] ?? ledger.all;
  if (!waiting) return [{ rule: 'no-proof', begin: null, scope, why: [], isReimported: false }];
  return ground('unconfirmed', waiting.record, waiting.decidedBy[0] ?? null, []);
}

function openLists(ledger: SourceLedger): ScopeRecord[] {
  return [...ledger.records].filter(
    (record) => record.scope.kind === 'list' && record.opening !== null && !isRecordClosed(record, ledger),
  );
}

function hasOpenList(ledger: SourceLedger): boolean {
  return openLists(ledger).length > 0;
}

function isClosed(ledger: SourceLedger, kind: NamedKind, name: string): boolean {
  return isRecordClosed(ledger.recordOf({ kind, name }), ledger);
}

function isRecordClosed(record: ScopeRecord, { all }: SourceLedger): boolean {
  return undoable.some((kind) => record[kind].first !== null) || stopsOf(record, all).length > 0;
}
