import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** The place of a store, which may not exist yet. An engine for servers adds its own kind. */
export interface StorePlace {
  readonly kind: 'file';
  /** Absolute. */
  readonly path: string;
  /** The place as messages and documents name it. */
  readonly shown: string;
}

/** The place of a store in the file `path`. */
export function filePlace(path: string): StorePlace {
  return { kind: 'file', path, shown: path };
}

/**
 * The place of the store: `flag`, else `CONTACT_REPORT_STORE`, else `events.db` in the user's data folder
 * (XDG Base Directory Specification: relative paths in its variables are ignored).
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
