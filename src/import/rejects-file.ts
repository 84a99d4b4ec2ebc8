import { closeSync, openSync, writeSync } from 'node:fs';
import { FailedError } from '../errors.ts';
import { texts } from '../language/texts.ts';

/** Keeps rejected records as they came. The file is made, with rights for its owner only, when the first one comes. */
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
      this.#file ??= openSync(this.#path, 'w', 0o600);
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new FailedError(
        'rejects_unwritable',
        texts.imports.rejectsUnwritable(this.#path, String(code)),
        texts.imports.rejectsUnwritableHint,
      );
    }
  }
}
