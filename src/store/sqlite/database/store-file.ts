import { closeSync, mkdirSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FailedError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { fileIdentity } from '../../file-identity.ts';
import { refuseCompanions, refuseForeignCompanions } from './companions.ts';
import { beginsLikeDatabase } from './file-header.ts';
import { companionSuffixes, isNamedLikeCompanion, isTooLong } from './files.ts';
import { loadLibrary } from './library.ts';
import { tooLong } from './why-not-opened.ts';

/** The state of the file at the path of a store. Throws FailedError if it cannot be a store. */
export function inspectFile(path: string): 'missing' | 'empty' | 'present' {
  refuseName(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'missing';
  if (stat.isDirectory()) {
    throw new FailedError(
      'store_invalid',
      messages.stores.isDirectory(path),
      messages.stores.nameAFile(`${path.replace(/\/+$/, '')}/events.db`),
    );
  }
  if (!stat.isFile()) throw notAStore(path);
  const file = realpathSync(path);
  refuseName(file);
  if (stat.size === 0) {
    refuseForeignCompanions(file);
    return 'empty';
  }
  if (!beginsLikeDatabase(path)) throw notAStore(path);
  refuseForeignCompanions(file);
  return 'present';
}

/**
 * Refuses a store with a second name: the log and the lock go by the name, and under two names, each would know nothing
 * of what was written under the other. Throws FailedError.
 */
export async function refuseSecondName(path: string): Promise<void> {
  const hasSecondName = () => statSync(path).nlink > 1;
  // A FUSE file system may for a second remember the name that a backup had before it was complete.
  for (let look = 0; hasSecondName(); look += 1) {
    if (look === 3) {
      const { twoNames, twoNamesHint } = messages.stores;
      throw new FailedError('store_invalid', twoNames(path), twoNamesHint(path));
    }
    await sleep(500);
  }
}

/** A file that was made for a store, until there is one in it. */
export interface NewFile {
  /** Removes it if it is still empty. */
  discard(): void;
}

/** Makes an empty file for a store at `path`, and its folder. Throws FailedError if that cannot be. */
export function makeFile(path: string): NewFile {
  loadLibrary();
  makeFolder(dirname(path));
  const file = join(realpathSync(dirname(path)), basename(path));
  refuseName(file);
  refuseForeignCompanions(file);
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    const identity = fileIdentity(descriptor);
    closeSync(descriptor);
    return {
      discard() {
        const stat = statSync(file, { throwIfNoEntry: false });
        if (stat?.size === 0 && fileIdentity(file) === identity) rmSync(file, { force: true });
      },
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!statSync(path, { throwIfNoEntry: false })) {
      throw new FailedError(
        'store_invalid',
        messages.stores.linkToNowhere(path),
        messages.stores.nameAnother,
      );
    }
    // Another process was faster, which is as good.
    return { discard() {} };
  }
}

/** Refuses a copy of a store at `path` if it could not be opened there. Throws FailedError. */
export function refuseCopyAt(path: string): void {
  refuseName(path);
  refuseCompanions(path);
}

/** The error for a file that holds something else. */
export function notAStore(path: string): FailedError {
  return new FailedError('store_invalid', messages.stores.notAStore(path), messages.stores.nameAnother);
}

function refuseName(path: string): void {
  if (isTooLong(path)) throw tooLong(path);
  if (isNamedLikeCompanion(path)) {
    const { namedLikeCompanion, nameAnother } = messages.stores;
    throw new FailedError(
      'store_invalid',
      namedLikeCompanion(path, companionSuffixes.join(', ')),
      nameAnother,
    );
  }
}

/** Makes a folder and those above it. Node's own way hides the reason of a failure, and never ends in /proc. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
