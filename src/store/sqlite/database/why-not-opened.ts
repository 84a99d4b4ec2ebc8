import { accessSync, closeSync, constants, existsSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FailedError } from '../../../errors.ts';
import { whyNotWritten } from '../../../messages/errno-text.ts';
import { messages } from '../../../messages/messages.ts';
import { companionUnusable } from './companions.ts';
import { companionSuffixes, isTooLong } from './files.ts';

/** The sentence for a store that SQLite cannot open, for whichever reason: it does not tell them apart. */
export function whyNotOpened(named: string): FailedError {
  const { stores } = messages;
  const path = resolved(named);
  if (isTooLong(path)) return tooLong(named);
  const folder = dirname(path);
  for (const suffix of companionSuffixes) {
    const error = existsSync(path + suffix) ? whyNot(() => openSync(path + suffix, 'r+')) : null;
    if (error && codeOf(error) !== 'EROFS') return companionUnusable(path + suffix, named, error);
  }
  // The files that lie beside a store while it is open are made in its folder.
  const reason =
    whyNot(() => statSync(folder)) ??
    whyNot(() => openSync(path, 'r')) ??
    whyNot(() => accessSync(folder, constants.W_OK | constants.X_OK));
  if (codeOf(reason) === 'EROFS')
    return new FailedError('store_read_only', stores.readOnly(named), stores.readOnlyHint);
  return reason
    ? new FailedError('store_unreadable', stores.cannotOpen(named, whyNotWritten(reason)), stores.deniedHint)
    : new FailedError('store_failed', stores.failed(named, 'SQLITE_CANTOPEN'), stores.failedHint);
}

/** The error for a store whose path is longer than SQLite takes. */
export function tooLong(path: string): FailedError {
  const { cannotOpen, shorterPath } = messages.stores;
  return new FailedError('store_invalid', cannotOpen(path, messages.systemErrors.nameTooLong), shorterPath);
}

/** The error of `attempt`, which may give an open file; null if there is none. */
function whyNot(attempt: () => unknown): unknown {
  try {
    const file = attempt();
    if (typeof file === 'number') closeSync(file);
    return null;
  } catch (error) {
    return error;
  }
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
