import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that is there to be followed. */
export interface FoundFile {
  readonly path: string;
  /** The index of what the user named, of which it is part. */
  readonly index: number;
  /** The same for every name of the file, also after it was renamed: its device and inode. */
  readonly identity: string;
  readonly size: number;
  /** When it was last written, ns UTC. */
  readonly modified: bigint;
  /** True if it has been rotated: a file that is not empty has the name that this one had. */
  readonly isRotated: boolean;
}

/**
 * Finds the files that belong to `names`: of a folder, every regular file in it that does not begin with a dot; of a
 * file, itself and its rotated copies beside it. The longest unwritten come first. Those in `exclude` are left out.
 */
export function findFollowed(names: readonly string[], exclude: readonly string[]): FoundFile[] {
  const excluded = new Set(exclude.map((path) => stat(path)?.identity));
  const found = new Map<string, FoundFile>();
  for (const [index, name] of names.entries()) {
    const isFolder = stat(name)?.isFolder ?? false;
    const folder = isFolder ? name : dirname(name);
    const belongs = (entry: string) =>
      isFolder
        ? !entry.startsWith('.')
        : entry === basename(name) || namesBeforeRotation(entry).includes(basename(name));
    const files = new Map<string, Omit<FoundFile, 'isRotated'>>();
    for (const entry of entriesOf(folder).filter(belongs)) {
      // As the user typed it, so that what is printed of it is what was typed.
      const path = !isFolder && entry === basename(name) ? name : join(folder, entry);
      const seen = stat(path);
      if (!seen?.isFile || excluded.has(seen.identity)) continue;
      const { identity, size, modified } = seen;
      files.set(entry, { path, index, identity, size, modified });
    }
    for (const [entry, file] of files) {
      const isRotated = namesBeforeRotation(entry).some((other) => (files.get(other)?.size ?? 0) > 0);
      if (!found.has(file.identity)) found.set(file.identity, { ...file, isRotated });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.modified - b.modified) || (a.path < b.path ? -1 : 1));
}

/** Rotation adds this to a name: a number, a date with or without a time, seconds since 1970, or `old`. */
const number = String.raw`\.\d{1,4}`;
const date = String.raw`[.-](?:\d{8}|\d{4}-\d{2}-\d{2})(?:[T_.-]?\d{2,9})?`;
const mark = new RegExp(`^(?:${number}|${date}|-\\d{10}|\\.old)$`);

/**
 * The names that the file `name` may have had before it was rotated, and perhaps zipped: `app.log` for `app.log.1`,
 * `app.log-20260131.gz` and `app-2026-01-31.log`, as logrotate, log4j and others write them.
 */
export function namesBeforeRotation(name: string): string[] {
  const plain = name.replace(/\.gz$/, '');
  const extension = plain.slice(plain.lastIndexOf('.'));
  const names = plain === name ? [] : [plain];
  for (let at = 1; at < plain.length; at += 1) {
    if (plain[at] !== '.' && plain[at] !== '-') continue;
    if (mark.test(plain.slice(at))) names.push(plain.slice(0, at));
    if (mark.test(plain.slice(at, plain.length - extension.length)))
      names.push(plain.slice(0, at) + extension);
  }
  return names;
}

function stat(path: string) {
  try {
    const seen = statSync(path, { bigint: true });
    return {
      identity: `${seen.dev} ${seen.ino}`,
      isFile: seen.isFile(),
      isFolder: seen.isDirectory(),
      size: Number(seen.size),
      modified: seen.mtimeNs,
    };
  } catch {
    return null; // It is not there now.
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // As while it is being replaced.
  }
}
