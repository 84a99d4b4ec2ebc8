import type { Database } from 'better-sqlite3';
import { textsOf } from '../columns/text-column.ts';
import type { BatchResult, CampaignReference, EventSink, NewEvents } from '../store.ts';
import type { Connection } from './connection.ts';

/** How many contacts, and campaigns, are kept in memory; beyond, they are looked up again. */
const remembered = 200_000;

interface KnownCampaign {
  readonly ref: number;
  name: string | null;
  type: string | null;
  archived: boolean | null;
}

/** Takes events into the store, each batch in one transaction. */
export function sinkInto({ db, write }: Connection): EventSink {
  // Every reference is made or looked up right here, in the same transaction; checking it again costs a tenth.
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -32768');
  // A page that several batches touch is brought from the log into the store once, not once a batch.
  db.pragma('wal_autocheckpoint = 20000');
  const references = new References(db);
  const insertBatch = db.prepare('INSERT INTO batches (imported_at) VALUES (?)');
  const insertEvent = db.prepare(`
    INSERT INTO events (contact, timestamp, action, fingerprint, campaign, source, source_id, details, batch)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const countEvents = db.prepare('UPDATE campaigns SET events = events + ? WHERE ref = ?');

  function insert(events: NewEvents): BatchResult {
    const campaigns = events.campaigns.map((campaign) => references.campaign(campaign));
    const sources = events.sources.map((source) => references.source(source));
    const contacts = references.contacts(events);
    const sourceId = textsOf(events.sourceId);
    const details = textsOf(events.details);
    const batch = insertBatch.run(Date.now()).lastInsertRowid;
    const perCampaign = new Float64Array(campaigns.length);
    let imported = 0;
    for (const n of inKeyOrder(contacts, events)) {
      const campaign = events.campaign[n] ?? -1;
      const source = events.source[n] ?? -1;
      const { changes } = insertEvent.run(
        contacts[n],
        events.timestamp[n],
        events.action[n],
        events.fingerprint[n],
        campaign < 0 ? null : campaigns[campaign],
        source < 0 ? null : sources[source],
        sourceId(n),
        details(n),
        batch,
      );
      if (changes === 0) continue;
      imported += 1;
      if (campaign >= 0) perCampaign[campaign] = (perCampaign[campaign] ?? 0) + 1;
    }
    for (const [index, count] of perCampaign.entries())
      if (count > 0) countEvents.run(count, campaigns[index]);
    return { imported, duplicates: contacts.length - imported };
  }

  return {
    async add(events) {
      try {
        return await write(() => insert(events));
      } catch (error) {
        // What the failed transaction added is not in the store.
        references.forget();
        throw error;
      }
    },
    async close() {
      // Brings everything from the log into the store itself and onto the disk.
      db.pragma('wal_checkpoint(PASSIVE)');
      db.pragma('foreign_keys = ON');
    },
  };
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
export function unknownAmong(db: Database, events: NewEvents): boolean[] {
  const { count, timestamp, action, fingerprint } = events;
  const contact = textsOf(events.contact);
  const find = db
    .prepare(`
      SELECT 1 FROM events WHERE contact = (SELECT id FROM contacts WHERE email = ?)
        AND timestamp = ? AND action = ? AND fingerprint = ?`)
    .pluck();
  return Array.from(
    { length: count },
    (_, n) => find.get(contact(n), timestamp[n], action[n], fingerprint[n]) === undefined,
  );
}

/** The numbers by which events refer to contacts, campaigns and sources, made where they are new. */
class References {
  readonly #contacts = new Map<string, number>();
  readonly #campaigns = new Map<string, KnownCampaign>();
  readonly #sources = new Map<string, number>();
  readonly #statements;

  constructor(db: Database) {
    this.#statements = {
      findContact: db.prepare('SELECT id FROM contacts WHERE email = ?').pluck(),
      addContact: db.prepare('INSERT INTO contacts (email, shown) VALUES (?, ?)'),
      findCampaign: db.prepare(
        'SELECT ref, name, type, archived FROM campaigns WHERE platform = ? AND id = ?',
      ),
      addCampaign: db.prepare(
        'INSERT INTO campaigns (platform, id, name, type, archived) VALUES (?, ?, ?, ?, ?)',
      ),
      // What a person archived by hand, an import does not bring back.
      learnCampaign: db.prepare(`
        UPDATE campaigns SET name = coalesce(?, name), type = coalesce(?, type),
          archived = CASE WHEN archived_by_hand THEN archived ELSE coalesce(?, archived) END WHERE ref = ?`),
      findSource: db.prepare('SELECT ref FROM sources WHERE name = ?').pluck(),
      addSource: db.prepare('INSERT INTO sources (name) VALUES (?)'),
    };
  }

  /** The numbers of the contacts of events. */
  contacts(events: NewEvents): Float64Array {
    const { findContact, addContact } = this.#statements;
    const contact = textsOf(events.contact);
    const shown = textsOf(events.shown);
    const ids = new Float64Array(events.count);
    for (let n = 0; n < events.count; n += 1) {
      const key = contact(n) ?? '';
      let id = this.#contacts.get(key);
      if (id === undefined) {
        id = findContact.get(key) as number | undefined;
        id ??= Number(addContact.run(key, shown(n)).lastInsertRowid);
        if (this.#contacts.size >= remembered) this.#contacts.clear();
        this.#contacts.set(key, id);
      }
      ids[n] = id;
    }
    return ids;
  }

  campaign(said: CampaignReference): number {
    const key = `${said.platform}\0${said.id}`;
    const { findCampaign, addCampaign, learnCampaign } = this.#statements;
    let known = this.#campaigns.get(key);
    if (!known) {
      known = findCampaign.get(said.platform, said.id) as KnownCampaign | undefined;
      if (!known) {
        const added = addCampaign.run(said.platform, said.id, said.name, said.type, said.archived ? 1 : 0);
        known = {
          ref: Number(added.lastInsertRowid),
          name: said.name,
          type: said.type,
          archived: said.archived,
        };
      } else {
        known.archived = null; // let the file say it once; a person may have decided otherwise
      }
      if (this.#campaigns.size >= remembered) this.#campaigns.clear();
      this.#campaigns.set(key, known);
    }
    if (
      isNews(said.name, known.name) ||
      isNews(said.type, known.type) ||
      isNews(said.archived, known.archived)
    ) {
      learnCampaign.run(
        said.name,
        said.type,
        said.archived === null ? null : Number(said.archived),
        known.ref,
      );
      known.name = said.name ?? known.name;
      known.type = said.type ?? known.type;
      known.archived = said.archived ?? known.archived;
    }
    return known.ref;
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

  forget(): void {
    this.#contacts.clear();
    this.#campaigns.clear();
    this.#sources.clear();
  }
}

function isNews<T>(said: T | null, known: T | null): boolean {
  return said !== null && said !== known;
}
