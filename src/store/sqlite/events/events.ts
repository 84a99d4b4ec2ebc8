import type { Database } from 'better-sqlite3';
import { eventKey } from '../../../domain/event-identity.ts';
import type { ReportEvent } from '../../../domain/report.ts';
import { type Condition, type EventSelection, selected } from '../../../domain/selection.ts';
import type { Store } from '../../store.ts';
import type { Connection } from '../database/connection.ts';
import { decodeTimestampOrNull, requireRef } from '../database/decode.ts';
import { type CampaignRow, type EventRow, eventDecoder, inBatches, sourceNames } from './read-events.ts';
import { bindRange, compile, contactNumbers, inRange } from './selection-sql.ts';

/** The ways to read a store's events. */
export function eventsIn(
  connection: Connection,
): Pick<Store['events'], 'stream' | 'count' | 'first' | 'last'> {
  const { db } = connection;

  /** The condition of a selection on rows of `events`, for one of its contacts or for all. */
  const conditionOf = (selection: EventSelection) =>
    `${selection.contacts === 'all' ? '' : 'contact = @contact AND '}${inRange} AND ${compile(db, selected(selection))}`;

  /** Runs a query that gives one number, for each contact of a selection. */
  const perContact = (selection: EventSelection, column: string): (number | null)[] => {
    const query = db.prepare(`SELECT ${column} FROM events WHERE ${conditionOf(selection)}`).pluck();
    const range = bindRange(selection.range);
    const { contacts } = selection;
    if (contacts === 'all') return [query.get(range) as number | null];
    return contactNumbers(db, contacts).map((contact) => query.get({ ...range, contact }) as number | null);
  };

  const extreme = (of: 'min' | 'max') => async (selection: EventSelection) => {
    const found = perContact(selection, `${of}(timestamp)`).filter((each) => each !== null);
    return found.length === 0 ? null : decodeTimestampOrNull(Math[of](...found));
  };

  return {
    stream: (selection) => streamOf(connection, selection),
    count: async (selection) =>
      perContact(selection, 'count(*)').reduce((sum: number, each) => sum + (each ?? 0), 0),
    first: extreme('min'),
    last: extreme('max'),
  };
}

/** Reads on a connection of its own: what else happens in this process meanwhile neither waits nor is held up. */
async function* streamOf(
  connection: Connection,
  selection: EventSelection,
): AsyncIterable<readonly ReportEvent[]> {
  const db = connection.openReader();
  try {
    db.exec('BEGIN');
    yield* readSelection(db, selection);
  } finally {
    db.close();
  }
}

/** The events of a selection, in batches; if `having` is given, only of contacts that have an event of this condition. */
export function* readSelection(
  db: Database,
  selection: EventSelection,
  having: Condition | null = null,
): Iterable<readonly ReportEvent[]> {
  const campaigns = db.prepare('SELECT ref, id, name, type, archived FROM campaigns').all();
  const decode = eventDecoder(campaigns as CampaignRow[], sourceNames(db));
  const condition = `${inRange} AND ${compile(db, selected(selection))}`;
  const columns = 'timestamp, action, campaign, details, source, source_id, contact';
  const range = bindRange(selection.range);
  const query = (where: string) =>
    db.prepare(`SELECT ${columns} FROM events WHERE ${where} ORDER BY ${eventKey.join(', ')}`).raw();
  const keyOf = lastCalled(db.prepare('SELECT email FROM contacts WHERE id = ?').pluck());
  const decodeRow = (row: EventRow) => decode(row, keyOf(row[6]));
  if (selection.contacts === 'all' && !having) {
    yield* inBatches(query(condition).iterate(range) as IterableIterator<EventRow>, decodeRow);
    return;
  }
  const contacts = selection.contacts === 'all' ? null : new Set(contactNumbers(db, selection.contacts));
  const chosen = having ? contactsHaving(db, having, contacts) : (contacts ?? []);
  const ofContact = query(`contact = @contact AND ${condition}`);
  yield* inBatches(
    rowsOf(chosen, (contact) => ofContact.iterate({ ...range, contact })),
    decodeRow,
  );
}

/** The numbers of contacts that have an event of this condition; of those in `among`, if it is given. */
function* contactsHaving(
  db: Database,
  having: Condition,
  among: ReadonlySet<number> | null,
): Iterable<number> {
  const condition = compile(db, having);
  if (among) {
    const find = db.prepare(`SELECT 1 FROM events WHERE contact = ? AND ${condition} LIMIT 1`);
    for (const contact of among) if (find.get(contact)) yield contact;
    return;
  }
  const all = db.prepare(`SELECT DISTINCT contact FROM events WHERE ${condition} ORDER BY contact`).pluck();
  yield* all.iterate() as IterableIterator<number>;
}

function* rowsOf(
  contacts: Iterable<number>,
  rows: (contact: number) => Iterable<unknown>,
): Iterable<EventRow> {
  for (const contact of contacts) yield* rows(contact) as Iterable<EventRow>;
}

/** The keys of contacts by their numbers. Rows come contact by contact, so that the last one is enough. */
function lastCalled(find: { get(id: number): unknown }): (id: number) => string {
  let last = Number.NaN;
  let key = '';
  return (id) => {
    if (id !== last) {
      key = requireRef(find.get(id) as string | undefined);
      last = id;
    }
    return key;
  };
}
