import type { Store } from '../store.ts';
import type { StorePlace } from '../store-place.ts';
import { campaignsIn } from './campaigns.ts';
import { connect } from './connection.ts';
import { contactsIn } from './contacts.ts';
import { findNew, openWriter } from './event-writer.ts';
import { eventsIn } from './events.ts';
import { listImports } from './imports.ts';
import { backupStore, storeInfo, storeSize } from './info-and-backup.ts';
import { reportsIn } from './reports.ts';

/** Opens the store at `place`; gives null when there is none and `create` is false. */
export async function openSqliteStore(place: StorePlace, create: boolean): Promise<Store | null> {
  const connection = await connect(place.path, create);
  if (!connection) return null;
  const { db, path } = connection;
  return {
    place,
    // better-sqlite3 holds up the event loop until a statement is done.
    interruptible: false,
    close: async () => connection.close(),
    size: async () => storeSize(path),
    check: async () => (await import('./integrity-checks.ts')).checkStore(db),
    info: async () => storeInfo(connection, place),
    backup: async (file) => backupStore(db, file),
    events: {
      ...eventsIn(connection),
      openWriter: async (newImport) => openWriter(connection, newImport),
      findNew: async (events) => findNew(db, events),
    },
    imports: { list: async () => listImports(db) },
    contacts: contactsIn(db),
    campaigns: campaignsIn(connection),
    reports: reportsIn(connection),
  };
}
