import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';

/** The place of a store, which may not exist yet. An engine for servers adds its own kind. */
export interface StorePlace {
  readonly kind: 'file';
  /** Absolute. */
  readonly path: string;
  /** The place as messages and documents name it. */
  readonly shown: string;
}

/** The place of a store in the file `path`. Throws UsageError if its name cannot be known. */
export function filePlace(path: string): StorePlace {
  refuseUnknownBytes(path);
  return { kind: 'file', path, shown: path };
}

/**
 * The place of the store: `flag`, else `CONTACT_REPORT_STORE`, else `events.db` in the user's data folder
 * (XDG Base Directory Specification: relative paths in its variables are ignored). Throws UsageError if its name cannot
 * be known.
 */
export function storePlace(flag: string | undefined, env: NodeJS.ProcessEnv): StorePlace {
  const named = flag ?? env.CONTACT_REPORT_STORE;
  if (named) return filePlace(resolve(named));
  const data =
    env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)
      ? env.XDG_DATA_HOME
      : join(env.HOME || homedir(), '.local', 'share');
  return filePlace(join(data, 'contact-report', 'events.db'));
}

/**
 * Refuses a path with bytes that are not UTF-8. Node replaces each of them by U+FFFD, so that the path leads to another
 * file. Throws UsageError.
 */
export function refuseUnknownBytes(path: string): void {
  const { notUtf8, notUtf8Hint } = messages.files;
  if (path.includes('\u{fffd}')) throw new UsageError(notUtf8(path), notUtf8Hint);
}
