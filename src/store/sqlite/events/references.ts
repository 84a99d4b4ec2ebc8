import type { Database } from 'better-sqlite3';
import { isSameCampaign, type KnownCampaign, mergeCampaign } from '../../../domain/merge.ts';
import type { CampaignReference, NewEventReader } from '../../columns/new-events.ts';

/** How many contacts are kept in memory; beyond, they are looked up again. */
const contactsKept = 200_000;

/** A campaign in the store, and what is known about it. */
interface CampaignRow {
  ref: number;
  name: KnownCampaign['name'];
  type: KnownCampaign['type'];
  archived: number;
  byHand: number;
}

/** The numbers by which events refer to contacts, campaigns and sources, made when they are new. */
export class References {
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
