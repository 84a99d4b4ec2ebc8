import { FailedError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';

/** Whether SQLite gave up because another connection is in the way. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

const noRoom: ReadonlySet<string> = new Set([
  ...['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE'],
  ...['ENOSPC', 'EDQUOT', 'EFBIG'],
]);

/** The sentence for an error of the database or the file system beneath it; null when `error` is neither. */
export function explainSqliteError(error: unknown, path: string): FailedError | null {
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
    // Of the schema, which was whole when the store was made.
    (code === 'SQLITE_ERROR' && /^(?:no such|malformed)/.test(message ?? ''))
  ) {
    return new FailedError('store_damaged', stores.damaged(path), stores.damagedHint);
  }
  if (noRoom.has(code)) {
    return new FailedError('disk_full', stores.noRoom(path), stores.noRoomHint);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') {
    return new FailedError('store_read_only', stores.readOnly(path), stores.readOnlyHint);
  }
  if (code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new FailedError('store_unreadable', stores.denied(path), stores.deniedHint);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ELOOP' || code === 'ENAMETOOLONG') {
    return new FailedError('store_invalid', stores.cannotBeMade(path, code), stores.nameAnother);
  }
  if (code.startsWith('SQLITE_')) {
    return new FailedError('store_failed', stores.failed(path, code), stores.failedHint);
  }
  return null;
}

/**
 * The code of errno that says of a file, which the database could not write, what SQLite's code says; null when
 * `error` says something else.
 */
export function errnoOfWrite(error: unknown): string | null {
  const code = codeOf(error) ?? '';
  if (/^SQLITE_(?:FULL|IOERR_WRITE|IOERR_FSYNC)$/.test(code)) return 'ENOSPC';
  return /^SQLITE_(?:CANTOPEN|READONLY)/.test(code) ? 'EACCES' : null;
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
