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
  return [whole, foreignKeys(db), made, values(db), answers(db), campaignCounts(db)];
}

function integrity(db: Database): Check {
  const [first, ...more] = db.prepare('PRAGMA integrity_check(10)').pluck().all() as string[];
  const ok = first === 'ok' && more.length === 0;
  return {
    name: 'integrity',
    ok,
    message: ok ? messages.stores.intact : messages.stores.corrupt(String(first)),
    fix: ok ? null : messages.stores.restore(removedWithStore),
  };
}

function foreignKeys(db: Database): Check {
  const broken = db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() as number;
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
  events: `${notTimestamp} OR ${notAction} OR ${notObject}`,
  run_events: `${notTimestamp} OR ${notAction} OR ${notObject} OR (campaign IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM run_campaigns WHERE run_campaigns.run = run_events.run AND ref = campaign))
    OR NOT EXISTS (SELECT 1 FROM report_contacts JOIN runs USING (report) WHERE runs.id = run AND position = contact)`,
  imports: `started_at NOT BETWEEN ${-timestampLimit} AND ${timestampLimit}`,
  import_files: `NOT ${isArray('formats')} OR first NOT BETWEEN ${-timestampLimit} AND ${timestampLimit}`,
  run_campaigns: `type NOT IN (${campaignTypes.map((type) => `'${type}'`).join(', ')})`,
  runs: `progress NOT BETWEEN 0 AND 1 OR (status = 'completed' AND (completed_at IS NULL
    OR event_count IS NULL OR archived_not_shown IS NULL OR NOT ${isArray('sources')}))`,
};

function values(db: Database): Check {
  const count = (table: string, invalid: string) =>
    db.prepare(`SELECT count(*) FROM ${table} WHERE ${invalid}`).pluck().get() as number;
  const counts = Object.entries(invalidRows).map(
    ([table, invalid]) => [table, count(table, invalid)] as const,
  );
  const found = [...counts, ['reports', invalidReports(db)] as const].filter(([, rows]) => rows > 0);
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

function campaignCounts(db: Database): Check {
  const wrong = db
    .prepare(`
      SELECT count(*) FROM campaigns LEFT JOIN
        (SELECT campaign, count(*) AS counted FROM events GROUP BY campaign) ON campaign = ref
      WHERE events <> coalesce(counted, 0)`)
    .pluck()
    .get() as number;
  return {
    name: 'counts',
    ok: wrong === 0,
    message: wrong === 0 ? messages.stores.countsAddUp : messages.stores.countsWrong(wrong),
    fix: wrong === 0 ? null : messages.stores.restore(removedWithStore),
  };
}
