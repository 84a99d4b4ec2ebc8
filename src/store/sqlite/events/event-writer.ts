import { type NewEvents, readNewEvents } from '../../columns/new-events.ts';
import type { BatchResult, EventWriter, FileTally, NewImport } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { EventAdder } from './event-adder.ts';
import { ImportLog, type Span } from './imports.ts';
import { References } from './references.ts';
import { SourceFacts } from './source-facts.ts';

/** Writes the events of an import into the store, each batch in one transaction. */
export function openWriter(
  { db, write }: Pick<Connection, 'db' | 'write'>,
  newImport: NewImport,
): EventWriter {
  // Every reference is made or looked up right here, in the same transaction; checking it again costs a tenth.
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -32768');
  // A page that several batches touch is brought from the log into the store once, not once a batch.
  db.pragma('wal_autocheckpoint = 20000');
  const log = new ImportLog(db, newImport);
  const references = new References(db);
  const facts = new SourceFacts(db);
  const adder = new EventAdder(db, facts);
  const insertBatch = db.prepare('INSERT INTO batches (imported_at, import) VALUES (?, ?)');

  function insert(newEvents: NewEvents): BatchResult {
    const events = readNewEvents(newEvents);
    references.checkCache();
    const refs = {
      campaigns: newEvents.campaigns.map((campaign) => references.campaign(campaign, log.id)),
      sources: newEvents.sources.map((source) => references.source(source)),
      contacts: references.contacts(events),
    };
    const batch = Number(insertBatch.run(Date.now(), log.id).lastInsertRowid);
    const imported = adder.add(newEvents, refs, batch, inKeyOrder(refs.contacts, newEvents));
    facts.write(log.id);
    return { imported, duplicates: events.count - imported };
  }

  /** Like `write`; what a failed transaction added is not in the store. */
  async function writeImport<T>(work: () => T): Promise<T> {
    const { isNew } = log;
    try {
      return await write(work);
    } catch (error) {
      references.clearCache();
      facts.forget();
      if (isNew) log.rollBack();
      throw error;
    }
  }

  return {
    add: (events: NewEvents, tally: FileTally) =>
      writeImport(() => {
        const result = insert(events);
        log.update(tally, result, spanOf(events.timestamp));
        return result;
      }),
    complete: (tallies: readonly FileTally[]) =>
      writeImport(() => {
        log.complete(tallies, Date.now());
        return Number(log.id);
      }),
    async close() {
      // Brings everything from the log into the store itself and onto the disk.
      db.pragma('wal_checkpoint(PASSIVE)');
      db.pragma('foreign_keys = ON');
    },
  };
}

/** The first and the last of some moments. */
function spanOf(timestamps: Float64Array): Span {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const timestamp of timestamps) {
    if (timestamp < first) first = timestamp;
    if (timestamp > last) last = timestamp;
  }
  return timestamps.length === 0 ? { first: null, last: null } : { first, last };
}

/**
 * The order in which events are written: that of the key, so that neighbours land on the same page while it is at
 * hand. Of two equal events the first one comes first.
 */
function inKeyOrder(
  contacts: Float64Array,
  { count, timestamp, action, fingerprint, tie }: NewEvents,
): Uint32Array {
  // Contact and place in one number sort without a comparison in JavaScript; a contact has few events in a batch.
  const places = Float64Array.from(contacts, (contact, n) => contact * count + n).sort();
  const order = Uint32Array.from(places, (place) => place % count);
  const by = (column: Float64Array | Int32Array | Uint8Array, a: number, b: number) =>
    (column[a] ?? 0) - (column[b] ?? 0);
  for (let start = 0, end = 1; end <= count; end += 1) {
    if (end < count && contacts[order[end] ?? 0] === contacts[order[start] ?? 0]) continue;
    if (end - start > 1) {
      order
        .subarray(start, end)
        .sort(
          (a, b) =>
            by(timestamp, a, b) || by(action, a, b) || by(fingerprint, a, b) || by(tie, a, b) || a - b,
        );
    }
    start = end;
  }
  return order;
}
