/** The log of what is not yet in the store's own file. https://www.sqlite.org/walformat.html */
export const logSuffix = '-wal';
/** The file that the run lock is on. */
export const runLockSuffix = '-run';

/** Files that SQLite and the run lock keep beside a database, by the endings of their names. */
const suffixes = ['', logSuffix, '-shm', '-journal', runLockSuffix];

/** The files of the database `path`, there or not. Links must be resolved: the others lie beside the file itself. */
export function ownFilesOf(path: string): string[] {
  return suffixes.map((suffix) => path + suffix);
}
