import type { ActionName } from '../actions.ts';
import type { NamedKind, Scope } from '../consent/scope.ts';
import type { Campaign, Range, ReportEvent } from '../report.ts';
import type { Grace } from './grace.ts';

/** The rules that a mail may break, in the order in which they are tried. */
export const ruleNames = ['after-opt-out', 'after-stop', 'unconfirmed', 'no-proof'] as const;

/** One of {@link ruleNames}. */
export type RuleName = (typeof ruleNames)[number];

/** The rules that are checked unless others are asked for. */
export const defaultRules: readonly RuleName[] = ['after-opt-out', 'after-stop'];

/**
 * Why a finding is only possible: the kind of the mail is not known; a list was left and the mail names none; the opt-out
 * does not name its list or group; the person opted out at another platform; another recipient may have opted out; the
 * mail may have been sent before and deferred; the person signs up within the hour, so that the mail may ask for it.
 */
export const doubts = [
  'typeUnknown',
  'mailScopeUnknown',
  'endingScopeUnknown',
  'otherSource',
  'ambiguousRecipient',
  'sentTimeUnknown',
  'followedBySignUp',
] as const;

/** One of {@link doubts}. */
export type Doubt = (typeof doubts)[number];

/** An import put the person back before the mail; a machine may have opted out. */
export const findingNotes = ['reimported', 'scannerSuspected'] as const;

/** One of {@link findingNotes}. */
export type FindingNote = (typeof findingNotes)[number];

/** The settings of a check. */
export interface CheckSettings {
  readonly rules: readonly RuleName[];
  readonly grace: Grace;
  /** The zone (IANA) of business days. */
  readonly zone: string;
  /** The kind to take mail for whose kind is not known; null: it makes possible findings. */
  readonly untyped: 'campaign' | 'transactional' | null;
  readonly includeTransactional: boolean;
  /** Only mail sent in this range. */
  readonly range: Range;
  /** Only mail of this list, group or preference, and mail that names none of its kind. */
  readonly scope: { readonly kind: NamedKind; readonly name: string } | null;
  /** Only mail of these platforms. */
  readonly sources: readonly string[] | 'all';
}

/** One mail to one contact. */
export interface Mail {
  readonly campaign: Campaign | null;
  readonly source: string | null;
  readonly messageId: string | null;
  /** The lists, groups and preferences that it names, itself or through its campaign. */
  readonly scopes: readonly Scope[];
  /** When it was sent, or first seen, ms UTC. */
  readonly sentAt: number;
  /** The action that shows it first. */
  readonly firstSeen: ActionName;
}

/** A mail that breaks a rule. */
export interface Finding {
  readonly rule: RuleName;
  /** Empty: the finding is certain. */
  readonly why: readonly Doubt[];
  readonly notes: readonly FindingNote[];
  /** The key of the contact. */
  readonly contact: string;
  readonly mail: Mail;
  /** The opt-out, the stop, or the sign-up that is not confirmed, and its scope; null where nothing shows a consent. */
  readonly begin: { readonly event: ReportEvent; readonly scope: Scope } | null;
  /** The last moment at which a mail is not counted, ms UTC; null without `begin`. */
  readonly graceEnd: number | null;
}

/** The mails that came under a rule, by what became of them. */
export interface CheckCounts {
  certain: number;
  possible: number;
  withinGrace: number;
  /** Held back by the platform: never sent. */
  heldBack: number;
  /** Not counted because of their kind. */
  transactional: number;
  test: number;
}

/** No mails. */
export function noCounts(): CheckCounts {
  return { certain: 0, possible: 0, withinGrace: 0, heldBack: 0, transactional: 0, test: 0 };
}
