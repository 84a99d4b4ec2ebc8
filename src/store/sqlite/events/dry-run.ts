import { type NewEvents, readNewEvents } from '../../columns/new-events.ts';
import type { BatchResult, EventWriter, Store } from '../../store.ts';
import { openDatabase } from '../database/library.ts';

/**
 * A writer that counts what an import would do and writes nothing: events are duplicates when the store has them, or
 * when they came before in the same import. What came before is kept in a temporary database of its own.
 */
export function openDryRun(store: Store | null): EventWriter {
  const seen = openDatabase('');
  seen.pragma('synchronous = OFF');
  seen.pragma('journal_mode = OFF');
  seen.exec(`
    CREATE TABLE seen (contact TEXT, timestamp INTEGER, action INTEGER, fingerprint INTEGER,
      PRIMARY KEY (contact, timestamp, action, fingerprint)) WITHOUT ROWID`);
  const remember = seen.prepare('INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');

  return {
    async add(events: NewEvents): Promise<BatchResult> {
      const isNew = store ? await store.events.findNew(events) : null;
      let imported = 0;
      seen.transaction(() => {
        const { count, contact, timestamp, action, fingerprint } = readNewEvents(events);
        for (let n = 0; n < count; n += 1) {
          if (isNew && !isNew[n]) continue;
          imported += remember.run(contact(n), timestamp(n), action(n), fingerprint(n)).changes;
        }
      })();
      return { imported, duplicates: events.count - imported };
    },
    async complete() {
      return null;
    },
    async close() {
      seen.close();
    },
  };
}
