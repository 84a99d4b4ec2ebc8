import { fstatSync, statSync } from 'node:fs';

/** The same text for every name of an ordinary file, or its descriptor, and for no other; null when there is none. */
export function fileIdentity(file: string | number): string | null {
  try {
    const stat =
      typeof file === 'number' ? fstatSync(file, { bigint: true }) : statSync(file, { bigint: true });
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : null;
  } catch {
    return null;
  }
}
