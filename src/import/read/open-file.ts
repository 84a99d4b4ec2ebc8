import { close, createReadStream, fstat, constants as modes, open } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isatty, ReadStream as TerminalStream } from 'node:tty';
import { promisify } from 'node:util';
import { FailedError } from '../../errors.ts';
import { whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';

/** A file that has been opened. */
export interface OpenFile {
  readonly stream: Readable;
  /** Its size, bytes; null where it has none, as a pipe. */
  readonly size: number | null;
}

/** How much of a file is read at once, bytes. */
export const chunkSize = 256 * 1024;

/**
 * Looks at a file without opening it, for a pipe that is opened and left is lost; gives its size, bytes, null where it
 * has none, as standard input (`-`). Throws FailedError for one that is missing, may not be read or is a directory.
 */
export async function sizeOf(name: string): Promise<number | null> {
  return explained(name, async () => {
    if (name === '-') {
      // Node takes a directory there for an empty input.
      sizeIn(await promisify(fstat)(0));
      return null;
    }
    const found = await stat(name);
    await access(name, modes.R_OK);
    return sizeIn(found);
  });
}

/**
 * Opens a file, which may be a pipe. Throws FailedError where it cannot be opened. Opening waits for nobody: a pipe
 * without a writer would otherwise hold a thread that no signal reaches.
 */
export async function openFile(name: string): Promise<OpenFile> {
  return explained(name, async () => {
    const file = await promisify(open)(name, modes.O_RDONLY | (modes.O_NONBLOCK ?? 0));
    try {
      const found = await promisify(fstat)(file);
      return { stream: streamOf(file, found.isFIFO()), size: sizeIn(found) };
    } catch (error) {
      await promisify(close)(file);
      throw error;
    }
  });
}

/** Tells why an input cannot be read. */
export function notImportable(name: string, why: string, hint: string): FailedError {
  return new FailedError('import_unreadable', messages.imports.cannotImport(name, why), hint);
}

function streamOf(file: number, isPipe: boolean): Readable {
  if (isPipe) return new Socket({ fd: file, readable: true, writable: false });
  if (isatty(file)) return new TerminalStream(file);
  return createReadStream('', { fd: file, highWaterMark: chunkSize });
}

function sizeIn(found: { isDirectory(): boolean; isFile(): boolean; size: number }) {
  if (found.isDirectory()) throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
  return found.isFile() ? found.size : null;
}

async function explained<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FailedError) throw error;
    throw notImportable(name, whyNotRead(error), messages.imports.checkName);
  }
}
