import type { Store } from '../../store/store.ts';

/** One thing that could be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What can be typed: one of some words, or the name of a file. */
export type Candidates = readonly Candidate[] | 'files';

/** What a flag or an argument takes: one of these words, or values that completion looks up. */
export type Completion = readonly string[] | CompletionKind;

/** The values that completion looks up; see values.ts. */
export type CompletionKind =
  | 'actions'
  | 'activeCampaigns'
  | 'archivedCampaigns'
  | 'campaigns'
  | 'contacts'
  | 'files'
  | 'platforms'
  | 'reports'
  | 'zones';

/** What values may depend on. */
export interface CompletionSources {
  /** The store, opened when it is needed; null if there is none. */
  store(): Promise<Store | null>;
  /** The zone of periods. */
  readonly zone: string;
}
