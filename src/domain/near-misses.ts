import { type EventSelection, everyEvent } from './selection.ts';

/** What to look for when a selection holds nothing; null where there can be nothing. */
export interface NearMisses {
  /** What was asked, before the period and after it. */
  readonly before: EventSelection | null;
  readonly after: EventSelection | null;
  /** What was asked in the period, and everything in it: the difference are other actions, sources and machines. */
  readonly asked: EventSelection;
  readonly everything: EventSelection;
}

/** The selections around one that holds nothing. Archived campaigns count: what they hide is said on its own. */
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
