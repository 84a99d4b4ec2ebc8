import type { FailedError } from '../../errors.ts';
import type { Check, EventWriter, Store } from '../store.ts';
import type { StorePlace } from '../store-place.ts';
import { beginsLikeDatabase } from './database/file-header.ts';
import { ownFilesOf } from './database/files.ts';

/** SQLite, for a store that is a file. Loads nothing of it before a store is opened. */
export const sqlite = {
  accepts({ kind }: StorePlace): boolean {
    return kind === 'file';
  },

  async open(place: StorePlace, create: boolean): Promise<Store | null> {
    const { openSqliteStore } = await import('./store.ts');
    return openSqliteStore(place, create);
  },

  async openDryRun(store: Store | null): Promise<EventWriter> {
    if (store) return store.events.openDryRun();
    const { openDryRun } = await import('./events/dry-run.ts');
    return openDryRun(null);
  },

  async checkPlace({ path }: StorePlace): Promise<Check[]> {
    const { checkPlace } = await import('./database/place-checks.ts');
    return checkPlace(path);
  },

  ownFiles({ path }: StorePlace): readonly string[] {
    return ownFilesOf(path);
  },

  isDatabase(file: string): boolean {
    return beginsLikeDatabase(file);
  },

  async explain(error: unknown, { shown }: StorePlace): Promise<FailedError | null> {
    const { explainSqliteError } = await import('./database/errors.ts');
    return explainSqliteError(error, shown);
  },
};
