import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { type CheckedInputs, checkInputs, type ReadRequest } from '../batch/read-events.ts';
import { hasFirstLine, isGzip } from '../read/input.ts';
import { notImportable, sizeOf } from '../read/open-file.ts';
import { findFollowed } from './followed-names.ts';

/** The number of bytes in which a first line is looked for. */
const peekBytes = 64 * 1024;

/**
 * Checks the files and folders to follow before any is read. A file may be missing if a rotated copy of it is there.
 * Throws FailedError for one that cannot be followed, and like checkInputs for one that has a first line.
 */
export async function checkFollowed(request: ReadRequest, stdin: Readable): Promise<CheckedInputs> {
  await checkInputs({ ...request, files: [] }, stdin);
  const dateOrders: CheckedInputs['dateOrders'][number][] = request.files.map(() => null);
  for (const [index, name] of request.files.entries()) {
    const found = statSync(name, { throwIfNoEntry: false });
    if (!found && findFollowed([name], []).length > 0) continue;
    if (found?.isDirectory()) {
      try {
        readdirSync(name);
      } catch (error) {
        throw notImportable(name, whyNotRead(error), messages.imports.checkName);
      }
    } else if ((await sizeOf(name)) === null) {
      throw notImportable(name, messages.imports.cannotGrow, messages.imports.checkName);
    } else if (hasBegun(name)) {
      const checked = await checkInputs({ ...request, files: [name] }, stdin);
      dateOrders[index] = checked.dateOrders[0] ?? null;
    }
  }
  return { size: null, dateOrders, readLast: [] };
}

/** True if enough of a file is there to tell what it holds. */
function hasBegun(name: string): boolean {
  const file = openSync(name, 'r');
  try {
    const bytes = Buffer.alloc(peekBytes);
    const start = bytes.subarray(0, readSync(file, bytes, 0, peekBytes, 0));
    return isGzip(start) || hasFirstLine(start);
  } finally {
    closeSync(file);
  }
}
