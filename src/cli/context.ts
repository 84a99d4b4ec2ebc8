import type { Readable } from 'node:stream';
import type { EventBatch, ReadRequest } from '../import/batch/read-events.ts';
import type { Io } from '../io/streams.ts';
import type { Prompter } from '../prompts/prompter.ts';
import type { Store } from '../store/store.ts';
import type { StorePlace } from '../store/store-place.ts';

/** Reads the files of a request, and standard input if it is among them, until `signal` is aborted. */
export type EventReader = (
  request: ReadRequest,
  stdin: Readable,
  signal: AbortSignal,
) => AsyncIterable<EventBatch>;

/** The outside world as a command may use it; commands touch neither `process` nor the clock themselves. */
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
  /** The place of the store, which may not exist yet. */
  readonly storePlace: StorePlace;
  /** `--store` as it was typed, null if it was left out. */
  readonly storeFlag: string | null;
  /** The program's own file, to start it once more in the background. */
  readonly program: string;
  /** The program's version, as package.json has it. */
  readonly version: string;
  /** Opens the store; null if there is none. */
  openStore(): Promise<Store | null>;
  /** Opens the store, created if there is none. */
  openOrCreateStore(): Promise<Store>;
  /** Declares that a signal ends this command normally; what it has to do then is not cut short, save by another one. */
  endBySignal(): void;
  /** Loads what reads events from files. */
  eventReader(): Promise<EventReader>;
  /** The prompts; only if `io.canPrompt`. */
  prompter(): Promise<Prompter>;
}
