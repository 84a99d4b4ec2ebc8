import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, lstatSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { StoreInfo } from '../store.ts';
import type { Connection } from './connection.ts';
import { migrations } from './migrations.ts';
import { storedMoment } from './stored.ts';

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
  for (const { first, last } of sources) [first, last].forEach(storedMoment);
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
