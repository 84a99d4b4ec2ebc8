import { closeSync, fstatSync, constants as modes, openSync, readSync } from 'node:fs';
import { chunkSize } from '../read/open-file.ts';

/** How many of the bytes before the place that has been reached are compared before reading on. */
const fingerprintBytes = 1024;

/** The place that has been reached in a file, and the bytes before it. */
export interface Place {
  readonly offset: number;
  /** The last bytes before `offset`, at most {@link fingerprintBytes}. */
  readonly before: Buffer;
}

/** The beginning of any file. */
export const beginning: Place = { offset: 0, before: Buffer.alloc(0) };

/**
 * A file that is read as it grows. What was read is recognised by its last bytes: with each look they are read again
 * in one go with what follows, so that a file that was truncated and written anew is not taken for one that grew.
 */
export class GrownFile {
  readonly #descriptor: number;
  #place: Place;

  /** Opens `path` to read on from `place`. Throws a system error. */
  constructor(path: string, place: Place = beginning) {
    // A pipe, which may have taken the place of the file, would block.
    this.#descriptor = openSync(path, modes.O_RDONLY | (modes.O_NONBLOCK ?? 0));
    this.#place = place;
  }

  get place(): Place {
    return this.#place;
  }

  /** Its state now; `identity` and `modified` as in FoundFile. */
  stat(): {
    readonly identity: string;
    /** The number of its names. */
    readonly links: number;
    readonly size: number;
    readonly modified: bigint;
  } {
    const { dev, ino, nlink, size, mtimeNs } = fstatSync(this.#descriptor, { bigint: true });
    return { identity: `${dev} ${ino}`, links: Number(nlink), size: Number(size), modified: mtimeNs };
  }

  /** The next bytes, none if there are none yet; null if the file no longer holds what was read of it. */
  read(): Buffer | null {
    const { offset, before } = this.#place;
    const waiting = Math.max(0, this.stat().size - offset);
    const bytes = Buffer.allocUnsafe(before.length + Math.min(waiting, chunkSize));
    let length = 0;
    while (length < bytes.length) {
      const from = offset - before.length + length;
      const read = readSync(this.#descriptor, bytes, length, bytes.length - length, from);
      if (read === 0) break;
      length += read;
    }
    if (length < before.length || !bytes.subarray(0, before.length).equals(before)) return null;
    const chunk = bytes.subarray(before.length, length);
    if (chunk.length > 0) {
      const last = bytes.subarray(Math.max(0, length - fingerprintBytes), length);
      this.#place = { offset: offset + chunk.length, before: Buffer.from(last) };
    }
    return chunk;
  }

  /** Goes back to its beginning. */
  rewind(): void {
    this.#place = beginning;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
