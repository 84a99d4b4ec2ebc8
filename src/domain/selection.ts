import { type ActionName, actions, actionsOf, machineActions } from './actions.ts';
import type { Question, Range } from './report.ts';
import { lastTimestamp } from './timestamp.ts';

// Which events a question selects. The rules stand here, once: an engine compiles the conditions that
// `askedFor` and `hiddenAsArchived` give, and knows none of them itself.

/** Which events are meant. */
export interface EventSelection {
  /** The keys of contacts, see EmailAddress. */
  readonly contacts: readonly string[] | 'all';
  readonly range: Range;
  readonly actions: readonly ActionName[] | 'all';
  /** The names of platforms. */
  readonly sources: readonly string[] | 'all';
  /** Opens and clicks that the platform flags as a machine's. */
  readonly machineEvents: 'kept' | 'left out';
  /** Campaign events of archived campaigns. Email events are never hidden. */
  readonly archivedCampaigns: 'shown' | 'hidden';
}

/** A condition on one event, beside its contact and its time. */
export type Condition =
  /** All of them hold; with none, always true. */
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'action'; readonly in: readonly ActionName[] }
  /** The event names one of these sources. */
  | { readonly kind: 'source'; readonly in: readonly string[] }
  /** The property of this name in the event's details is true. */
  | { readonly kind: 'detail'; readonly name: string }
  /** The event names a campaign, and that campaign is archived. */
  | { readonly kind: 'archived' };

/** The facts of an event that conditions use. */
export interface EventFacts {
  readonly contact: string;
  /** ms UTC */
  readonly timestamp: number;
  readonly action: ActionName;
  readonly campaign: { readonly archived: boolean } | null;
  readonly source: string | null;
  /** A JSON object, as text. */
  readonly details: string;
}

/** The selection of a question for `range`. */
export function selectionOf(question: Question, { from, to }: Range): EventSelection {
  return {
    contacts: question.contacts.map(({ key }) => key),
    // A range ends before `to`; but the end of the last day of all is itself a timestamp that an event can have.
    range: { from, to: to === lastTimestamp ? null : to },
    actions: question.actions.length === actions.length ? 'all' : question.actions,
    sources: question.sources ?? 'all',
    machineEvents: question.excludeMachine ? 'left out' : 'kept',
    archivedCampaigns: question.includeArchived ? 'shown' : 'hidden',
  };
}

/** All events of contacts in a range. */
export function everyEvent(contacts: EventSelection['contacts'], range: Range): EventSelection {
  return {
    contacts,
    range,
    actions: 'all',
    sources: 'all',
    machineEvents: 'kept',
    archivedCampaigns: 'shown',
  };
}

/** The condition on what a selection asks for, archived or not. */
export function askedFor({ actions: names, sources, machineEvents }: EventSelection): Condition {
  const conditions: Condition[] = [];
  if (names !== 'all') conditions.push({ kind: 'action', in: names });
  if (sources !== 'all') conditions.push({ kind: 'source', in: sources });
  if (machineEvents === 'left out') {
    const machine = both({ kind: 'action', in: machineActions }, { kind: 'detail', name: 'machine' });
    conditions.push({ kind: 'not', of: machine });
  }
  return { kind: 'all', of: conditions };
}

/** Events that archived campaigns hide: those of the Campaign category; an unsubscribe is never hidden. */
export const hiddenAsArchived: Condition = both(
  { kind: 'action', in: actionsOf('campaign') },
  { kind: 'archived' },
);

/** The condition on the events that a selection gives. */
export function selected(selection: EventSelection): Condition {
  const asked = askedFor(selection);
  return selection.archivedCampaigns === 'shown' ? asked : both(asked, { kind: 'not', of: hiddenAsArchived });
}

/** The condition on the events that a selection asks for and does not give, because their campaign is archived. */
export function leftOut(selection: EventSelection): Condition {
  return both(askedFor(selection), hiddenAsArchived);
}

/** True if a selection includes an event. */
export function isSelected(event: EventFacts, selection: EventSelection): boolean {
  return isInReach(event, selection) && holds(selected(selection), event);
}

/** True if a selection would include an event but its campaign is archived. */
export function isLeftOut(event: EventFacts, selection: EventSelection): boolean {
  return (
    selection.archivedCampaigns === 'hidden' &&
    isInReach(event, selection) &&
    holds(leftOut(selection), event)
  );
}

function isInReach({ contact, timestamp }: EventFacts, { contacts, range }: EventSelection): boolean {
  return (
    (contacts === 'all' || contacts.includes(contact)) &&
    (range.from === null || timestamp >= range.from) &&
    (range.to === null || timestamp < range.to)
  );
}

function holds(condition: Condition, event: EventFacts): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holds(each, event));
    case 'not':
      return !holds(condition.of, event);
    case 'action':
      return condition.in.includes(event.action);
    case 'source':
      return event.source !== null && condition.in.includes(event.source);
    case 'detail':
      return (JSON.parse(event.details) as Record<string, unknown>)[condition.name] === true;
    case 'archived':
      return event.campaign?.archived === true;
  }
}

function both(...of: readonly [Condition, Condition]): Condition {
  return { kind: 'all', of };
}
