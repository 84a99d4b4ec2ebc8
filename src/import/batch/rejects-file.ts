import {
  closeSync,
  fchmodSync,
  fstatSync,
  openSync,
  realpathSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { FailedError } from '../../errors.ts';
import { whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';

/** Keeps rejected records as they came. Created with the first rejected record, mode 0600. */
export class RejectsFile {
  readonly #path: string | null;
  #file: number | null = null;
  #header: string | null = null;
  readonly #appends: boolean;

  /** With `path` null, nothing is kept. */
  constructor(path: string | null, appends = false) {
    this.#path = path;
    this.#appends = appends;
  }

  /** Sets the header row of the current table, written before its first rejected row; null for other inputs. */
  header(line: string | null): void {
    this.#header = line;
  }

  add(text: string | Buffer): void {
    if (this.#path === null) return;
    if (this.#header !== null) {
      this.#write(`${this.#header}\n`);
      this.#header = null;
    }
    this.#write(text);
    if (text.at(-1) !== '\n' && text.at(-1) !== 0x0a) this.#write('\n');
  }

  /** Adds a piece of a record that is too long to be held in memory. */
  addPiece(piece: Buffer): void {
    if (this.#path !== null) this.#write(piece);
  }

  async close(): Promise<void> {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(data: string | Buffer): void {
    if (this.#path === null) return;
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    try {
      this.#file ??= openForOwner(this.#path, this.#appends);
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    } catch (error) {
      throw new FailedError(
        'rejects_unwritable',
        messages.imports.rejectsUnwritable(this.#path, whyNotWritten(error)),
        messages.imports.rejectsUnwritableHint,
      );
    }
  }
}

/**
 * Throws FailedError if the rejects file is a folder or a pipe: opening a pipe blocks until it has a reader, and
 * signals are not handled meanwhile. Devices and open descriptors (/dev/stderr) are accepted.
 */
export function checkRejects(path: string): void {
  let found: Stats;
  try {
    // An open descriptor without a name has no real path.
    found = statSync(realpathSync(path));
  } catch {
    return;
  }
  if (found.isFile() || found.isCharacterDevice()) return;
  throw new FailedError(
    'rejects_unwritable',
    messages.imports.rejectsNoFile(path),
    messages.imports.rejectsUnwritableHint,
  );
}

function openForOwner(path: string, appends: boolean): number {
  const file = openSync(path, appends ? 'a' : 'w', 0o600);
  const found = fstatSync(file);
  // An existing file keeps its mode when it is opened.
  if (found.isFile() && (found.mode & 0o077) !== 0) fchmodSync(file, 0o600);
  return file;
}
