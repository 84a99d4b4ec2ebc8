import type { Snapshot } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { readSelection } from './events.ts';
import { scopesIn, sourceDaysIn, sourceImportsIn, sourcesIn } from './source-facts.ts';

/** Opens the store as of this moment, on a connection of its own. */
export function openSnapshot(connection: Connection): Snapshot {
  const db = connection.openReader();
  db.exec('BEGIN');
  return {
    scopes: async () => scopesIn(db),
    sources: async () => sourcesIn(db),
    sourceDays: async () => sourceDaysIn(db),
    sourceImports: async () => sourceImportsIn(db),
    countContacts: async () => db.prepare('SELECT count(*) FROM contacts').pluck().get() as number,
    async *events(selection, having = null) {
      yield* readSelection(db, selection, having);
    },
    close: async () => {
      db.close();
    },
  };
}
