import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { StoreInfo } from '../../store.ts';
import type { StorePlace } from '../../store-place.ts';
import type { Connection } from '../database/connection.ts';
import { backupError } from '../database/errors.ts';
import { logSuffix } from '../database/files.ts';
import { migrations } from '../database/migrations.ts';
import { sourcesIn } from '../events/source-facts.ts';
import { removeLeftovers } from '../reports/leftovers.ts';

/** How many bytes a store takes, with what is not yet in its own file. */
export function storeSize(path: string): number {
  return ['', logSuffix].reduce(
    (sum, suffix) => sum + (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** Counts, size, and the first and last event of each source. */
export function storeInfo({ db, path }: Connection, place: StorePlace): StoreInfo {
  const one = (sql: string) => db.prepare(sql).pluck().get() as number;
  // Counting the events themselves would read all of them.
  const sources = sourcesIn(db).map(({ source, events, first, last }) => ({ source, events, first, last }));
  return {
    place,
    bytes: storeSize(path),
    schema: migrations.length,
    contacts: one('SELECT count(*) FROM contacts'),
    campaigns: one('SELECT count(*) FROM campaigns'),
    events: sources.reduce((sum, { events }) => sum + events, 0),
    reports: one('SELECT count(*) FROM reports WHERE NOT deleted'),
    sources,
  };
}

/**
 * Writes a copy of the store, as of one moment, while others write; whole, and brought to the disk, or not at all.
 * Throws an error with a code of errno when `file` exists or cannot be written.
 */
export function backupStore(db: Database, file: string): void {
  // Made first, with the rights a store has.
  closeSync(openSync(file, 'wx', 0o600));
  try {
    db.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw backupError(error);
  }
}

/** Writes the store anew, without free pages, and empties the log. Needs as much free space as the store takes. */
export async function compactStore({ db, write, whenFree, clearLog }: Connection): Promise<void> {
  await removeLeftovers({ db, write });
  await whenFree(() => db.exec('VACUUM'));
  await clearLog();
}
