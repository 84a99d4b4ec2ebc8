import type { Database } from 'better-sqlite3';
import {
  type EventFacts,
  equalRow,
  eventKey,
  type Identity,
  identityOf,
  isPartlyKnown,
  isSameEvent,
  numbersOf,
  secondTie,
} from '../../../domain/event-identity.ts';
import { mergeEvent } from '../../../domain/merge.ts';
import { type NewEventReader, type NewEvents, readNewEvents } from '../../columns/new-events.ts';
import { EqualRows } from './equal-rows.ts';
import type { SourceFacts } from './source-facts.ts';

/** The numbers by which a batch refers to what is in the store: of each campaign, source and event. */
export interface BatchReferences {
  readonly campaigns: readonly number[];
  readonly sources: readonly number[];
  readonly contacts: Float64Array;
}

/** The place of an event in its table. */
type Key = readonly [contact: number, timestamp: number, action: number, fingerprint: number];

type Row = [
  campaign: number | null,
  source: number | null,
  sourceId: string | null,
  details: string | null,
  tie: number,
  batch: number,
];

/** A new event, or one with other details than its record has. */
interface Event {
  readonly key: Key;
  readonly tie: number;
  readonly campaign: number | null;
  readonly source: number | null;
  readonly sourceId: string | null;
  readonly details: string | null;
  /** Computed when another event has the same numbers. */
  facts(): EventFacts;
}

/** The most rows that are looked at for an event that lacks what would tell it apart. */
const mostLookedAt = 100;

/** A batch that is being added. */
interface Adding {
  readonly newEvents: NewEvents;
  readonly events: NewEventReader;
  readonly refs: BatchReferences;
  readonly order: Uint32Array;
}

/** How many rows one statement inserts: to bind their values costs more than to write them. */
const rowsAtOnce = 32;
const eventColumns = [...eventKey, 'campaign', 'source', 'source_id', 'details', 'batch'];
const columnCount = eventColumns.length;

/** Adds events to their table: one row for each event, and what a duplicate knows besides. */
export class EventAdder {
  readonly #statements;
  readonly #equalRows: EqualRows;
  readonly #sourceFacts: SourceFacts;
  readonly #sourceNames = new Map<number, string>();
  /** How many events more or fewer campaigns have, by their numbers. */
  readonly #counts = new Map<number, number>();
  readonly #values: unknown[] = new Array(rowsAtOnce * columnCount).fill(null);
  #batch = 0;

  /** `sourceFacts` takes in what is added. */
  constructor(db: Database, sourceFacts: SourceFacts) {
    this.#sourceFacts = sourceFacts;
    const columns = 'campaign, source, source_id, details, tie, batch';
    const here = 'contact = ? AND timestamp = ? AND action = ? AND fingerprint = ?';
    this.#equalRows = new EqualRows(db);
    const insert = `INSERT INTO events (${eventColumns}) VALUES`;
    const row = `(${eventColumns.map(() => '?')})`;
    this.#statements = {
      insert: db.prepare(`${insert} ${row} ON CONFLICT DO NOTHING`),
      insertRows: db.prepare(`${insert} ${Array(rowsAtOnce).fill(row)} ON CONFLICT DO NOTHING`),
      at: db.prepare(`SELECT ${columns} FROM events WHERE ${here} AND tie = ?`).raw(),
      near: db
        .prepare(`SELECT ${columns} FROM events WHERE ${here} ORDER BY tie LIMIT ${mostLookedAt}`)
        .raw(),
      update: db.prepare(
        `UPDATE events SET campaign = ?, source_id = ?, details = ?, tie = ? WHERE ${here} AND tie = ?`,
      ),
      campaign: db.prepare('SELECT platform, id FROM campaigns WHERE ref = ?'),
      source: db.prepare('SELECT name FROM sources WHERE ref = ?').pluck(),
      count: db.prepare('UPDATE campaigns SET events = events + ? WHERE ref = ?'),
    };
  }

  /** Adds the events of a batch, in the order of the key; gives how many are new. */
  add(newEvents: NewEvents, refs: BatchReferences, batch: number, order: Uint32Array): number {
    this.#batch = batch;
    this.#equalRows.begin(newEvents.reading, batch);
    const adding = { newEvents, refs, order, events: readNewEvents(newEvents) };
    const partly = newEvents.sources.map(isPartlyKnown);
    const isPartly = (n: number) => partly[newEvents.source[n] ?? -1] === true;
    let imported = 0;
    // Duplicates often have duplicates as neighbours: for these, one by one is faster.
    let singles = 0;
    for (let start = 0; start < order.length; start += rowsAtOnce) {
      const end = Math.min(start + rowsAtOnce, order.length);
      const isWhole =
        end - start === rowsAtOnce && singles === 0 && !order.subarray(start, end).some(isPartly);
      singles = Math.max(0, singles - 1);
      if (!isWhole) {
        for (let place = start; place < end; place += 1) {
          const n = order[place] ?? 0;
          if (isPartly(n) ? this.#addPartly(eventAt(n, adding)) : this.#addOne(n, adding)) imported += 1;
        }
        continue;
      }
      const { changes } = this.#insertRows(start, adding);
      imported += changes;
      if (changes < rowsAtOnce / 2) singles = 16;
      for (let place = start; place < end; place += 1) {
        const n = order[place] ?? 0;
        if (changes === rowsAtOnce || this.#isInserted(place, adding)) this.#takeIn(n, adding);
        else if (this.#addDuplicate(n, adding)) imported += 1;
      }
    }
    for (const [ref, count] of this.#counts) if (count !== 0) this.#statements.count.run(count, ref);
    this.#counts.clear();
    return imported;
  }

  #insertRows(start: number, adding: Adding): { readonly changes: number } {
    const values = this.#values;
    for (let row = 0; row < rowsAtOnce; row += 1)
      this.#setValues(adding.order[start + row] ?? 0, adding, row * columnCount);
    return this.#statements.insertRows.run(values);
  }

  /** Puts the columns of event n into the values to be bound. */
  #setValues(n: number, { events, refs }: Adding, at: number): void {
    const values = this.#values;
    const [campaign, source] = [events.campaign(n), events.source(n)];
    values[at] = refs.contacts[n];
    values[at + 1] = events.timestamp(n);
    values[at + 2] = events.action(n);
    values[at + 3] = events.fingerprint(n);
    values[at + 4] = events.tie(n);
    values[at + 5] = campaign === null ? null : refs.campaigns[campaign];
    values[at + 6] = source === null ? null : refs.sources[source];
    values[at + 7] = events.sourceId(n);
    values[at + 8] = events.details(n);
    values[at + 9] = this.#batch;
  }

  /** True if the event at a place of the order is the one that was inserted of those with its numbers. */
  #isInserted(place: number, { order, refs, newEvents }: Adding): boolean {
    const { timestamp, action, fingerprint, tie } = newEvents;
    const columns = [refs.contacts, timestamp, action, fingerprint, tie];
    const [n = 0, before] = [order[place], order[place - 1]];
    if (place > 0 && columns.every((column) => column[n] === column[before ?? 0])) return false;
    const row = this.#statements.at.get(columns.map((column) => column[n])) as Row | undefined;
    return row?.[5] === this.#batch;
  }

  #addOne(n: number, adding: Adding): boolean {
    this.#setValues(n, adding, 0);
    if (this.#statements.insert.run(this.#values.slice(0, columnCount)).changes === 0)
      return this.#addDuplicate(n, adding);
    this.#takeIn(n, adding);
    return true;
  }

  /** Counts an event that was inserted. */
  #takeIn(n: number, { events, newEvents, refs }: Adding): void {
    const [campaign, source] = [events.campaign(n), events.source(n)];
    if (campaign !== null) this.#count(refs.campaigns[campaign] ?? null, 1);
    this.#sourceFacts.add({
      timestamp: events.timestamp(n),
      action: events.action(n),
      source: source === null ? null : (refs.sources[source] ?? null),
      sourceName: source === null ? null : (newEvents.sources[source] ?? null),
      details: events.details(n),
    });
  }

  #addDuplicate(n: number, adding: Adding): boolean {
    const event = eventAt(n, adding);
    const isRow = adding.newEvents.reading !== null && event.sourceId === null;
    return isRow ? this.#addRow(event) : this.#addNear(event);
  }

  /** An event whose numbers another one has, perhaps the same event. */
  #addNear(event: Event): boolean {
    return this.#settle(event, this.#find(event));
  }

  /** An event of a platform of which some exports do not tell all events apart. */
  #addPartly(event: Event): boolean {
    if (event.tie === 0) return this.#addVague(event);
    const vague = this.#statements.at.get(...event.key, 0) as Row | undefined;
    if (!vague) return this.#addNear(event);
    const { shared } = identityOf(event.facts());
    if (!isSameEvent(identityOf(this.#factsOf(vague)), { shared, own: '' })) return this.#addNear(event);
    const found = this.#find(event);
    return 'row' in found ? this.#settle(event, found) : this.#merge(event, vague, found.tie);
  }

  /** An event without the facts that would tell it apart. If it fits several, it may be any of them. */
  #addVague(event: Event): boolean {
    const found = this.#find(event);
    if ('row' in found) return this.#settle(event, found);
    const { shared } = identityOf(event.facts());
    const rows = (this.#statements.near.all(...event.key) as Row[]).filter(
      (row) => identityOf(this.#factsOf(row)).shared === shared,
    );
    if (rows.length > 1) return false;
    return this.#settle(event, rows[0] ? { row: rows[0] } : found);
  }

  /** A row of a table without ids: as many equal rows as one file has are events of their own. */
  #addRow(event: Event): boolean {
    const found = this.#find(event);
    if (!('row' in found)) return this.#settle(event, found);
    const number = this.#equalRows.count(event.key, identityOf(event.facts()).shared, found.row[5]);
    return number === 1 ? false : this.#addNear(numbered(event, number));
  }

  /** The row of an event, or the tie that is free for it. */
  #find(event: Event): { readonly row: Row } | { readonly tie: number } {
    let identity: Identity | null = null;
    for (let { tie } = event; ; ) {
      const row = this.#statements.at.get(...event.key, tie) as Row | undefined;
      if (!row) return { tie };
      if (isEqual(row, event)) return { row };
      identity ??= identityOf(event.facts());
      if (isSameEvent(identityOf(this.#factsOf(row)), identity)) return { row };
      tie = tie === event.tie ? secondTie(identity) : tie + 1;
    }
  }

  #settle(event: Event, found: { readonly row: Row } | { readonly tie: number }): boolean {
    return 'row' in found ? this.#merge(event, found.row, found.row[4]) : this.#insert(event, found.tie);
  }

  #insert(event: Event, tie: number): boolean {
    const { key, campaign, source, sourceId, details } = event;
    const { changes } = this.#statements.insert.run(
      ...[...key, tie, campaign, source, sourceId, details, this.#batch],
    );
    if (changes === 1) {
      this.#count(campaign, 1);
      this.#sourceFacts.add(this.#described(event, details));
    }
    return changes === 1;
  }

  /** Fills in what a row lacks of an event; gives false, because the event is not new. */
  #merge(event: Event, row: Row, tie: number): false {
    if (isEqual(row, event)) return false;
    const [campaign, , sourceId, details, oldTie] = row;
    const merged = mergedOrNull(this.#factsOf(row), event.facts());
    if (!merged) return false;
    const newCampaign = merged.takesCampaign ? event.campaign : campaign;
    const isChanged =
      newCampaign !== campaign ||
      merged.sourceId !== sourceId ||
      merged.details !== details ||
      tie !== oldTie;
    if (!isChanged) return false;
    this.#statements.update.run(newCampaign, merged.sourceId, merged.details, tie, ...event.key, oldTie);
    this.#count(campaign, -1);
    this.#count(newCampaign, 1);
    this.#sourceFacts.addNames(this.#described(event, merged.details));
    return false;
  }

  #described({ key, source }: Event, details: string | null): Parameters<SourceFacts['add']>[0] {
    const [, timestamp, action] = key;
    return {
      timestamp,
      action,
      source,
      sourceName: source === null ? null : this.#sourceName(source),
      details,
    };
  }

  #count(campaign: number | null, change: number): void {
    if (campaign !== null) this.#counts.set(campaign, (this.#counts.get(campaign) ?? 0) + change);
  }

  #factsOf([campaign, source, sourceId, details]: Row): EventFacts {
    return {
      source: source === null ? null : this.#sourceName(source),
      sourceId,
      campaign:
        campaign === null ? null : (this.#statements.campaign.get(campaign) as EventFacts['campaign']),
      details: parsed(details),
    };
  }

  #sourceName(ref: number): string {
    const name = this.#sourceNames.get(ref) ?? (this.#statements.source.get(ref) as string);
    this.#sourceNames.set(ref, name);
    return name;
  }
}

function eventAt(n: number, { events, newEvents: { campaigns, sources }, refs }: Adding): Event {
  const [campaign, source] = [events.campaign(n), events.source(n)];
  const [sourceId, details] = [events.sourceId(n), events.details(n)];
  return {
    key: [refs.contacts[n] ?? 0, events.timestamp(n), events.action(n), events.fingerprint(n)],
    tie: events.tie(n),
    campaign: campaign === null ? null : (refs.campaigns[campaign] ?? null),
    source: source === null ? null : (refs.sources[source] ?? null),
    sourceId,
    details,
    facts: () => ({
      source: source === null ? null : (sources[source] ?? null),
      sourceId,
      campaign: campaign === null ? null : (campaigns[campaign] ?? null),
      details: parsed(details),
    }),
  };
}

/** The event as the nth of equal rows. */
function numbered(event: Event, number: number): Event {
  const facts = event.facts();
  const own = { ...facts, details: { ...facts.details, [equalRow]: number } };
  const { fingerprint, tie } = numbersOf(identityOf(own));
  const [contact, timestamp, action] = event.key;
  return {
    ...event,
    key: [contact, timestamp, action, fingerprint],
    tie,
    details: JSON.stringify(own.details),
    facts: () => own,
  };
}

function isEqual([campaign, source, sourceId, details]: Row, event: Event): boolean {
  return (
    details === event.details &&
    sourceId === event.sourceId &&
    campaign === event.campaign &&
    source === event.source
  );
}

/** The merged event; null if its details are nested too deeply. */
function mergedOrNull(stored: EventFacts, incoming: EventFacts): ReturnType<typeof mergeEvent> | null {
  try {
    return mergeEvent(stored, incoming);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function parsed(details: string | null): EventFacts['details'] {
  return details === null ? {} : JSON.parse(details);
}
