import type { Store } from '../store.ts';
import { campaignsIn } from './campaigns.ts';
import { connect } from './connection.ts';
import { contactsIn } from './contacts.ts';
import { sinkInto, unknownAmong } from './event-writer.ts';
import { backupStore, storeInfo, storeSize } from './info-and-backup.ts';
import { reportsIn } from './reports.ts';

/** Opens the store at `path`; gives null where there is none and `create` is false. */
export async function openSqliteStore(path: string, create: boolean): Promise<Store | null> {
  const connection = await connect(path, create);
  if (!connection) return null;
  return {
    path,
    close: async () => connection.close(),
    size: async () => storeSize(connection.path),
    check: async () => (await import('./integrity-checks.ts')).checkStore(connection.db),
    info: async () => storeInfo(connection),
    backup: async (file) => backupStore(connection.db, file),
    sink: async () => sinkInto(connection),
    unknownAmong: async (events) => unknownAmong(connection.db, events),
    contacts: contactsIn(connection.db),
    campaigns: campaignsIn(connection),
    reports: reportsIn(connection),
  };
}
