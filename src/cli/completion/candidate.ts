import type { Store } from '../../store/store.ts';

/** One thing that could be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** The possible words at a place of the command line: a list, or the names of files. */
export type Candidates = readonly Candidate[] | 'files';

/** The values of a flag or an argument: a list of words, or values that completion looks up. */
export type Completion = readonly string[] | CompletionKind;

/** The values that completion looks up; see values.ts. */
export type CompletionKind =
  | 'actions'
  | 'activeCampaigns'
  | 'archivedCampaigns'
  | 'campaigns'
  | 'contacts'
  | 'dated'
  | 'files'
  | 'imports'
  | 'platforms'
  | 'reports'
  | 'targets'
  | 'zones';

/** The facts that values may depend on. */
export interface CompletionSources {
  /** The store, opened when it is needed; null if there is none. */
  store(): Promise<Store | null>;
  /** The zone of periods. */
  readonly zone: string;
}
