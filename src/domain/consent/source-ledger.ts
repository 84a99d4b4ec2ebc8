import { dayMs } from '../timestamp.ts';
import type { ConsentEvent } from './consent-event.ts';
import { type NamedKind, namedKinds, type Scope, scopeNames } from './scope.ts';
import { type Opening, ScopeRecord, type Standing, standingOf, undoable } from './scope-record.ts';
import type { StoreFacts } from './store-facts.ts';

/** A sign-up that a confirmation may refer to. */
interface SignUp {
  readonly event: ConsentEvent;
  readonly lists: readonly string[];
  readonly forms: readonly string[];
  readonly needsConfirmation: boolean;
  /** True until it is confirmed or ended. */
  isAwaited: boolean;
}

/** A confirmation that found no sign-up waiting for it. */
interface SpareConfirmation {
  readonly event: ConsentEvent;
  readonly lists: readonly string[];
  readonly forms: readonly string[];
}

/**
 * The events in force at one source for one contact. Events are applied in the order in which they count. An opening needs
 * an act of the person; an ending counts, no matter who made it. The latest opening or ending of a scope decides. What
 * ends everything ends each list, until the list, or everything again, is opened; what was ended by its name is opened
 * by its name only. A stop hides a consent and leaves it in place.
 */
export class SourceLedger {
  readonly source: string | null;
  readonly all: ScopeRecord;
  /** When mail last became undeliverable, null while it is not known to be. */
  bouncedOut: ConsentEvent | null = null;
  /** When consent was last opened in any scope, ms UTC. */
  lastOpened = Number.NEGATIVE_INFINITY;
  readonly #facts: StoreFacts;
  readonly #records = new Map<string, ScopeRecord>();
  readonly #signUps = new Map<string, SignUp>();
  #spare: SpareConfirmation[] = [];

  constructor(source: string | null, facts: StoreFacts) {
    this.source = source;
    this.#facts = facts;
    this.all = new ScopeRecord({ source, kind: 'all', name: null });
  }

  /** The scopes of the source that events have named, besides `all`. */
  get records(): Iterable<ScopeRecord> {
    return this.#records.values();
  }

  /** The record of a scope; one that no event has named shares what is in force for all. */
  recordOf({ kind, name }: Pick<Scope, 'kind' | 'name'>): ScopeRecord {
    if (kind === 'all') return this.all;
    return this.#records.get(keyOf(kind, name)) ?? this.#newRecord(kind, name);
  }

  standing(record: ScopeRecord): Standing {
    return standingOf(record, this.all);
  }

  /** Applies an event; gives the records that it changes or claims something about. */
  apply(event: ConsentEvent): ScopeRecord[] {
    if (event.event.action === 'campaignDelivered') this.bouncedOut = null;
    if (event.event.action === 'bouncedOut') this.bouncedOut = event;
    const { effect, isAmbiguous } = event;
    if (effect === 'nothing') return [];
    if (effect === 'confirms') return this.#confirm(event);
    const records = event.scopes.map((scope) => this.#keep(scope));
    if (isAmbiguous && (effect === 'opens' || effect === 'ends' || effect === 'stops')) {
      for (const record of records) {
        if (effect === 'opens') record.mayBeOpenedByOther = true;
        else this.#close('doubted', record, event);
      }
      return records;
    }
    if (effect === 'opens') this.#signUp(event, records);
    else for (const record of records) this.#change(record, event);
    return records;
  }

  #change(record: ScopeRecord, event: ConsentEvent): void {
    const { action } = event.event;
    switch (event.effect) {
      case 'asserts':
        record.asserted = event;
        if (action === 'subscribed') this.#remember(event, false);
        return;
      case 'ends':
        this.#close('ended', record, event);
        return;
      case 'stops':
        if (action === 'deleted') this.#close('deleted', record, event);
        else if (record.scope.kind === 'all' || action === 'addedToMailingListBlackList')
          record.blacklisted ??= event;
        else record.removed ??= event;
        return;
      case 'liftsStop':
        record.blacklisted = null;
        if (record === this.all) this.bouncedOut = null;
        return;
      case 'liftsOptOut':
        record.ended.own = null;
        record.removed = null;
        return;
      case 'liftsRemoval':
        record.removed = null;
    }
  }

  #close(kind: (typeof undoable)[number], record: ScopeRecord, event: ConsentEvent): void {
    record[kind].own ??= event;
    const isAll = record === this.all;
    if (isAll) for (const each of this.#records.values()) each[kind].byAll ??= event;
    const { kind: scopeKind, name } = record.scope;
    const isCovered = ({ lists }: { readonly lists: readonly string[] }) =>
      isAll || (scopeKind === 'list' && name !== null && lists.includes(name));
    this.#spare = this.#spare.filter((each) => !isCovered(each));
    for (const signUp of this.#signUps.values()) if (isCovered(signUp)) signUp.isAwaited = false;
  }

  #signUp(event: ConsentEvent, records: readonly ScopeRecord[]): void {
    this.lastOpened = event.event.timestamp;
    if (event.event.action !== 'subscribed') {
      const opening = { by: event, confirmedBy: null, needsConfirmation: false };
      for (const record of records) this.#open(record, opening);
      return;
    }
    const signUp = this.#remember(event, true);
    const confirmedBy = this.#takeSpare(signUp);
    if (confirmedBy) signUp.isAwaited = false;
    const { needsConfirmation } = signUp;
    for (const record of records) this.#open(record, { by: event, confirmedBy, needsConfirmation });
  }

  #open(record: ScopeRecord, opening: Opening): void {
    record.open(opening);
    this.bouncedOut = null;
    if (record !== this.all) return;
    for (const each of this.#records.values()) for (const kind of undoable) each[kind].byAll = null;
  }

  /** A confirmation opens the scopes of the sign-up that it confirms, else its own. */
  #confirm(event: ConsentEvent): ScopeRecord[] {
    const [lists, forms] = [scopeNames(event.details, 'list'), scopeNames(event.details, 'form')];
    const signUp = this.#signUpOf(lists, forms);
    const records = (signUp?.event.scopes ?? event.scopes).map((scope) => this.#keep(scope));
    if (event.isAmbiguous) {
      for (const record of records) record.mayBeOpenedByOther = true;
      return records;
    }
    const isAwaited = signUp?.isAwaited === true;
    const by = signUp && isAwaited && signUp.event.effect === 'opens' ? signUp.event : event;
    for (const record of records) {
      // A second confirmation of the same sign-up adds nothing.
      if (!isAwaited && record.opening?.confirmedBy && !undoable.some((kind) => record[kind].first)) continue;
      this.#open(record, { by, confirmedBy: event, needsConfirmation: true });
    }
    this.lastOpened = event.event.timestamp;
    if (signUp && isAwaited) signUp.isAwaited = false;
    else this.#spare.push({ event, lists, forms });
    return records;
  }

  #signUpOf(lists: readonly string[], forms: readonly string[]): SignUp | undefined {
    const keys =
      lists.length > 0
        ? lists.map((name) => keyOf('list', name))
        : forms.length > 0
          ? forms.map((name) => keyOf('form', name))
          : [''];
    const found = keys.map((key) => this.#signUps.get(key)).filter((each) => each !== undefined);
    return found.sort((a, b) => b.event.event.timestamp - a.event.event.timestamp)[0];
  }

  #remember(event: ConsentEvent, needsConfirming: boolean): SignUp {
    const [lists, forms] = [scopeNames(event.details, 'list'), scopeNames(event.details, 'form')];
    const { source, timestamp } = event.event;
    const isUsed = (kind: 'list' | 'form', name: string) =>
      timestamp >= (this.#facts.firstConfirmed(source, kind, name) ?? Number.POSITIVE_INFINITY) - dayMs;
    const needsConfirmation =
      needsConfirming &&
      (lists.some((name) => isUsed('list', name)) || forms.some((name) => isUsed('form', name)));
    const signUp: SignUp = { event, lists, forms, needsConfirmation, isAwaited: true };
    const keys = [...lists.map((name) => keyOf('list', name)), ...forms.map((name) => keyOf('form', name))];
    for (const key of ['', ...keys]) this.#signUps.set(key, signUp);
    return signUp;
  }

  /** The latest confirmation up to a day before a sign-up: some platforms write the sign-up after it. */
  #takeSpare({ event, lists, forms }: SignUp): ConsentEvent | null {
    const since = event.event.timestamp - dayMs;
    const index = this.#spare.findLastIndex((spare) => {
      if (spare.event.event.timestamp < since) return false;
      if (spare.lists.length > 0) return spare.lists.some((name) => lists.includes(name));
      return spare.forms.length === 0 || spare.forms.some((name) => forms.includes(name));
    });
    if (index < 0) return null;
    return this.#spare.splice(index, 1)[0]?.event ?? null;
  }

  #keep({ kind, name }: Scope): ScopeRecord {
    const record = this.recordOf({ kind, name });
    if (kind !== 'all') this.#records.set(keyOf(kind, name), record);
    return record;
  }

  #newRecord(kind: NamedKind, name: string | null): ScopeRecord {
    const record = new ScopeRecord({ source: this.source, kind, name });
    for (const each of undoable) record[each].byAll = this.all[each].own;
    return record;
  }
}

/** The order in which scopes are shown: all, lists, groups, preferences; then by name. */
export function byKindAndName({ scope: a }: ScopeRecord, { scope: b }: ScopeRecord): number {
  const place = ({ kind }: Scope) => (kind === 'all' ? -1 : namedKinds.indexOf(kind));
  const [x, y] = [a.name ?? '', b.name ?? ''];
  return place(a) - place(b) || (x < y ? -1 : x > y ? 1 : 0);
}

function keyOf(kind: NamedKind | 'form', name: string | null): string {
  return name === null ? kind : `${kind}:${name}`;
}
