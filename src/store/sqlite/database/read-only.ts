import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Database } from 'better-sqlite3';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { indexSuffix, logSuffix } from './files.ts';
import { openDatabase } from './library.ts';

/** True if this process may not write a store: the file, or in its folder, where SQLite keeps its log. */
export function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return false; // Nor read it.
  }
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
    return false;
  } catch {
    return true;
  }
}

/**
 * Opens a store that cannot be written to. While other processes use it, its log is read, too. Otherwise the file is
 * all there is, and SQLite needs no files beside it if it is told that the file does not change.
 */
export function openReadOnly(path: string, timeout: number): Database {
  if (sizeOf(path + logSuffix) > 0) {
    if (sizeOf(path + indexSuffix) > 0) return openDatabase(path, { timeout, readonly: true });
    // Without the log, the store is of an earlier moment, or damaged.
    const { logNotRead, logNotReadHint } = messages.stores;
    throw new FailedError('store_read_only', logNotRead(path, path + logSuffix), logNotReadHint);
  }
  const uri = pathToFileURL(path);
  // https://www.sqlite.org/uri.html#uriimmutable
  uri.searchParams.set('immutable', '1');
  return openDatabase(uri.href, { timeout, readonly: true });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
