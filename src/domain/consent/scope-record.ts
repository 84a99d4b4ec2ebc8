import { isTraced } from './actor.ts';
import type { ConsentEvent } from './consent-event.ts';
import type { Scope } from './scope.ts';
import type { ConsentState } from './states.ts';

/** How well an opening is shown: by double opt-in, by a form or an address, or by the platform's word only. */
export type Grade = 'confirmed' | 'traced' | 'stated';

/** Why a state is unknown. */
export type UnknownReason =
  | 'no-contact'
  | 'before-first-event'
  | 'no-consent-event'
  | 'asserted-only'
  | 'list-not-named'
  | 'ambiguous-recipient';

/** How the sender keeps mail back. */
export type StopKind = 'blacklist' | 'deleted' | 'removed';

/** An event by which consent was given, and the one that confirmed it. */
export interface Opening {
  readonly by: ConsentEvent;
  readonly confirmedBy: ConsentEvent | null;
  /** True if its list or form asks for a confirmation. */
  readonly needsConfirmation: boolean;
}

/** The earliest event of a kind that is in force for a scope: its own, or one of the whole source. */
export class Since {
  own: ConsentEvent | null = null;
  byAll: ConsentEvent | null = null;

  get first(): ConsentEvent | null {
    const { own, byAll } = this;
    if (!own || !byAll) return own ?? byAll;
    return own.event.timestamp <= byAll.event.timestamp ? own : byAll;
  }

  clear(): void {
    this.own = null;
    this.byAll = null;
  }
}

/** The kinds of events that a later opening undoes. */
export const undoable = ['ended', 'deleted', 'doubted'] as const;

/** The events in force in one scope. */
export class ScopeRecord {
  readonly scope: Scope;
  /** The latest opening since the last time the scope was closed, or before. */
  opening: Opening | null = null;
  /** Opt-outs. */
  readonly ended = new Since();
  /** Deletions at the platform. */
  readonly deleted = new Since();
  /** Opt-outs and stops that may be another recipient's. */
  readonly doubted = new Since();
  /** On the blacklist of this scope. */
  blacklisted: ConsentEvent | null = null;
  /** Taken out of the group by the sender. */
  removed: ConsentEvent | null = null;
  /** The latest claim of a consent. */
  asserted: ConsentEvent | null = null;
  /** True if the only opening may be another recipient's. */
  mayBeOpenedByOther = false;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  open(opening: Opening): void {
    this.opening = opening;
    this.removed = null;
    for (const kind of undoable) this[kind].clear();
  }

  /** True if an opening or an ending, certain or not, has its say here. */
  get isAnswered(): boolean {
    const { opening, ended, doubted, mayBeOpenedByOther } = this;
    return opening !== null || ended.own !== null || doubted.own !== null || mayBeOpenedByOther;
  }

  /** True if an ending or a stop of its own is in force. */
  get isClosed(): boolean {
    const { ended, doubted, deleted, blacklisted, removed } = this;
    return [ended.own, doubted.own, deleted.own, blacklisted, removed].some((event) => event !== null);
  }

  /** True if an opening, an ending or a stop has its say here: a claim alone has none. */
  get saysSomething(): boolean {
    return this.isAnswered || this.isClosed;
  }
}

/** The state of a scope, and the events that decide it. */
export interface Standing {
  readonly state: ConsentState;
  readonly reason: UnknownReason | null;
  readonly grade: Grade | null;
  /** When the deciding event happened, ms UTC; null for an unknown state. */
  readonly since: number | null;
  readonly stops: readonly StopKind[];
  /** Oldest first. */
  readonly decidedBy: readonly ConsentEvent[];
}

/** The state of a scope, from its record and that of its whole source (`all`). */
export function standingOf(record: ScopeRecord, all: ScopeRecord): Standing {
  const { ended, doubted, opening, scope } = record;
  const stops = stopsOf(record, all);
  const stopKinds = [...new Set(stops.map(([kind]) => kind))].sort();
  const stoppedBy = stops.map(([, event]) => event).sort((a, b) => a.event.timestamp - b.event.timestamp);
  const facts = { reason: null, grade: null, stops: stopKinds };
  if (ended.first) {
    const decidedBy = [ended.first, ...stoppedBy.filter((event) => event !== ended.first)];
    return { ...facts, state: 'withdrawn', since: ended.first.event.timestamp, decidedBy };
  }
  const [stop] = stoppedBy;
  if (stop) return { ...facts, state: 'stopped', since: stop.event.timestamp, decidedBy: stoppedBy };
  const unknown = (reason: UnknownReason, ...events: (ConsentEvent | null)[]): Standing => ({
    ...facts,
    ...{ state: 'unknown', reason, since: null, decidedBy: events.filter((event) => event !== null) },
  });
  if (doubted.first) return unknown('ambiguous-recipient', doubted.first);
  if (opening) return openStanding(opening);
  if (record.mayBeOpenedByOther) return unknown('ambiguous-recipient');
  if (scope.kind === 'list' && all.opening) return unknown('list-not-named', all.opening.by);
  const asserted = record.asserted ?? all.asserted;
  return asserted ? unknown('asserted-only', asserted) : unknown('no-consent-event');
}

function openStanding({ by, confirmedBy, needsConfirmation }: Opening): Standing {
  const stops: StopKind[] = [];
  const since = (needsConfirmation ? (confirmedBy ?? by) : by).event.timestamp;
  if (confirmedBy) {
    const decidedBy = by === confirmedBy ? [by] : [by, confirmedBy];
    return { state: 'granted', reason: null, grade: 'confirmed', since, stops, decidedBy };
  }
  if (needsConfirmation)
    return { state: 'unconfirmed', reason: null, grade: null, since, stops, decidedBy: [by] };
  const grade = isTraced(by.details) ? 'traced' : 'stated';
  return { state: 'granted', reason: null, grade, since, stops, decidedBy: [by] };
}

/** The stops in force for a scope, by their kinds. */
export function stopsOf(record: ScopeRecord, all: ScopeRecord): [StopKind, ConsentEvent][] {
  const stops: [StopKind, ConsentEvent | null][] = [
    ['blacklist', all.blacklisted],
    ['blacklist', record === all ? null : record.blacklisted],
    ['deleted', record.deleted.first],
    ['removed', record.removed],
  ];
  return stops.filter((each): each is [StopKind, ConsentEvent] => each[1] !== null);
}
