import type { ActionName } from './actions.ts';
import type { EmailAddress } from './email-address.ts';

/** The types of campaigns in Flexmail's SOAP API, plus `transactional`. */
export type CampaignType = 'campaign' | 'test' | 'workflow' | 'transactional';

/** The kinds of campaign there are. */
export const campaignTypes: readonly CampaignType[] = ['campaign', 'test', 'workflow', 'transactional'];

/** One sending. What is not known of it is null. */
export interface Campaign {
  readonly id: string;
  readonly name: string | null;
  readonly type: CampaignType | null;
  readonly archived: boolean;
}

/** The first (negative) and the last timestamp that a date can hold, ms from 1970 (ECMA-262, "Time Values and Time Range"). */
export const timestampLimit = 8.64e15;

/** A half-open range of moments, in milliseconds UTC since 1970; null is without end. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** A length of time up to now, as typed: `30d`, `12w`, `6m`, `1y`. */
export type Last = string;

/** Its number and its unit. */
export const lastPattern = /^([1-9]\d{0,3})([dwmy])$/i;

/** The question of a report. It does not change from run to run. */
export interface Question {
  /** Never empty. */
  readonly contacts: readonly EmailAddress[];
  /** In the order of the list of actions; never empty. */
  readonly actions: readonly ActionName[];
  /** If set, each run computes the range of the report again. */
  readonly last: Last | null;
  /** The zone (IANA) in which `last` counts its days. */
  readonly zone: string;
  readonly includeArchived: boolean;
  /** Only events of these platforms; null: of all. */
  readonly sources: readonly string[] | null;
  readonly excludeMachine: boolean;
}

/** The addresses that a report is about, as they are shown, in one text. */
export function addressesOf({ contacts }: Pick<Question, 'contacts'>): string {
  return contacts.map(({ shown }) => shown).join(', ');
}

/** Gives the address of an event of a report as it is shown. */
export function spellingOf({ contacts }: Pick<Question, 'contacts'>): (event: ReportEvent) => string {
  const spellings = new Map(contacts.map(({ key, shown }) => [key, shown]));
  return ({ contact }) => spellings.get(contact) ?? contact;
}

export type ReportStatus = 'processing' | 'completed' | 'failed';

/** The states of a report. */
export const reportStatuses: readonly ReportStatus[] = ['processing', 'completed', 'failed'];

/**
 * The state of a run after its process died: it blocks no other run, its unfinished answer is dropped, and the report
 * keeps the previous answer.
 */
export const deadRun = { status: 'failed', failure: 'interrupted' } as const satisfies {
  status: ReportStatus;
  failure: string;
};

/** A saved question, the state of its latest run, and the measures of its latest completed run. */
export interface Report extends Question {
  readonly id: number;
  /** The period of the answer; of the latest run, while there is no answer. */
  readonly range: Range;
  readonly status: ReportStatus;
  readonly createdAt: number;
  /** When the latest run started. */
  readonly startedAt: number;
  /** When the answer was completed that `view` shows; null while there is none. */
  readonly completedAt: number | null;
  /** How many events that answer holds; null while there is none. */
  readonly eventCount: number | null;
  /** How many events it left out because their campaign is archived. */
  readonly archivedEventsNotShown: number | null;
  /** How many events of that answer came from imports that were undone since; null while there is none. */
  readonly undoneEvents: number | null;
  /** Why the latest run failed: `interrupted`, `cancelled`, or a sentence. */
  readonly failure: string | null;
  /** How far the latest run is, 0 to 1, while it is processing. */
  readonly progress: number | null;
}

/** One row of a report, as it was when the run completed. */
export interface ReportEvent {
  /** The contact's key, see EmailAddress. */
  readonly contact: string;
  readonly timestamp: number;
  readonly action: ActionName;
  readonly campaign: Campaign | null;
  /** A JSON object, as text: it is written out far more often than looked into. */
  readonly details: string;
  readonly source: string | null;
  readonly sourceId: string | null;
}

/** The orders of a report's rows by time. */
export const sortOrders = ['asc', 'desc'] as const;

/** One of {@link sortOrders}. */
export type SortOrder = (typeof sortOrders)[number];
