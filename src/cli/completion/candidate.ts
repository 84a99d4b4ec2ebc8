import type { Store } from '../../store/store.ts';

/** One thing that could be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What can be typed: one of some words, or the name of a file. */
export type Candidates = readonly Candidate[] | 'files';

/** What values may depend on. */
export interface CompletionSources {
  /** The store, opened when somebody asks for it; null where there is none. */
  store(): Promise<Store | null>;
  /** The zone of periods. */
  readonly zone: string;
}
