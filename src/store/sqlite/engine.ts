import type { FailedError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Check, EventWriter, Store } from '../store.ts';
import type { StorePlace } from '../store-place.ts';
import { beginsLikeDatabase } from './database/file-header.ts';
import { ownFilesOf, removedWithStore } from './database/files.ts';

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

  async checkLibrary(): Promise<Check> {
    const { libraryVersion } = await import('./database/library.ts');
    return {
      name: 'library',
      ok: true,
      message: messages.stores.libraryLoaded(libraryVersion()),
      fix: null,
    };
  },

  async checkPlace({ path }: StorePlace): Promise<Check[]> {
    const { checkPlace } = await import('./database/place-checks.ts');
    return checkPlace(path);
  },

  ownFiles({ path }: StorePlace): readonly string[] {
    return ownFilesOf(path);
  },

  async refuseCopyAt(path: string): Promise<void> {
    const { refuseCopyAt } = await import('./database/store-file.ts');
    refuseCopyAt(path);
  },

  isDatabase(file: string): boolean {
    return beginsLikeDatabase(file);
  },

  adviceIfDamaged(): string {
    return messages.stores.restore(removedWithStore);
  },

  async explain(error: unknown, { shown }: StorePlace): Promise<FailedError | null> {
    const { explainSqliteError } = await import('./database/errors.ts');
    return explainSqliteError(error, shown);
  },
};
