import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where the store lies: `flag`, else `CONTACT_REPORT_STORE`, else `events.db` in the user's data folder
 * (XDG Base Directory Specification: relative paths in its variables are ignored).
 */
export function storeLocation(flag: string | undefined, env: NodeJS.ProcessEnv): string {
  const named = flag ?? env.CONTACT_REPORT_STORE;
  if (named) return resolve(named);
  const data =
    env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)
      ? env.XDG_DATA_HOME
      : join(homedir(), '.local', 'share');
  return join(data, 'contact-report', 'events.db');
}
