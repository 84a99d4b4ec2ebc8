import { close, createReadStream, fstat, constants as modes, open } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isatty, ReadStream as TerminalStream } from 'node:tty';
import { promisify } from 'node:util';
import { FailedError } from '../../errors.ts';
import { whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { refuseUnknownBytes } from '../../store/store-place.ts';

/** An open file. */
export interface OpenFile {
  readonly stream: Readable;
  /** Its size, bytes; null for a pipe. */
  readonly size: number | null;
}

/** The size of one read, bytes. */
export const chunkSize = 256 * 1024;

/**
 * The size of a file, bytes; null for a pipe and standard input (`-`). Does not open it, because a pipe that is opened
 * and closed loses its content. Throws FailedError for a file that is missing, unreadable or a directory.
 */
export async function sizeOf(name: string): Promise<number | null> {
  return withImportError(name, async () => {
    if (name === '-') {
      // Node reads a directory on standard input as an empty file.
      sizeIn(await promisify(fstat)(0));
      return null;
    }
    const found = await stat(name);
    await access(name, modes.R_OK);
    return sizeIn(found);
  });
}

/**
 * Opens a file, which may be a pipe. Throws FailedError if it cannot be opened. O_NONBLOCK: opening a pipe without a
 * writer would otherwise block a thread that signals do not reach.
 */
export async function openFile(name: string): Promise<OpenFile> {
  return withImportError(name, async () => {
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

/** The error for an input that cannot be read. */
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

async function withImportError<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FailedError) throw error;
    refuseUnknownBytes(name);
    throw notImportable(name, whyNotRead(error), messages.imports.checkName);
  }
}
