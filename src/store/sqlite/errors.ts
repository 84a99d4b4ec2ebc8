import { FailedError } from '../../errors.ts';

/** The sentence for an error of the database or the file system beneath it; null where `error` is neither. */
export function explainSqliteError(error: unknown, path: string): FailedError | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return null;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new FailedError(
      'store_busy',
      `The store ${path} is busy: another process is writing to it.`,
      'Try again in a moment.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new FailedError(
      'store_damaged',
      `The store ${path} is damaged; it is left as it is.`,
      'Restore a backup, or name another file with --store.',
    );
  }
  if (
    code === 'SQLITE_FULL' ||
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'SQLITE_IOERR_WRITE' ||
    code === 'EFBIG'
  ) {
    return new FailedError(
      'disk_full',
      `There is no room to write the store ${path}.`,
      'Make room and repeat the command; nothing is lost and nothing is counted twice.',
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') {
    return new FailedError(
      'store_read_only',
      `The store ${path} may not be written.`,
      'Give yourself the right to write it, or name another file with --store.',
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new FailedError(
      'store_unreadable',
      `The store ${path} cannot be opened: permission denied.`,
      'Check the rights of the file and its folder, or name another file with --store.',
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ELOOP' || code === 'ENAMETOOLONG') {
    return new FailedError(
      'store_invalid',
      `The store ${path} cannot be made there (${code}).`,
      'Name another file with --store.',
    );
  }
  if (code.startsWith('SQLITE_')) {
    return new FailedError(
      'store_failed',
      `The store ${path} failed (${code}).`,
      'Try again; contact-report list shows how reports stand.',
    );
  }
  return null;
}
