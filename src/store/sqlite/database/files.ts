import { basename } from 'node:path';

/** The log of what is not yet in the store's own file. https://www.sqlite.org/walformat.html */
export const logSuffix = '-wal';
/** The index of the log. */
export const indexSuffix = '-shm';
/** The journal of a store that has no log yet. https://www.sqlite.org/fileformat2.html#the_rollback_journal */
export const journalSuffix = '-journal';
/** The file that the run lock is on. */
export const runLockSuffix = '-run';

/** The endings of the files that SQLite and the run lock keep beside a store. */
export const companionSuffixes = [logSuffix, indexSuffix, journalSuffix, runLockSuffix] as const;

/** The endings of the files that are removed with a store, because SQLite would apply the log to the next one. */
export const removedWithStore: readonly string[] = [logSuffix, indexSuffix];

/** The files of the database `path`, there or not. Links must be resolved: the others lie beside the file itself. */
export function ownFilesOf(path: string): string[] {
  return ['', ...companionSuffixes].map((suffix) => path + suffix);
}

/** True if a file has the name of one that lies beside a store: SQLite would write to it, or remove it. */
export function isNamedLikeCompanion(path: string): boolean {
  const name = basename(path).toLowerCase();
  return companionSuffixes.some((suffix) => name.endsWith(suffix));
}

// SQLite opens no database whose path is longer, with the longest ending: MAX_PATHNAME in os_unix.c.
const longestPath = 512;
// The longest name of a file on the usual file systems, bytes.
const longestName = 255;

/** True if the path of a store, or of a file beside it, would be longer than SQLite or the file system takes. */
export function isTooLong(path: string): boolean {
  // Windows has limits of its own, which depend on its settings.
  if (process.platform === 'win32') return false;
  const bytes = (text: string) => Buffer.byteLength(text) + journalSuffix.length;
  return bytes(path) > longestPath || bytes(basename(path)) > longestName;
}
