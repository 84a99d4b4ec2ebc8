import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, lstat, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './output-file.ts';

/** A file that appears under its name when it is whole, or not at all; never in the place of another. */
export interface NewFile {
  /** Where it is to be written, and brought to the disk, before that; there is nothing there yet. */
  readonly part: string;
  /** Gives it its name. Throws EEXIST where another file came by that name meanwhile. */
  appear(): Promise<void>;
  /** Leaves no trace of what has not appeared. */
  discard(): Promise<void>;
}

/**
 * Begins the file `path`. Throws EEXIST when there is one. `besides` gives the files that may come to be beside `part`
 * while it is written.
 */
export async function beginNewFile(
  path: string,
  besides: (part: string) => readonly string[],
): Promise<NewFile> {
  if (await isThere(path)) throw exists();
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  const traces = new Set([part, ...besides(part)]);
  // A second Ctrl-C ends the process at once.
  const tidy = () => {
    for (const trace of traces) rmSync(trace, { force: true });
  };
  process.on('exit', tidy);
  return {
    part,
    async appear() {
      await nameIt(part, path);
      await rm(part, { force: true });
      await syncFolder(dirname(path));
    },
    async discard() {
      for (const trace of traces) await rm(trace, { force: true });
      process.off('exit', tidy);
    },
  };
}

async function nameIt(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A disk without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (await isThere(path)) throw exists();
    await rename(part, path);
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

const exists = () => Object.assign(new Error('the file exists'), { code: 'EEXIST' });
