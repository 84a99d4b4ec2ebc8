import { canonicalJson, type EventFacts } from './event-identity.ts';
import type { CampaignType } from './report.ts';

// An import overwrites nothing of a stored event or contact: `mergeEvent` fills in what a store does not know of an
// event, and the first spelling of an address stays. It changes campaigns as `mergeCampaign` does.

/** The facts about a campaign in a record; null if missing. */
export interface CampaignFacts {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean | null;
}

/** The facts about a campaign in a store. */
export interface KnownCampaign {
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean;
  /** True if a person archived or unarchived it; imports do not change `archived` after that. */
  readonly archivedByHand: boolean;
}

/** A campaign after an import: the latest record wins, but a person's decision about archiving wins over records. */
export function mergeCampaign(stored: KnownCampaign | null, incoming: CampaignFacts): KnownCampaign {
  if (!stored)
    return {
      name: incoming.name,
      type: incoming.type,
      archived: incoming.archived ?? false,
      archivedByHand: false,
    };
  return {
    name: incoming.name ?? stored.name,
    type: incoming.type ?? stored.type,
    archived: stored.archivedByHand ? stored.archived : (incoming.archived ?? stored.archived),
    archivedByHand: stored.archivedByHand,
  };
}

/** True if two states of a campaign are equal. */
export function isSameCampaign(a: KnownCampaign, b: KnownCampaign): boolean {
  return (
    a.name === b.name &&
    a.type === b.type &&
    a.archived === b.archived &&
    a.archivedByHand === b.archivedByHand
  );
}

/** A stored event after a second record of it. */
export interface MergedEvent {
  readonly sourceId: string | null;
  /** True if the campaign is that of the second record. */
  readonly takesCampaign: boolean;
  /** JSON with its names in order; null for an empty object. */
  readonly details: string | null;
}

/**
 * Fills in what a stored event lacks from another record of the same event. What both know stays as it is stored, but
 * for these, so that the order of two exports does not matter: a campaign that was taken from the subject or the
 * template gives way to a better one, `unknown` to any kind of bounce, and of two wordings the first by alphabet
 * stays. Throws RangeError for details that are nested too deeply.
 */
export function mergeEvent(stored: EventFacts, incoming: EventFacts): MergedEvent {
  const details = { ...stored.details };
  for (const [name, value] of Object.entries(incoming.details))
    if ((details[name] ?? null) === null || givesWay(name, details[name], value)) details[name] = value;
  const text = canonicalJson(details);
  return {
    sourceId: stored.sourceId ?? incoming.sourceId,
    takesCampaign:
      incoming.campaign !== null &&
      (stored.campaign === null || rankOf(incoming, stored) > rankOf(stored, incoming)),
    details: text === '{}' ? null : text,
  };
}

/** Details that each export of a platform words in its own way. */
const wordings = new Set(['nativeType', 'reason', 'smtpAnswer']);

function givesWay(name: string, stored: unknown, incoming: unknown): boolean {
  if (name === 'bounceKind') return stored === 'unknown' && incoming !== 'unknown';
  return wordings.has(name) && String(incoming) < String(stored);
}

/** How well the campaign of a record is known: 0 by its subject, 1 by its template, 2 by itself or a tag. */
function rankOf({ campaign, details }: EventFacts, other: EventFacts): number {
  const isNamedBy = (name: string, prefix = '') =>
    [details[name], other.details[name]].some(
      (value) => typeof value === 'string' && campaign?.id === `${prefix}${value}`,
    );
  if (isNamedBy('subject')) return 0;
  return isNamedBy('template') || isNamedBy('template', 'template-') ? 1 : 2;
}
