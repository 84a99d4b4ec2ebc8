import type { Database } from 'better-sqlite3';
import { eventKey } from '../../../domain/event-identity.ts';
import { type NewEvents, readNewEvents } from '../../columns/new-events.ts';
import type { EventWriter } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { openDatabase } from '../database/library.ts';
import { migrate } from '../database/migrations.ts';
import { openWriter } from './event-writer.ts';

/**
 * A writer that counts what an import would do and writes nothing. It writes into a temporary database of its own,
 * after copying there whatever the store has of the same contacts, moments and actions. `store`: null for a new one.
 */
export function openDryRun(store: Pick<Connection, 'db'> | null): EventWriter {
  const db = openDatabase('');
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = OFF');
  migrate(db);
  const copy = store ? copier(store.db, db) : () => {};
  const write = async <T>(work: () => T): Promise<T> => db.transaction(work)();
  const writer = openWriter({ db, write }, { files: [], zone: 'UTC', startedAt: 0, program: '' });
  return {
    async add(events, tally) {
      await write(() => copy(events));
      return writer.add(events, tally);
    },
    async complete(tallies) {
      await writer.complete(tallies);
      return null;
    },
    async close() {
      await writer.close();
      db.close();
    },
  };
}

/** Makes a function that copies what may be equal to events. */
function copier(from: Database, to: Database): (events: NewEvents) => void {
  // Numbers that the copy gives are above those of the store.
  const last = (table: string, column: string) =>
    from.prepare(`SELECT coalesce(max(${column}), 0) FROM ${table}`).pluck().get() as number;
  to.prepare("INSERT INTO contacts (id, email) VALUES (?, '')").run(last('contacts', 'id') + 1);
  to.prepare('INSERT INTO batches (id, imported_at) VALUES (?, 0)').run(last('batches', 'id') + 1);
  for (const [table, columns] of [
    ['campaigns', 'ref, platform, id, name, type, archived, archived_by_hand'],
    ['sources', 'ref, name'],
  ]) {
    const places = columns?.replaceAll(/\w+/g, '?');
    const insert = to.prepare(`INSERT INTO ${table} (${columns}) VALUES (${places})`);
    for (const row of from.prepare(`SELECT ${columns} FROM ${table}`).raw().iterate()) insert.run(row);
  }
  const columns = [...eventKey, 'campaign', 'source', 'source_id', 'details', 'batch'];
  to.exec(`
    CREATE TEMP TABLE copied (contact INTEGER, timestamp INTEGER, action INTEGER,
      PRIMARY KEY (contact, timestamp, action)) WITHOUT ROWID`);
  const statements = {
    contact: from.prepare('SELECT id FROM contacts WHERE email = ?').pluck(),
    addContact: to.prepare('INSERT INTO contacts (id, email) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    mark: to.prepare('INSERT INTO temp.copied VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    events: from
      .prepare(`SELECT ${columns} FROM events WHERE contact = ? AND timestamp = ? AND action = ?`)
      .raw(),
    addEvent: to.prepare(`INSERT INTO events (${columns}) VALUES (${columns.map(() => '?')})`),
  };

  return (newEvents) => {
    const { count, contact, timestamp, action } = readNewEvents(newEvents);
    for (let n = 0; n < count; n += 1) {
      const key = contact(n);
      const id = statements.contact.get(key);
      if (id === undefined) continue;
      const place = [id, timestamp(n), action(n)];
      if (statements.mark.run(place).changes === 0) continue;
      statements.addContact.run(id, key);
      for (const row of statements.events.all(place)) statements.addEvent.run(row);
    }
  };
}
