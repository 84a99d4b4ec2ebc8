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

/** Keeps rejected records as they came. The file is made when the first one comes; rights on it has its owner only. */
export class RejectsFile {
  readonly #path: string | null;
  #file: number | null = null;
  #header: string | null = null;

  /** `path` null: nothing is kept. */
  constructor(path: string | null) {
    this.#path = path;
  }

  /** The header row of the table that is being read; it precedes its first rejected row. */
  header(line: string): void {
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

  /** Adds a piece of a record that is too long to be added at once. */
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
      this.#file ??= openForOwner(this.#path);
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
 * Throws FailedError where the name of the rejects file is that of a folder or a pipe: opening a pipe waits for its
 * reader, and no signal is heard meanwhile. A device takes rejects, and so does what is open already (/dev/stderr).
 */
export function checkRejects(path: string): void {
  let found: Stats;
  try {
    // What is open already and has no name of its own has no real path either.
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

function openForOwner(path: string): number {
  const file = openSync(path, 'w', 0o600);
  const found = fstatSync(file);
  // One that was there keeps the rights that it had.
  if (found.isFile() && (found.mode & 0o077) !== 0) fchmodSync(file, 0o600);
  return file;
}
