import type { Database } from 'better-sqlite3';
import { actions } from '../../../domain/actions.ts';
import { parseEmailAddress } from '../../../domain/email-address.ts';
import { campaignTypes, timestampLimit } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import type { Check } from '../../store.ts';
import { DamageError } from '../database/decode.ts';
import { removedWithStore } from '../database/files.ts';
import { openDatabase } from '../database/library.ts';
import { migrate } from '../database/migrations.ts';
import { type ReportRow, selectReports, toReport } from '../reports/report-row.ts';

/** Looks for what could be wrong inside a store, as of one moment; reads all of it. */
export function checkStore(db: Database): Check[] {
  db.exec('BEGIN');
  try {
    return checks(db);
  } finally {
    if (db.inTransaction) db.exec('COMMIT');
  }
}

function checks(db: Database): Check[] {
  const whole = integrity(db);
  const made = schema(db);
  // Other tables than ours cannot be checked.
  if (!made.ok) return [whole, made];
  const events = lookThroughEvents(db);
  return [whole, foreignKeys(db, events), made, values(db, events), answers(db), campaignCounts(db, events)];
}

// SQLite looks up each entry of an index in its table, which for the events takes most of a check. The one that they
// have is compared as a whole instead.
const eventIndex = 'INDEXED BY closings WHERE action IN (120, 72, 82, 84, 94, 98, 86, 92)';

function integrity(db: Database): Check {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('events', 'run_events')")
    .pluck()
    .all() as string[];
  const found = [
    ...db.prepare('PRAGMA quick_check(10)').pluck().all(),
    ...tables.flatMap((table) =>
      db
        .prepare(`PRAGMA integrity_check('${table.replaceAll("'", "''")}')`)
        .pluck()
        .all(),
    ),
  ].filter((finding) => finding !== 'ok') as string[];
  const [first] = found.length > 0 ? found : indexFault(db);
  const ok = first === undefined;
  return {
    name: 'integrity',
    ok,
    message: ok ? messages.stores.intact : messages.stores.corrupt(String(first)),
    fix: ok ? null : messages.stores.restore(removedWithStore),
  };
}

/** A finding, if the index of the events holds others than the events. */
function indexFault(db: Database): string[] {
  const sums = (source: string) =>
    JSON.stringify(
      db
        .prepare(
          `SELECT count(*), ${sumOf('contact')}, ${sumOf('timestamp')}, ${sumOf('fingerprint')} FROM events ${source}`,
        )
        .raw()
        .get(),
    );
  try {
    const inIndex = sums(eventIndex);
    return inIndex === sums(eventIndex.replace('INDEXED BY closings', 'NOT INDEXED'))
      ? []
      : ['wrong # of entries in index closings'];
  } catch (error) {
    // The index is missing, which the schema shows.
    if ((error as { code?: string }).code === 'SQLITE_ERROR') return [];
    throw error;
  }
}

/** The sum over a column. Other numbers have another sum, though they be as many and add up to the same. */
function sumOf(column: string): string {
  return `total(${term(column)})`;
}

/** A number in place of that of a column, which looks random. */
function term(column: string): string {
  return `(${column} % 65521 * 40503 % 65521 + ${column} % 8191)`;
}

/** The events in numbers: one pass through them takes most of a check. */
interface EventFigures {
  /** Rows that this program does not write. */
  readonly invalid: number;
  /** Rows that refer to a campaign, source or batch that is missing. */
  readonly dangling: number;
  /** How many name a campaign, and the sum over these campaigns. */
  readonly campaigns: number;
  readonly campaignSum: number;
}

function lookThroughEvents(db: Database): EventFigures {
  const dangling = [
    isMissing(db, 'campaign', 'campaigns', 'ref'),
    isMissing(db, 'source', 'sources', 'ref'),
    isMissing(db, 'batch', 'batches', 'id'),
  ].join(' OR ');
  return db
    .prepare(`
      SELECT count(*) FILTER (WHERE ${notTimestamp} OR ${notAction} OR ${notObject}) AS invalid,
        count(*) FILTER (WHERE ${dangling}) AS dangling, count(campaign) AS campaigns, ${sumOf('campaign')} AS campaignSum
      FROM events`)
    .get() as EventFigures;
}

/** The condition that a column refers to no row of a table. Without gaps between its rows, none has to be looked up. */
function isMissing(db: Database, column: string, table: string, key: string): string {
  const { rows, first, last } = db
    .prepare(`SELECT count(*) AS rows, min(${key}) AS first, max(${key}) AS last FROM ${table}`)
    .get() as { rows: number; first: number | null; last: number | null };
  if (first !== null && last !== null && rows === last - first + 1)
    return `${column} NOT BETWEEN ${first} AND ${last}`;
  return `(${column} IS NOT NULL AND ${column} NOT IN (SELECT ${key} FROM ${table}))`;
}

function foreignKeys(db: Database, { dangling }: EventFigures): Check {
  const count = (sql: string, ...values: unknown[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'events'")
    .pluck()
    .all();
  const inTables = tables.map((table) => count('SELECT count(*) FROM pragma_foreign_key_check(?)', table));
  // The events come contact by contact.
  const contacts = count(
    'SELECT count(*) FROM (SELECT DISTINCT contact FROM events) WHERE contact NOT IN (SELECT id FROM contacts)',
  );
  const broken = inTables.reduce((sum, each) => sum + each, dangling + contacts);
  return {
    name: 'references',
    ok: broken === 0,
    message: broken === 0 ? messages.stores.noBrokenReferences : messages.stores.brokenReferences(broken),
    fix: broken === 0 ? null : messages.stores.restore(removedWithStore),
  };
}

function schema(db: Database): Check {
  const changed = schemaDiff(db);
  const version = String(db.pragma('user_version', { simple: true }));
  const { schemaCurrent, schemaChanged, restore } = messages.stores;
  const ok = changed.length === 0;
  return {
    name: 'schema',
    ok,
    message: ok ? schemaCurrent(version) : schemaChanged(changed.join(', ')),
    fix: ok ? null : restore(removedWithStore),
  };
}

/** The parts of our schema that are missing or changed, and triggers, because they change what is written. */
function schemaDiff(db: Database): string[] {
  const objects = (of: Database) =>
    new Map(
      of
        .prepare("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
        .raw()
        .all() as [string, string][],
    );
  const fresh = openDatabase(':memory:');
  try {
    migrate(fresh);
    const [ours, theirs] = [objects(fresh), objects(db)];
    const changed = [...ours].filter(([name, sql]) => theirs.get(name) !== sql).map(([name]) => name);
    return [...changed, ...[...theirs.keys()].filter((name) => name.startsWith('trigger '))];
  } finally {
    fresh.close();
  }
}

const isArray = (column: string) => `iif(json_valid(${column}), json_type(${column}) = 'array', false)`;
// Numbers and constants only.
const notObject =
  "details IS NOT NULL AND NOT iif(json_valid(details), json_type(details) = 'object', false)";
const notTimestamp = `timestamp NOT BETWEEN ${-timestampLimit} AND ${timestampLimit}`;
const notAction = `action NOT IN (${actions.map(({ code }) => code).join(', ')})`;
const invalidRows: Readonly<Record<string, string>> = {
  contacts: "instr(email, '@') < 2 OR email GLOB '*[' || char(1) || '-' || char(31) || ']*'",
  run_events: `${notTimestamp} OR ${notAction} OR ${notObject} OR (campaign IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM run_campaigns WHERE run_campaigns.run = run_events.run AND ref = campaign))
    OR NOT EXISTS (SELECT 1 FROM report_contacts JOIN runs USING (report) WHERE runs.id = run AND position = contact)`,
  imports: `started_at NOT BETWEEN ${-timestampLimit} AND ${timestampLimit}`,
  import_files: `NOT ${isArray('formats')} OR first NOT BETWEEN ${-timestampLimit} AND ${timestampLimit}`,
  run_campaigns: `type NOT IN (${campaignTypes.map((type) => `'${type}'`).join(', ')})`,
  runs: `progress NOT BETWEEN 0 AND 1 OR (status = 'completed' AND (completed_at IS NULL
    OR event_count IS NULL OR archived_not_shown IS NULL OR NOT ${isArray('sources')}))`,
};

function values(db: Database, events: EventFigures): Check {
  const count = (table: string, invalid: string) =>
    db.prepare(`SELECT count(*) FROM ${table} WHERE ${invalid}`).pluck().get() as number;
  const counts = Object.entries(invalidRows).map(
    ([table, invalid]) => [table, count(table, invalid)] as const,
  );
  const others = [['events', events.invalid] as const, ['reports', invalidReports(db)] as const];
  const found = [...counts, ...others].filter(([, rows]) => rows > 0);
  const ok = found.length === 0;
  const { valuesKnown, valuesUnknown, restore } = messages.stores;
  return {
    name: 'values',
    ok,
    message: ok ? valuesKnown : valuesUnknown(found.map(([table, rows]) => `${table} (${rows})`).join(', ')),
    fix: ok ? null : restore(removedWithStore),
  };
}

/** How many reports cannot be read, or have no run. */
function invalidReports(db: Database): number {
  const all = db.prepare('SELECT count(*) FROM reports WHERE NOT deleted').pluck().get() as number;
  let valid = 0;
  for (const row of db.prepare(selectReports).iterate() as IterableIterator<ReportRow>)
    if (isValid(row)) valid += 1;
  return all - valid;
}

function isValid(row: ReportRow): boolean {
  try {
    return toReport(row).contacts.every(({ key }) => parseEmailAddress(key)?.key === key);
  } catch (error) {
    if (error instanceof DamageError) return false;
    throw error;
  }
}

function answers(db: Database): Check {
  const wrong = db
    .prepare(`
      SELECT report FROM runs WHERE status = 'completed'
        AND event_count <> (SELECT count(*) FROM run_events WHERE run = runs.id)`)
    .pluck()
    .all() as number[];
  return {
    name: 'answers',
    ok: wrong.length === 0,
    message:
      wrong.length === 0 ? messages.stores.answersWhole : messages.stores.rowsMissing(wrong.join(', ')),
    fix: wrong[0] === undefined ? null : messages.stores.runAgain(wrong[0]),
  };
}

function campaignCounts(db: Database, { campaigns, campaignSum }: EventFigures): Check {
  const kept = db
    .prepare(
      `SELECT total(events) AS campaigns, total(events * ${term('ref')}) AS campaignSum FROM campaigns`,
    )
    .get() as Pick<EventFigures, 'campaigns' | 'campaignSum'>;
  // Counting campaign by campaign sorts all events.
  const isRight = kept.campaigns === campaigns && kept.campaignSum === campaignSum;
  const wrong = isRight ? 0 : countWrongCampaigns(db);
  return {
    name: 'counts',
    ok: wrong === 0,
    message: wrong === 0 ? messages.stores.countsAddUp : messages.stores.countsWrong(wrong),
    fix: wrong === 0 ? null : messages.stores.restore(removedWithStore),
  };
}

function countWrongCampaigns(db: Database): number {
  return db
    .prepare(`
      SELECT count(*) FROM campaigns LEFT JOIN
        (SELECT campaign, count(*) AS counted FROM events GROUP BY campaign) ON campaign = ref
      WHERE events <> coalesce(counted, 0)`)
    .pluck()
    .get() as number;
}
