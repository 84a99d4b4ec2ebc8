import type { Readable } from 'node:stream';
import type { EventBatch, ReadRequest } from '../import/batch/read-events.ts';
import type { Io } from '../io/streams.ts';
import type { Prompter } from '../prompts/prompter.ts';
import type { Store } from '../store/store.ts';
import type { StorePlace } from '../store/store-place.ts';

/** Reads the files of a request, and standard input where it names that, until `signal` is aborted. */
export type EventReader = (
  request: ReadRequest,
  stdin: Readable,
  signal: AbortSignal,
) => AsyncIterable<EventBatch>;

/** What a command may use of the world outside; commands touch neither `process` nor the clock themselves. */
export interface Context {
  readonly io: Io;
  /** Aborted when a signal asks the program to stop; its reason is the CancelledError to throw. */
  readonly signal: AbortSignal;
  /** ms UTC */
  now(): number;
  /** `--tz`, null where none was given. */
  readonly zone: string | null;
  /** Whether the answer is wanted as JSON, by `--json`. */
  readonly json: boolean;
  /** Whether somebody reads who may be told what to do next: the answer and the notes go to a terminal. */
  readonly suggests: boolean;
  /** Where the store is, or would be. */
  readonly storePlace: StorePlace;
  /** `--store` as it was typed, null where it was not. */
  readonly storeFlag: string | null;
  /** The program's own file, to start it once more in the background. */
  readonly program: string;
  /** Opens the store; null where there is none. */
  openStore(): Promise<Store | null>;
  /** Opens the store, made where there is none. */
  openOrCreateStore(): Promise<Store>;
  /** What reads events out of files. */
  eventReader(): Promise<EventReader>;
  /** The questions to ask; only where `io.canPrompt`. */
  prompter(): Promise<Prompter>;
}
