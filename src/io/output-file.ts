import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FailedError } from '../errors.ts';
import { whyNotWritten } from '../messages/errno-text.ts';
import { messages } from '../messages/messages.ts';

/** A file that appears under its name when it is whole, or not at all; what was there before stays until then. */
export interface OutputFile {
  write(text: string): Promise<void>;
  /** Puts the file in its place. */
  finish(): Promise<void>;
  /** Leaves no trace. */
  discard(): Promise<void>;
}

/** Begins the file `path`, for its owner's eyes only. Throws FailedError where it could not be written. */
export async function createOutputFile(path: string): Promise<OutputFile> {
  const explained = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw failure(path, error);
    });
  const target = await explained(targetOf(path));
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await explained(open(temporary, 'wx', 0o600));
  // A second Ctrl-C ends the process at once.
  const tidy = () => rmSync(temporary, { force: true });
  process.on('exit', tidy);
  const discard = async () => {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    process.off('exit', tidy);
  };
  return {
    // `write` would stop at what fits; this one goes on until all is written.
    write: (text) => explained(file.appendFile(text)),
    async finish() {
      await explained(settle(file, temporary, target));
      process.off('exit', tidy);
    },
    discard,
  };
}

/** What a rename must replace: the file itself, not the link to it. */
async function targetOf(path: string): Promise<string> {
  const named = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (named === null) {
    if (/[/\\]$/.test(path)) throw Object.assign(new Error(), { code: 'EISDIR' });
    return join(await realpath(dirname(path)), basename(path));
  }
  // A link to nothing is replaced by the file.
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return path;
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (!found.isFile()) throw new Error(messages.files.notRegularFile);
  return realpath(path);
}

async function settle(file: FileHandle, temporary: string, target: string): Promise<void> {
  await file.sync();
  await file.close();
  await rename(temporary, target);
  await syncFolder(dirname(target));
}

/** A new name lasts once its folder is brought to the disk, too; some systems cannot do that, and need not. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function failure(path: string, error: unknown): FailedError {
  const { cannotWrite, nameAnotherFile } = messages.files;
  return new FailedError('output_failed', cannotWrite(path, whyNotWritten(error)), nameAnotherFile);
}
