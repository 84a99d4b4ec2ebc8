import type { Database } from 'better-sqlite3';
import { type ActionName, actionByCode, actionByName } from '../../../domain/actions.ts';
import { readConsentEvent } from '../../../domain/consent/consent-event.ts';
import { namedKinds, namesIn } from '../../../domain/consent/scope.ts';
import type { KnownScope } from '../../../domain/consent/store-facts.ts';
import type { SourceDay, SourceImport } from '../../../domain/coverage.ts';
import { parseDetails } from '../../../domain/details.ts';
import { eventKey } from '../../../domain/event-identity.ts';
import { formatsOf, sumOf } from '../../../domain/import-record.ts';
import { dayMs } from '../../../domain/timestamp.ts';
import type { SourceSummary } from '../../store.ts';
import { decodeDetails, decodeTimestamp, decodeTimestampOrNull, requireRef } from '../database/decode.ts';
import { listImports } from './import-records.ts';
import { sourceNames } from './read-events.ts';

// These facts are derived from the events of each source and kept beside them, because a question would have to read
// all events for them: the names of lists, groups, preferences and forms; the counts of each day; the share of each import.

/** How many events a step looks at: few enough that a signal is soon noticed. */
const stepSize = 50_000;
/** In place of a source, for events that name none. */
const noSource = 0;
/** In place of an import, for events from before imports were recorded. */
const noImport = 0;

const counted = {
  sent: ['campaignSent'],
  delivered: ['campaignDelivered'],
  opened: ['campaignRead'],
  clicked: ['campaignLinkClicked'],
  optIns: ['subscribed', 'optedIn', 'addedToPreference'],
  optOuts: ['unsubscribed', 'spamComplaint', 'removedFromGroup', 'removedFromPreference'],
} as const satisfies Readonly<Record<string, readonly ActionName[]>>;
type Counted = keyof typeof counted;

const countedAs = new Map<number, Counted>(
  (Object.entries(counted) as [Counted, readonly ActionName[]][]).flatMap(([name, actions]) =>
    actions.map((action) => [actionByName(action).code, name] as const),
  ),
);
const optedIn = actionByName('optedIn').code;
const scopeKinds = [...namedKinds, 'form'] as const;
/** Most events name no scope, and need not be parsed. */
const mayNameScope = /"(?:list|group|preference|permission|form)":/;

interface Day extends Record<Counted, number> {
  readonly source: number;
  readonly day: number;
  events: number;
  first: number;
  last: number;
}

interface ScopeFacts {
  readonly source: number;
  readonly kind: KnownScope['kind'];
  readonly name: string;
  firstConfirmed: number | null;
  lastConfirmed: number | null;
}

/** An event that is new in the store; its details are a JSON object as text, null for an empty one. */
interface NewEvent {
  readonly timestamp: number;
  readonly action: number;
  readonly source: number | null;
  readonly sourceName: string | null;
  readonly details: string | null;
}

/** Takes in the events that a transaction adds, then writes what it adds to the derived tables. */
export class SourceFacts {
  readonly #days = new Map<string, Day>();
  readonly #scopes = new Map<string, ScopeFacts>();
  readonly #perSource = new Map<number, number>();
  readonly #statements;

  constructor(db: Database) {
    this.#statements = {
      scope: db.prepare(`
        INSERT INTO scopes (source, kind, name, first_confirmed, last_confirmed)
        VALUES (@source, @kind, @name, @firstConfirmed, @lastConfirmed)
        ON CONFLICT DO UPDATE SET
          first_confirmed = coalesce(min(first_confirmed, excluded.first_confirmed), first_confirmed, excluded.first_confirmed),
          last_confirmed = coalesce(max(last_confirmed, excluded.last_confirmed), last_confirmed, excluded.last_confirmed)`),
      day: db.prepare(`
        INSERT INTO source_days (source, day, events, first, last, sent, delivered, opened, clicked, opt_ins, opt_outs)
        VALUES (@source, @day, @events, @first, @last, @sent, @delivered, @opened, @clicked, @optIns, @optOuts)
        ON CONFLICT DO UPDATE SET events = events + excluded.events, first = min(first, excluded.first),
          last = max(last, excluded.last), sent = sent + excluded.sent, delivered = delivered + excluded.delivered,
          opened = opened + excluded.opened, clicked = clicked + excluded.clicked,
          opt_ins = opt_ins + excluded.opt_ins, opt_outs = opt_outs + excluded.opt_outs`),
      import: db.prepare(`
        INSERT INTO source_imports (source, import, events) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET events = events + excluded.events`),
    };
  }

  add(event: NewEvent): void {
    const { timestamp, action } = event;
    const source = event.source ?? noSource;
    this.#perSource.set(source, (this.#perSource.get(source) ?? 0) + 1);
    const dayNumber = Math.floor(timestamp / dayMs);
    const key = `${source} ${dayNumber}`;
    let counts = this.#days.get(key);
    if (!counts) {
      counts = { source, day: dayNumber, first: timestamp, last: timestamp, ...noCounts() };
      this.#days.set(key, counts);
    }
    counts.events += 1;
    if (timestamp < counts.first) counts.first = timestamp;
    if (timestamp > counts.last) counts.last = timestamp;
    const name = countedAs.get(action);
    if (name) counts[name] += 1;
    this.addNames(event);
  }

  /** Takes in what an event names; alone for one of which more is known now than before. */
  addNames(event: NewEvent): void {
    const { details } = event;
    if (details !== null && mayNameScope.test(details))
      this.#addScopes(event, event.source ?? noSource, details);
  }

  /** Writes what was taken in since the last time, of the import with this number; within a transaction. */
  write(importId: number | bigint | null): void {
    for (const scope of this.#scopes.values()) this.#statements.scope.run(scope);
    for (const counts of this.#days.values()) this.#statements.day.run(counts);
    for (const [source, events] of this.#perSource)
      this.#statements.import.run(source, importId ?? noImport, events);
    this.forget();
  }

  /** Forgets what was taken in since the last time. */
  forget(): void {
    this.#scopes.clear();
    this.#days.clear();
    this.#perSource.clear();
  }

  #addScopes(event: NewEvent, source: number, json: string): void {
    const details = parseDetails(json);
    const confirmed = event.action === optedIn && isConfirmation(event, json) ? event.timestamp : null;
    for (const { kind, name } of namesIn(requireRef(actionByCode(event.action)).name, details)) {
      const key = `${source} ${kind} ${name}`;
      const known = this.#scopes.get(key);
      const facts = known ?? { source, kind, name, firstConfirmed: confirmed, lastConfirmed: confirmed };
      if (!known) this.#scopes.set(key, facts);
      else if (confirmed !== null) {
        facts.firstConfirmed = Math.min(facts.firstConfirmed ?? confirmed, confirmed);
        facts.lastConfirmed = Math.max(facts.lastConfirmed ?? confirmed, confirmed);
      }
    }
  }
}

function noCounts(): Record<Counted | 'events', number> {
  return { events: 0, sent: 0, delivered: 0, opened: 0, clicked: 0, optIns: 0, optOuts: 0 };
}

/** True for a confirmation, also a machine's: its list or form asks for one. An import only claims it. */
function isConfirmation({ timestamp, sourceName }: NewEvent, details: string): boolean {
  const event = {
    contact: '',
    timestamp,
    action: 'optedIn',
    campaign: null,
    details,
    sourceId: null,
  } as const;
  return readConsentEvent({ ...event, source: sourceName }).effect !== 'asserts';
}

/** The columns from which everything is derived. */
type FactsRow = readonly [
  timestamp: number,
  action: number,
  source: number | null,
  details: string | null,
  batch: number,
];
const factsColumns = 'timestamp, action, source, details, batch';

/** Derives everything anew from the events of the store, within a transaction: after events were removed. */
export function recountSourceFacts(db: Database): void {
  const recount = new Recount(db);
  const rows = db.prepare(`SELECT ${factsColumns} FROM events`).raw().iterate();
  for (const row of rows as Iterable<FactsRow>) recount.add(row);
  recount.write();
}

/** Like {@link recountSourceFacts}, step by step: yields after each. */
export function* recountInSteps(db: Database): Generator<void> {
  const recount = new Recount(db);
  const key = eventKey.join(', ');
  const step = db
    .prepare(`
      SELECT ${factsColumns}, ${key} FROM events WHERE (${key}) > (${eventKey.map(() => '?').join(', ')})
      ORDER BY ${key} LIMIT ${stepSize}`)
    .raw();
  for (let after: readonly number[] | null = eventKey.map(() => -9e15); after !== null; ) {
    const rows = step.all(...after) as (FactsRow & readonly number[])[];
    for (const row of rows) recount.add(row);
    const last = rows.at(-1);
    after = last && rows.length === stepSize ? (last.slice(-eventKey.length) as number[]) : null;
    yield;
  }
  recount.write();
}

/** Empties the derived tables and fills them again from rows of events. */
class Recount {
  readonly #db: Database;
  readonly #names: ReadonlyMap<number, string>;
  readonly #imports: ReadonlyMap<number, number | null>;
  readonly #facts = new Map<number, SourceFacts>();

  constructor(db: Database) {
    for (const table of ['scopes', 'source_days', 'source_imports']) db.exec(`DELETE FROM ${table}`);
    this.#db = db;
    this.#names = sourceNames(db);
    this.#imports = new Map(
      db.prepare('SELECT id, import FROM batches').raw().all() as [number, number | null][],
    );
  }

  add([timestamp, action, source, details, batch]: FactsRow): void {
    const importId = this.#imports.get(batch) ?? noImport;
    let ofImport = this.#facts.get(importId);
    if (!ofImport) {
      ofImport = new SourceFacts(this.#db);
      this.#facts.set(importId, ofImport);
    }
    const sourceName = source === null ? null : requireRef(this.#names.get(source));
    const known = { timestamp: decodeTimestamp(timestamp), action: requireRef(actionByCode(action)).code };
    ofImport.add({ ...known, source, sourceName, details: details === null ? null : decodeDetails(details) });
  }

  write(): void {
    for (const [importId, ofImport] of this.#facts) ofImport.write(importId);
  }
}

/** The lists, groups, preferences and forms that events name. */
export function scopesIn(db: Database): KnownScope[] {
  const names = sourceNames(db);
  const rows = db
    .prepare('SELECT source, kind, name, first_confirmed AS first, last_confirmed AS last FROM scopes')
    .all() as { source: number; kind: string; name: string; first: number | null; last: number | null }[];
  return rows.map(({ source, kind, name, first, last }) => ({
    source: nameOf(names, source),
    kind: requireRef(scopeKinds.find((each) => each === kind)),
    name,
    firstConfirmed: decodeTimestampOrNull(first),
    lastConfirmed: decodeTimestampOrNull(last),
  }));
}

/** The facts about each source, by its name. */
export function sourcesIn(db: Database): SourceSummary[] {
  const names = sourceNames(db);
  const rows = db
    .prepare(`
      SELECT source, sum(events) AS events, min(first) AS first, max(last) AS last, sum(sent) AS sent,
        sum(delivered) AS delivered, sum(opened) AS opened, sum(clicked) AS clicked, sum(opt_ins) AS optIns,
        sum(opt_outs) AS optOuts,
        (SELECT max(started_at) FROM source_imports JOIN imports ON imports.id = source_imports.import
          WHERE source_imports.source = source_days.source) AS lastImport
      FROM source_days GROUP BY source`)
    .all() as (Omit<SourceSummary, 'source'> & { source: number })[];
  return rows
    .map(({ source, ...row }) => ({
      ...row,
      source: nameOf(names, source),
      first: decodeTimestamp(row.first),
      last: decodeTimestamp(row.last),
      lastImport: decodeTimestampOrNull(row.lastImport),
    }))
    .sort((a, b) => ((a.source ?? '') < (b.source ?? '') ? -1 : 1));
}

/** The events of each source by day. */
export function sourceDaysIn(db: Database): SourceDay[] {
  const names = sourceNames(db);
  const rows = db
    .prepare(`
      SELECT source, day, events, first, last, sent, delivered, opened, clicked, opt_ins AS optIns, opt_outs AS optOuts
      FROM source_days`)
    .all() as (Omit<SourceDay, 'source'> & { source: number })[];
  return rows.map(({ source, ...row }) => ({
    ...row,
    source: nameOf(names, source),
    first: decodeTimestamp(row.first),
    last: decodeTimestamp(row.last),
  }));
}

/** The imports that brought events of each source. */
export function sourceImportsIn(db: Database): SourceImport[] {
  const names = sourceNames(db);
  const recorded = new Map(listImports(db).map((each) => [each.id, each]));
  const rows = db.prepare('SELECT source, import, events FROM source_imports').all() as {
    source: number;
    import: number;
    events: number;
  }[];
  return rows.map(({ source, import: id, events }) => {
    const found = recorded.get(id);
    return {
      source: nameOf(names, source),
      events,
      import: found
        ? {
            ...{ id, startedAt: found.startedAt, files: found.files.map(({ name }) => name) },
            ...{ formats: formatsOf(found), zone: found.zone },
            ...{ rejected: sumOf(found, 'rejected'), zoneless: sumOf(found, 'zoneless') },
          }
        : null,
    };
  });
}

function nameOf(names: ReadonlyMap<number, string>, source: number): string | null {
  return source === noSource ? null : requireRef(names.get(source));
}
