import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, link, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messages } from '../messages/messages.ts';

/** A file that gets its name only when it is complete; until then, a file that already has that name stays. */
export interface AtomicFile {
  /** The path to write the file at until it is committed; nothing exists there at first. */
  readonly temporaryPath: string;
  /** Gives the file its name, and makes that last through a power cut. True if it replaced a file. */
  commit(): Promise<boolean>;
  /** Removes everything that is not committed; harmless after a commit. */
  discard(): Promise<void>;
}

/** An atomic file that is open for writing. */
export interface OpenAtomicFile extends AtomicFile {
  write(text: string): Promise<void>;
}

/** The rules for other files. */
export interface AtomicFileOptions {
  /** True if `commit` replaces an existing file; otherwise an existing file is an error with the code EEXIST. */
  readonly replace: boolean;
  /** The files that a program may create beside the temporary one; they are removed with it. */
  readonly companions?: (temporaryPath: string) => readonly string[];
}

/**
 * Prepares the file `path`, which the caller writes and syncs at `temporaryPath`. Throws the system's error, at once
 * or in `commit`, if the file cannot have that name.
 */
export async function prepareAtomicFile(
  path: string,
  { replace, companions = () => [] }: AtomicFileOptions,
): Promise<AtomicFile> {
  if (!replace && (await exists(path))) throw systemError('EEXIST');
  const target = replace ? await resolveTarget(path) : path;
  const temporaryPath = join(dirname(target), `.contact-report-${randomBytes(6).toString('hex')}.part`);
  const leftovers = [temporaryPath, ...companions(temporaryPath)];
  // A second Ctrl-C ends the process at once.
  const removeTemp = () => {
    for (const path of leftovers) rmSync(path, { force: true });
  };
  process.on('exit', removeTemp);
  const discard = async () => {
    for (const path of leftovers) await rm(path, { force: true });
    process.off('exit', removeTemp);
  };
  return {
    temporaryPath,
    async commit() {
      const replaced = replace && (await exists(target));
      await (replace ? rename : linkOrRename)(temporaryPath, target);
      await discard();
      await syncFolder(dirname(target));
      return replaced;
    },
    discard,
  };
}

/** Creates the file `path` with mode 0600, or replaces it. Throws the system's errors. */
export async function openAtomicFile(path: string, options: AtomicFileOptions): Promise<OpenAtomicFile> {
  const prepared = await prepareAtomicFile(path, options);
  const { temporaryPath } = prepared;
  let file: FileHandle;
  try {
    file = await open(temporaryPath, 'wx', 0o600);
  } catch (error) {
    await prepared.discard();
    throw error;
  }
  return {
    temporaryPath,
    // Unlike `write`, `appendFile` goes on until everything is written.
    write: (text) => file.appendFile(text),
    async commit() {
      await file.sync();
      await file.close();
      return prepared.commit();
    },
    async discard() {
      await file.close().catch(() => {});
      await prepared.discard();
    },
  };
}

/** The path that a rename must replace: the file that a link points to, not the link. */
async function resolveTarget(path: string): Promise<string> {
  if (!(await exists(path))) {
    if (/[/\\]$/.test(path)) throw systemError('EISDIR');
    return join(await realpath(dirname(path)), basename(path));
  }
  // The file replaces a link that points nowhere.
  const target = await stat(path).catch(nullIfMissing);
  if (target === null) return path;
  if (target.isDirectory()) throw systemError('EISDIR');
  if (!target.isFile()) throw new Error(messages.files.notRegularFile);
  return realpath(path);
}

/** Unlike a rename, a link never replaces a file. */
async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // This disk has no hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (await exists(to)) throw systemError('EEXIST');
    await rename(from, to);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(nullIfMissing)) !== null;
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** A new name survives a power cut only after its folder is synced, too; systems that cannot do that need not. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
