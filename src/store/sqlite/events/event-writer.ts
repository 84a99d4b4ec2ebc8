import type { Database } from 'better-sqlite3';
import { eventKey } from '../../../domain/event-identity.ts';
import { isSameCampaign, type KnownCampaign, mergeCampaign } from '../../../domain/merge.ts';
import {
  type CampaignReference,
  type NewEventReader,
  type NewEvents,
  readNewEvents,
} from '../../columns/new-events.ts';
import type { BatchResult, EventWriter, FileTally, NewImport } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { ImportLog, type Span } from './imports.ts';
import { SourceFacts } from './source-facts.ts';

/** How many contacts are kept in memory; beyond, they are looked up again. */
const contactsKept = 200_000;

/** Writes the events of an import into the store, each batch in one transaction. */
export function openWriter({ db, write }: Connection, newImport: NewImport): EventWriter {
  // Every reference is made or looked up right here, in the same transaction; checking it again costs a tenth.
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -32768');
  // A page that several batches touch is brought from the log into the store once, not once a batch.
  db.pragma('wal_autocheckpoint = 20000');
  const log = new ImportLog(db, newImport);
  const references = new References(db);
  const facts = new SourceFacts(db);
  const insertBatch = db.prepare('INSERT INTO batches (imported_at, import) VALUES (?, ?)');
  const insertEvent = db.prepare(`
    INSERT INTO events (${eventKey.join(', ')}, campaign, source, source_id, details, batch)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const countEvents = db.prepare('UPDATE campaigns SET events = events + ? WHERE ref = ?');

  function insert(newEvents: NewEvents): BatchResult {
    const events = readNewEvents(newEvents);
    references.checkCache();
    const campaigns = newEvents.campaigns.map((campaign) => references.campaign(campaign, log.id));
    const sources = newEvents.sources.map((source) => references.source(source));
    const contacts = references.contacts(events);
    const batch = insertBatch.run(Date.now(), log.id).lastInsertRowid;
    const perCampaign = new Float64Array(campaigns.length);
    let imported = 0;
    for (const n of inKeyOrder(contacts, newEvents)) {
      const campaign = events.campaign(n);
      const source = events.source(n);
      const { changes } = insertEvent.run(
        contacts[n],
        events.timestamp(n),
        events.action(n),
        events.fingerprint(n),
        campaign === null ? null : campaigns[campaign],
        source === null ? null : sources[source],
        events.sourceId(n),
        events.details(n),
        batch,
      );
      if (changes === 0) continue;
      imported += 1;
      facts.add({
        timestamp: events.timestamp(n),
        action: events.action(n),
        source: source === null ? null : (sources[source] ?? null),
        sourceName: source === null ? null : (newEvents.sources[source] ?? null),
        details: events.details(n),
      });
      if (campaign !== null) perCampaign[campaign] = (perCampaign[campaign] ?? 0) + 1;
    }
    for (const [index, count] of perCampaign.entries())
      if (count > 0) countEvents.run(count, campaigns[index]);
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
 * hand. Of two equal events the first one comes first, and stays.
 */
function inKeyOrder(
  contacts: Float64Array,
  { count, timestamp, action, fingerprint }: NewEvents,
): Uint32Array {
  // Contact and place in one number sort without a comparison in JavaScript; a contact has few events in a batch.
  const places = Float64Array.from(contacts, (contact, n) => contact * count + n).sort();
  const order = Uint32Array.from(places, (place) => place % count);
  const by = (column: Float64Array | Uint8Array, a: number, b: number) => (column[a] ?? 0) - (column[b] ?? 0);
  for (let start = 0, end = 1; end <= count; end += 1) {
    if (end < count && contacts[order[end] ?? 0] === contacts[order[start] ?? 0]) continue;
    if (end - start > 1) {
      order
        .subarray(start, end)
        .sort((a, b) => by(timestamp, a, b) || by(action, a, b) || by(fingerprint, a, b) || a - b);
    }
    start = end;
  }
  return order;
}

/** For each of `events`, whether the store does not have it yet. */
export function findNew(db: Database, events: NewEvents): boolean[] {
  const { count, contact, timestamp, action, fingerprint } = readNewEvents(events);
  const find = db
    .prepare(`
      SELECT 1 FROM events WHERE contact = (SELECT id FROM contacts WHERE email = ?)
        AND timestamp = ? AND action = ? AND fingerprint = ?`)
    .pluck();
  return Array.from(
    { length: count },
    (_, n) => find.get(contact(n), timestamp(n), action(n), fingerprint(n)) === undefined,
  );
}

/** A campaign in the store, and what is known about it. */
interface CampaignRow {
  ref: number;
  name: KnownCampaign['name'];
  type: KnownCampaign['type'];
  archived: number;
  byHand: number;
}

/** The numbers by which events refer to contacts, campaigns and sources, made when they are new. */
class References {
  readonly #contacts = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  readonly #statements;
  #version: unknown;

  constructor(db: Database) {
    this.#statements = {
      version: db.prepare('PRAGMA data_version').pluck(),
      findContact: db.prepare('SELECT id FROM contacts WHERE email = ?').pluck(),
      addContact: db.prepare('INSERT INTO contacts (email, shown) VALUES (?, ?)'),
      findCampaign: db.prepare(`
        SELECT ref, name, type, archived, archived_by_hand AS byHand FROM campaigns WHERE platform = ? AND id = ?`),
      addCampaign: db.prepare(
        'INSERT INTO campaigns (platform, id, name, type, archived) VALUES (?, ?, ?, ?, ?)',
      ),
      updateCampaign: db.prepare('UPDATE campaigns SET name = ?, type = ?, archived = ? WHERE ref = ?'),
      recordFacts: db.prepare(`
        INSERT INTO campaign_imports (campaign, import, name, type, archived) VALUES (@ref, @id, @name, @type, @archived)
        ON CONFLICT DO UPDATE SET name = coalesce(@name, name), type = coalesce(@type, type),
          archived = coalesce(@archived, archived)`),
      findSource: db.prepare('SELECT ref FROM sources WHERE name = ?').pluck(),
      addSource: db.prepare('INSERT INTO sources (name) VALUES (?)'),
    };
  }

  /** The numbers of the contacts of events. A contact that is known keeps its spelling. */
  contacts({ count, contact, shown }: NewEventReader): Float64Array {
    const { findContact, addContact } = this.#statements;
    const ids = new Float64Array(count);
    for (let n = 0; n < count; n += 1) {
      const key = contact(n);
      let id = this.#contacts.get(key);
      if (id === undefined) {
        id = findContact.get(key) as number | undefined;
        id ??= Number(addContact.run(key, shown(n)).lastInsertRowid);
        if (this.#contacts.size >= contactsKept) this.#contacts.clear();
        this.#contacts.set(key, id);
      }
      ids[n] = id;
    }
    return ids;
  }

  /** Clears the cache if another process has written: it may have removed contacts. */
  checkCache(): void {
    const version = this.#statements.version.get();
    if (version !== this.#version) this.clearCache();
    this.#version = version;
  }

  /** The number of a campaign, after the store has taken in what a record of an import says about it. */
  campaign(said: CampaignReference, importId: number | bigint): number {
    const ref = this.#mergedCampaign(said);
    const archived = said.archived === null ? null : Number(said.archived);
    const { name, type } = said;
    this.#statements.recordFacts.run({ ref, id: importId, name, type, archived });
    return ref;
  }

  #mergedCampaign(said: CampaignReference): number {
    const { findCampaign, addCampaign, updateCampaign } = this.#statements;
    const row = findCampaign.get(said.platform, said.id) as CampaignRow | undefined;
    const known: KnownCampaign | null = row
      ? { name: row.name, type: row.type, archived: row.archived === 1, archivedByHand: row.byHand === 1 }
      : null;
    const merged = mergeCampaign(known, said);
    const archived = merged.archived ? 1 : 0;
    if (!row || !known) {
      const added = addCampaign.run(said.platform, said.id, merged.name, merged.type, archived);
      return Number(added.lastInsertRowid);
    }
    if (!isSameCampaign(known, merged)) updateCampaign.run(merged.name, merged.type, archived, row.ref);
    return row.ref;
  }

  source(name: string): number {
    let ref = this.#sources.get(name);
    if (ref === undefined) {
      const { findSource, addSource } = this.#statements;
      ref = (findSource.get(name) as number | undefined) ?? Number(addSource.run(name).lastInsertRowid);
      this.#sources.set(name, ref);
    }
    return ref;
  }

  clearCache(): void {
    this.#contacts.clear();
    this.#sources.clear();
  }
}
