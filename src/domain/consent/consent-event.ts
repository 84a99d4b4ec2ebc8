import { type ActionName, type Actor, actionByName, type ConsentChange } from '../actions.ts';
import { type DetailValues, parseDetails } from '../details.ts';
import type { ReportEvent } from '../report.ts';
import { actorOf } from './actor.ts';
import { type Scope, scopesOf } from './scope.ts';

/** The effect of an event on consent, after its actor and its details have been taken into account. */
export type Effect = Exclude<ConsentChange, 'followsDetails'>;

/** An event, and what it means for consent. */
export interface ConsentEvent {
  readonly event: ReportEvent;
  readonly details: DetailValues;
  readonly actor: Actor;
  readonly effect: Effect;
  /** The scopes that the event itself names; those of a confirmation depend on the sign-up that it confirms. */
  readonly scopes: readonly Scope[];
  /** True if another recipient of the same mail may have done it. */
  readonly isAmbiguous: boolean;
}

/** Actors that can only claim a consent. */
const claiming: ReadonlySet<Actor> = new Set<Actor>(['operator', 'import', 'state', 'machine']);

/** Reads what an event means for consent. Throws an error with the code STORE_DAMAGED for damaged details. */
export function readConsentEvent(event: ReportEvent): ConsentEvent {
  const { action, source } = event;
  const details = parseDetails(event.details);
  const { change, scopes, unless } = actionByName(action).consent;
  const actor = actorOf({ action, source, details });
  const effect = unless[actor] ?? change;
  const named = scopes.flatMap((scope) => (scope === 'signUp' ? (['list', 'all'] as const) : [scope]));
  return {
    event,
    details,
    actor,
    effect: effect === 'followsDetails' ? effectOfPermission(details, actor) : effect,
    scopes: scopesOf(named, details, source),
    isAmbiguous: details.ambiguousRecipient === true,
  };
}

/** Mailchimp's marketing permissions: their text, and whether the person gave them. */
function effectOfPermission(details: DetailValues, actor: Actor): Effect {
  const { permission, permitted } = details;
  if (typeof permission !== 'string' || permission === '') return 'nothing';
  if (permitted === false) return 'ends';
  if (permitted !== true) return 'nothing';
  return claiming.has(actor) ? 'asserts' : 'opens';
}

const lifts: ReadonlySet<Effect> = new Set<Effect>(['liftsStop', 'liftsRemoval', 'liftsOptOut']);
const closes: ReadonlySet<Effect> = new Set<Effect>(['ends', 'stops']);

/** True if the effect lifts a stop, a removal or an opt-out. */
export function isLift(effect: Effect): boolean {
  return lifts.has(effect);
}

/** The actions that an event can have an effect on consent with. */
export function changesConsent(action: ActionName): boolean {
  return actionByName(action).consent.change !== 'nothing';
}

/**
 * The place of an event among those of the same millisecond: what opens, then what lifts, then what changes nothing
 * (mails), then what ends and stops.
 */
export function rankOf({ effect }: ConsentEvent): number {
  if (closes.has(effect)) return 3;
  if (effect === 'nothing') return 2;
  return isLift(effect) ? 1 : 0;
}

/** Puts events of one contact, which come in the order of the key, into the order in which they count. */
export class InOrder {
  readonly #take: (event: ConsentEvent) => void;
  #pending: ConsentEvent[] = [];

  constructor(take: (event: ConsentEvent) => void) {
    this.#take = take;
  }

  add(event: ConsentEvent): void {
    const [first] = this.#pending;
    if (first && first.event.timestamp !== event.event.timestamp) this.flush();
    this.#pending.push(event);
  }

  /** Hands on what is held back. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = [];
    if (pending.length > 1) pending.sort((a, b) => rankOf(a) - rankOf(b));
    for (const event of pending) this.#take(event);
  }
}
