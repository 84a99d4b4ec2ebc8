import { FailedError } from '../../../errors.ts';
import { isDiskFull, whyNotWritten } from '../../../messages/errno-text.ts';
import { messages } from '../../../messages/messages.ts';
import { whyNotOpened } from './why-not-opened.ts';

/** True if SQLite gave up because another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

// ENOSPC becomes SQLITE_FULL; EDQUOT and EFBIG become the others (unixWrite, unixSync and unixShmMap in os_unix.c).
const diskFullCodes: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_SHMSIZE',
]);

/** The sentence for an error of the database or the file system beneath it; null when `error` is neither. */
export function explainSqliteError(error: unknown, path: string): FailedError | null {
  if (isLibraryError(error)) return libraryFailed(error);
  const code = codeOf(error);
  if (code === null) return null;
  const { stores } = messages;
  if (isBusy(error) || code.startsWith('SQLITE_LOCKED')) {
    return new FailedError('store_busy', stores.busy(path), stores.busyHint);
  }
  const { message } = error as { message?: string };
  if (
    code.startsWith('SQLITE_CORRUPT') ||
    ['SQLITE_NOTADB', 'STORE_DAMAGED'].includes(code) ||
    // Errors in the schema, which was intact when the store was created.
    (code === 'SQLITE_ERROR' && /^(?:no such|malformed)/.test(message ?? ''))
  ) {
    return new FailedError('store_damaged', stores.damaged(path), stores.damagedHint);
  }
  if (isDiskFull(error) || diskFullCodes.has(code)) {
    return new FailedError('disk_full', stores.noRoom(path), stores.noRoomHint);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') {
    return new FailedError('store_read_only', stores.readOnly(path), stores.readOnlyHint);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_PERM') {
    return new FailedError('store_unreadable', stores.denied(path), stores.deniedHint);
  }
  // SQLite gives no reason.
  if (code.startsWith('SQLITE_CANTOPEN')) return whyNotOpened(path);
  if (
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code === 'ELOOP' ||
    code === 'ENAMETOOLONG' ||
    code === 'ENOENT'
  ) {
    return new FailedError(
      'store_invalid',
      stores.cannotBeMade(path, whyNotWritten(error)),
      stores.nameAnother,
    );
  }
  if (code.startsWith('SQLITE_')) {
    return new FailedError('store_failed', stores.failed(path, code), stores.failedHint);
  }
  return null;
}

/** An error of SQLite while it wrote the new file of a backup, as the operating system would report it. */
export function backupError(error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message?: string };
  const as = (errno: string) => Object.assign(new Error(message), { code: errno });
  if (diskFullCodes.has(code)) return as('ENOSPC');
  if (code.startsWith('SQLITE_READONLY')) return as('EROFS');
  // The file itself has just been created; the journal beside it has a longer name.
  if (code.startsWith('SQLITE_CANTOPEN')) return as('ENAMETOOLONG');
  return error;
}

// Node's codes for a native part that is built for another version of Node, or that is not there. The package
// "bindings", which looks for it in several folders, gives its error no code.
const libraryCodes: ReadonlySet<string> = new Set([
  'ERR_DLOPEN_FAILED',
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
]);

function isLibraryError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (libraryCodes.has(codeOf(error) ?? '')) return /sqlite|bindings|\.node\b/.test(error.message);
  return error.message.startsWith('Could not locate the bindings file');
}

function libraryFailed(error: Error): FailedError {
  const { libraryMissing, libraryDoesNotFit, libraryFailed, libraryHint } = messages.stores;
  const sentenceOf = ({ message }: Error) => {
    // "was compiled against a different Node.js version using NODE_MODULE_VERSION 115"
    if (message.includes('NODE_MODULE_VERSION')) return libraryDoesNotFit(process.version);
    return codeOf(error) === 'ERR_DLOPEN_FAILED'
      ? libraryFailed(message.replace(/\s+/g, ' '))
      : libraryMissing;
  };
  return new FailedError('sqlite_unusable', sentenceOf(error), libraryHint('better-sqlite3'));
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
