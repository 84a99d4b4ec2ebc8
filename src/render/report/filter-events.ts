import { type ActionName, actionByName } from '../../domain/actions.ts';
import { fullId } from '../../domain/campaign-id.ts';
import { inNormalForm } from '../../domain/normal-form.ts';
import type { Campaign, ReportEvent } from '../../domain/report.ts';
import { english } from '../../messages/en/index.ts';
import { locale } from '../../messages/messages.ts';
import { detailsText } from './details-text.ts';
import { actionLabel } from './event-labels.ts';

/** The conditions for the events of an answer to be shown; a missing condition accepts all. */
export interface EventFilter {
  readonly actions?: readonly ActionName[];
  /** The id of a campaign, with or without its platform, or part of its name. */
  readonly campaign?: string;
  /** Part of the text of a row. */
  readonly grep?: string;
  /** The number of events to show at most, from the first. */
  readonly limit?: number;
}

type Batches = AsyncIterable<readonly ReportEvent[]>;

/** The events that meet the conditions, in batches; stops reading at the limit. */
export async function* filterEvents(batches: Batches, filter: EventFilter): Batches {
  const isShown = predicateOf(filter);
  let remaining = filter.limit ?? Number.POSITIVE_INFINITY;
  for await (const events of batches) {
    const shown = events.filter(isShown).slice(0, remaining);
    remaining -= shown.length;
    if (shown.length > 0) yield shown;
    if (remaining === 0) return;
  }
}

function predicateOf({ actions, campaign, grep }: EventFilter): (event: ReportEvent) => boolean {
  const wantedActions = actions && new Set(actions);
  const isWanted =
    campaign === undefined ? null : memoize((each: Campaign) => matchesCampaign(each, foldCase(campaign)));
  const isNamed = ({ campaign: each, source }: ReportEvent, text: string) =>
    each !== null && foldCase(fullId({ platform: source, id: each.id })) === foldCase(text);
  const wantedText = grep === undefined ? null : foldCase(grep);
  return (event) =>
    (!wantedActions || wantedActions.has(event.action)) &&
    (campaign === undefined ||
      isNamed(event, campaign) ||
      (event.campaign !== null && isWanted?.(event.campaign) === true)) &&
    (wantedText === null || matchesText(event, wantedText));
}

function matchesCampaign({ id, name }: Campaign, text: string): boolean {
  return foldCase(id) === text || (name !== null && foldCase(name).includes(text));
}

// Searches details as shown, with texts for codes, and as stored, which is complete. Also searches the English texts,
// so that a script finds the same events in every language.
function matchesText({ action, campaign, details }: ReportEvent, text: string): boolean {
  const has = (each: string) => foldCase(each).includes(text);
  return (
    [campaign?.name ?? '', action, actionLabel(action), details].some(has) ||
    has(detailsText(action, details)) ||
    (locale !== 'en' &&
      (has(actionByName(action).labels.en) ||
        has(detailsText(action, details, { locale: 'en', catalogue: english }))))
  );
}

/** `text` in a form that ignores case and the composition of accents. */
function foldCase(text: string): string {
  return inNormalForm(text, 'NFC').toLowerCase();
}

// A report has many events but few campaigns.
function memoize<Key extends object>(test: (key: Key) => boolean): (key: Key) => boolean {
  const results = new WeakMap<Key, boolean>();
  return (key) => {
    const result = results.get(key) ?? test(key);
    results.set(key, result);
    return result;
  };
}
