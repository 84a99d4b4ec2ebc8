import type { ContactReportError } from '../errors.ts';
import type { EventSink, Store } from './store.ts';

// The one place that knows which engine there is. Each function loads it only when it is called.

/** Opens the store at `path`; gives null where there is none and `create` is false. */
export async function openStore(path: string, create: boolean): Promise<Store | null> {
  const { openSqliteStore } = await import('./sqlite/store.ts');
  return openSqliteStore(path, create);
}

/** A sink that counts what an import into `store` would do, and writes nothing. */
export async function rehearse(store: Store | null): Promise<EventSink> {
  const { rehearsalSink } = await import('./sqlite/dry-run.ts');
  return rehearsalSink(store);
}

/** The sentence for an error of the engine or the file system beneath it; null where `error` is neither. */
export async function explainStoreError(error: unknown, path: string): Promise<ContactReportError | null> {
  const { explainSqliteError } = await import('./sqlite/errors.ts');
  return explainSqliteError(error, path);
}

export { beginsLikeDatabase } from './sqlite/file-header.ts';
