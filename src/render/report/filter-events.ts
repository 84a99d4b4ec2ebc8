import { type ActionName, actionByName } from '../../domain/actions.ts';
import type { Campaign, ReportEvent } from '../../domain/report.ts';
import { english } from '../../messages/en/index.ts';
import { locale } from '../../messages/messages.ts';
import { detailsText } from './details-text.ts';
import { actionLabel } from './event-labels.ts';

/** Which rows of an answer to show; what is left out lets all pass. */
export interface EventFilter {
  readonly actions?: readonly ActionName[];
  /** The id of a campaign, or part of its name. */
  readonly campaign?: string;
  /** Part of what a row says. */
  readonly grep?: string;
  /** At most so many rows, the first ones. */
  readonly limit?: number;
}

type Batches = AsyncIterable<readonly ReportEvent[]>;

/** The rows that pass, in batches; reads no further than it must. */
export async function* filterEvents(batches: Batches, filter: EventFilter): Batches {
  const passes = predicateOf(filter);
  let room = filter.limit ?? Number.POSITIVE_INFINITY;
  for await (const events of batches) {
    const passed = events.filter(passes).slice(0, room);
    room -= passed.length;
    if (passed.length > 0) yield passed;
    if (room === 0) return;
  }
}

function predicateOf({ actions, campaign, grep }: EventFilter): (event: ReportEvent) => boolean {
  const wantedActions = actions && new Set(actions);
  const isWanted =
    campaign === undefined ? null : memoize((each: Campaign) => matchesCampaign(each, foldCase(campaign)));
  const wantedText = grep === undefined ? null : foldCase(grep);
  return (event) =>
    (!wantedActions || wantedActions.has(event.action)) &&
    (isWanted === null || (event.campaign !== null && isWanted(event.campaign))) &&
    (wantedText === null || matchesText(event, wantedText));
}

function matchesCampaign({ id, name }: Campaign, text: string): boolean {
  return foldCase(id) === text || (name !== null && foldCase(name).includes(text));
}

// Details are searched as they are shown and as they are kept: the first has words for codes, the second is whole.
// English is always understood: what a script finds does not depend on the language of who runs it.
function matchesText({ action, campaign, details }: ReportEvent, text: string): boolean {
  const has = (each: string) => foldCase(each).includes(text);
  return (
    [campaign?.name ?? '', action, actionLabel(action), details].some(has) ||
    has(detailsText(action, details)) ||
    (locale !== 'en' &&
      (has(actionByName(action).labels.en) ||
        has(detailsText(action, details, { locale: 'en', words: english }))))
  );
}

/** `text` without what people do not tell apart: case, and how an accent is composed. */
function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

// A report has many events but few campaigns.
function memoize<Key extends object>(test: (key: Key) => boolean): (key: Key) => boolean {
  const known = new WeakMap<Key, boolean>();
  return (key) => {
    const answer = known.get(key) ?? test(key);
    known.set(key, answer);
    return answer;
  };
}
