import type { Store } from '../store.ts';
import type { StorePlace } from '../store-place.ts';
import { backupStore, compactStore, storeInfo, storeSize } from './care/info-and-backup.ts';
import { connect } from './database/connection.ts';
import { campaignsIn } from './events/campaigns.ts';
import { contactsIn } from './events/contacts.ts';
import { eventsIn } from './events/events.ts';
import { importsIn } from './events/imports.ts';
import { reportsIn } from './reports/reports.ts';

/** Opens the store at `place`; gives null when there is none and `create` is false. */
export async function openSqliteStore(place: StorePlace, create: boolean): Promise<Store | null> {
  const connection = await connect(place.path, create);
  if (!connection) return null;
  const { db, path } = connection;
  const reports = reportsIn(connection);
  return {
    place,
    // better-sqlite3 holds up the event loop until a statement is done.
    interruptible: false,
    close: async () => connection.close(),
    size: async () => storeSize(path),
    check: async () => (await import('./care/integrity-checks.ts')).checkStore(db),
    info: async () => storeInfo(connection, place),
    backup: async (file) => backupStore(db, file),
    snapshot: async () => (await import('./events/snapshot.ts')).openSnapshot(connection),
    compact: () => compactStore(connection),
    events: {
      ...eventsIn(connection),
      async openWriter(newImport) {
        connection.requireWritable();
        const { openWriter } = await import('./events/event-writer.ts');
        return openWriter(connection, newImport);
      },
      openDryRun: async () => (await import('./events/dry-run.ts')).openDryRun(connection),
    },
    imports: importsIn(connection, reports.processing),
    contacts: contactsIn(db),
    campaigns: campaignsIn(connection),
    reports,
  };
}
