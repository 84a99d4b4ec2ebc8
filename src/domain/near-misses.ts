import { type EventSelection, everyEvent } from './selection.ts';

/** Selections to count when a selection is empty, to explain why. */
export interface NearMisses {
  /** The same question before the period and after it; null if the period has no bound on that side. */
  readonly before: EventSelection | null;
  readonly after: EventSelection | null;
  /** The same question in the period, and all events in it: they differ by other actions, sources and machines. */
  readonly asked: EventSelection;
  readonly everything: EventSelection;
}

/** The selections near an empty one. They include events of archived campaigns, which have a message of their own. */
export function nearMissesOf(selection: EventSelection): NearMisses {
  const asked: EventSelection = { ...selection, archivedCampaigns: 'shown' };
  const { from, to } = selection.range;
  return {
    before: from === null ? null : { ...asked, range: { from: null, to: from } },
    after: to === null ? null : { ...asked, range: { from: to, to: null } },
    asked,
    everything: everyEvent(selection.contacts, selection.range),
  };
}
