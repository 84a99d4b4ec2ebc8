import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { FailedError } from '../../../errors.ts';
import { whyNotRead } from '../../../messages/errno-text.ts';
import { messages } from '../../../messages/messages.ts';
import { companionSuffixes, indexSuffix, journalSuffix, logSuffix } from './files.ts';

const isZero = (bytes: Buffer) => bytes.every((byte) => byte === 0);

/**
 * True if `start`, the first bytes of a file beside a store, are written by SQLite. Zeros are: a file may have its size
 * before its content, and a power cut leaves it so. The run lock has no content.
 */
const isOurs: Readonly<Record<string, (start: Buffer) => boolean>> = {
  // https://www.sqlite.org/fileformat2.html#wal_file_format
  [logSuffix]: (start) => isZero(start) || (start.length >= 4 && start.readUInt32BE() >>> 1 === 0x1bbf8341),
  // The version, in the byte order of the machine. https://www.sqlite.org/walformat.html#the_wal_index_file_format
  [indexSuffix]: (start) =>
    isZero(start) || (start.length >= 4 && [start.readUInt32BE(), start.readUInt32LE()].includes(3007000)),
  // SQLite writes the first 8 bytes last. https://www.sqlite.org/fileformat2.html#the_rollback_journal
  [journalSuffix]: (start) => isZero(start) || start.toString('hex') === 'd9d505f920a163d7',
};

/** Refuses a copy of a store at `path` if a file beside it would be taken for its log or its lock. Throws FailedError. */
export function refuseCompanions(path: string): void {
  for (const suffix of companionSuffixes) {
    const stat = lstatSync(path + suffix, { throwIfNoEntry: false });
    if (stat && !(stat.isFile() && stat.size === 0)) throw foreignFile(path + suffix, path);
  }
}

/**
 * Refuses a store if another file has the name of one that SQLite or the run lock keeps beside it: they would
 * overwrite or remove it. `path` is that of the store, links resolved. Throws FailedError, which names that file.
 */
export function refuseForeignCompanions(path: string): void {
  for (const suffix of companionSuffixes) {
    const file = path + suffix;
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (!stat || (stat.isFile() && stat.size === 0)) continue;
    if (!stat.isFile() || !isOurs[suffix]?.(firstBytes(file, path))) throw foreignFile(file, path);
  }
}

/** The error for a file that is not ours and has the name of one beside the store `path`. */
export function foreignFile(file: string, path: string): FailedError {
  const { foreignCompanion, foreignCompanionHint } = messages.stores;
  return new FailedError('store_companion', foreignCompanion(file, path), foreignCompanionHint);
}

/** The error if a file beside the store `path` cannot be opened. */
export function companionUnusable(file: string, path: string, error: unknown): FailedError {
  const { companionDenied, companionDeniedHint } = messages.stores;
  return new FailedError(
    'store_unreadable',
    companionDenied(file, path, whyNotRead(error)),
    companionDeniedHint,
  );
}

function firstBytes(file: string, path: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    // The last process that used the store has just removed it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw companionUnusable(file, path, error);
  }
  try {
    const bytes = Buffer.alloc(8);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}
