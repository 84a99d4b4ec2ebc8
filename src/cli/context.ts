import type { Io } from '../io/streams.ts';
import type { Prompter } from '../prompts/prompter.ts';
import type { Store } from '../store/store.ts';

/** What a command may use of the outside world; commands touch neither `process` nor the clock themselves. */
export interface Context {
  readonly io: Io;
  /** Aborted when a signal asks the program to stop; its reason is the CancelledError to throw. */
  readonly signal: AbortSignal;
  /** ms UTC */
  now(): number;
  /** `--tz`, null if it was left out. */
  readonly zone: string | null;
  /** True if `--json` asks for JSON. */
  readonly json: boolean;
  /** False with `--no-input`: a long answer is not paged through. */
  readonly mayPage: boolean;
  /** True if a person at a terminal reads the answer and the hints below it. */
  readonly suggests: boolean;
  /** Where the store is, or would be. */
  readonly storePath: string;
  /** `--store` as it was typed, null if it was left out. */
  readonly storeFlag: string | null;
  /** The program's own file, to start it once more in the background. */
  readonly program: string;
  /** Opens the store; null if there is none. */
  openStore(): Promise<Store | null>;
  /** Opens the store, created if there is none. */
  openOrCreateStore(): Promise<Store>;
  /** The prompts; only if `io.canPrompt`. */
  prompter(): Promise<Prompter>;
}
