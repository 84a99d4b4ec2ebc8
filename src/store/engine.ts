import type { FailedError } from '../errors.ts';
import { sqlite } from './sqlite/engine.ts';
import type { Check, EventWriter, Store } from './store.ts';
import type { StorePlace } from './store-place.ts';

/**
 * A kind of database that stores live in. Everything that only one kind has (files beside the store, error codes,
 * SQL) stays behind this and {@link Store}. An engine loads its database library when it opens something, not before.
 */
export interface Engine {
  /** True if this engine opens stores at `place`. */
  accepts(place: StorePlace): boolean;
  /** Opens the store at `place`, made if `create`; gives null when there is none. Brings its schema up to date. */
  open(place: StorePlace, create: boolean): Promise<Store | null>;
  /** A writer that counts what an import into `store` (null: a new one) would do, and writes nothing. */
  openDryRun(store: Store | null): Promise<EventWriter>;
  /** Checks that its database library can be loaded (`library`); the error if it cannot. */
  checkLibrary(): Promise<Check>;
  /** Checks what can be checked without opening the store: its rights (`rights`) and free space (`space`). */
  checkPlace(place: StorePlace): Promise<Check[]>;
  /** The files that the engine keeps for the store at `place`, there or not: nothing else may be written to them. */
  ownFiles(place: StorePlace): readonly string[];
  /** Refuses a copy of a store in the file `path` if it could not be opened there as a store. Throws FailedError. */
  refuseCopyAt(path: string): Promise<void>;
  /** True if an existing file is a database of this engine. */
  isDatabase(file: string): boolean;
  /** The advice on a damaged store, as a sentence. */
  adviceIfDamaged(): string;
  /** The sentence for an error of the engine or of what is beneath it; null when `error` is neither. */
  explain(error: unknown, place: StorePlace): Promise<FailedError | null>;
}

// The one place that knows which engines there are.
const engines: readonly Engine[] = [sqlite];

/** The engine of the store at `place`. */
export function engineOf(place: StorePlace): Engine {
  const engine = engines.find((each) => each.accepts(place));
  if (!engine) throw new Error(`no engine for ${place.shown}`);
  return engine;
}

/** True if an existing file is a database of any engine. */
export function isDatabase(file: string): boolean {
  return engines.some((engine) => engine.isDatabase(file));
}
