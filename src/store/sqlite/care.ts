import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, lstatSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { texts } from '../../language/texts.ts';
import type { Check, StoreInfo } from '../store.ts';
import type { Connection } from './connection.ts';
import { migrations } from './migrations.ts';

/** Looks for what could be wrong inside a store; reads all of it. */
export function checkStore(db: Database): Check[] {
  return [integrity(db), foreignKeys(db), schema(db), answers(db), campaignCounts(db)];
}

/** Counts, size, and the first and last event of each source. */
export function storeInfo({ db, path }: Connection): StoreInfo {
  const one = (sql: string) => db.prepare(sql).pluck().get() as number;
  const sources = db
    .prepare(`
      SELECT sources.name AS source, counted.events, counted.first, counted.last
      FROM (SELECT source, count(*) AS events, min(timestamp) AS first, max(timestamp) AS last FROM events GROUP BY source)
        AS counted LEFT JOIN sources ON sources.ref = counted.source
      ORDER BY sources.name`)
    .all() as StoreInfo['sources'][number][];
  return {
    path,
    bytes: ['', '-wal'].reduce(
      (sum, end) => sum + (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0),
      0,
    ),
    schema: migrations.length,
    contacts: one('SELECT count(*) FROM contacts'),
    campaigns: one('SELECT count(*) FROM campaigns'),
    events: sources.reduce((sum, { events }) => sum + events, 0),
    reports: one('SELECT count(*) FROM reports'),
    sources,
  };
}

/**
 * Writes a copy of the store, as of one moment, while others write; whole or not at all. `file` must not exist.
 * Throws EEXIST where it does.
 */
export function backupStore(db: Database, file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })) throw exists();
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    // Made first, with the rights a store has.
    closeSync(openSync(part, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(part);
    appear(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Gives the finished `part` its name, unless another file came by that name meanwhile. */
function appear(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A disk without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (existsSync(file)) throw exists();
    renameSync(part, file);
  }
}

const exists = () => Object.assign(new Error('the file exists'), { code: 'EEXIST' });

function integrity(db: Database): Check {
  const [first, ...more] = db.prepare('PRAGMA integrity_check(10)').pluck().all() as string[];
  const ok = first === 'ok' && more.length === 0;
  return {
    name: 'integrity',
    ok,
    message: ok ? texts.stores.whole : texts.stores.broken(String(first)),
    fix: ok ? null : texts.stores.restore,
  };
}

function foreignKeys(db: Database): Check {
  const broken = db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() as number;
  return {
    name: 'references',
    ok: broken === 0,
    message: broken === 0 ? texts.stores.referencesLead : texts.stores.referencesLost(broken),
    fix: broken === 0 ? null : texts.stores.restore,
  };
}

function schema(db: Database): Check {
  const version = db.pragma('user_version', { simple: true });
  return { name: 'schema', ok: true, message: texts.stores.schemaCurrent(String(version)), fix: null };
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
    message: wrong.length === 0 ? texts.stores.answersWhole : texts.stores.rowsMissing(wrong.join(', ')),
    fix: wrong[0] === undefined ? null : texts.stores.runAgain(wrong[0]),
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
    message: wrong === 0 ? texts.stores.countsAddUp : texts.stores.countsWrong(wrong),
    fix: wrong === 0 ? null : texts.stores.restore,
  };
}
