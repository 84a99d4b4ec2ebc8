import type { ColumnMemory } from './buffer-pool.ts';
import { NumberColumnWriter } from './number-column.ts';

/**
 * Texts, one behind the other in one piece of memory: many of them cost the garbage collector nothing, and they
 * move to another thread without being copied. An empty text is none.
 */
export interface TextColumn {
  readonly bytes: Uint8Array;
  /** Where each text ends in `bytes`; it begins where the one before ends. */
  readonly ends: Uint32Array;
}

/** Gives text `n` of a column, null for none. */
export type TextReader = (n: number) => string | null;

/** Reads a column. */
export function textsOf({ bytes, ends }: TextColumn): TextReader {
  const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (n) => {
    const start = n === 0 ? 0 : (ends[n - 1] ?? 0);
    const end = ends[n] ?? start;
    return start === end ? null : memory.toString('utf8', start, end);
  };
}

const firstRoom = 1024;

/** Builds a column, text by text. */
export class TextColumnWriter {
  #bytes: Buffer;
  #length = 0;
  readonly #memory: ColumnMemory;
  readonly #ends: NumberColumnWriter<Uint32Array>;

  constructor(
    memory: ColumnMemory,
    room = firstRoom,
    ends = new NumberColumnWriter<Uint32Array>(Uint32Array, memory),
  ) {
    this.#memory = memory;
    this.#bytes = Buffer.from(memory.allocate(room));
    this.#ends = ends;
  }

  /** How many bytes there are. */
  get size(): number {
    return this.#length;
  }

  push(text: string | null): void {
    if (text !== null) {
      // A UTF-16 unit takes at most three bytes.
      this.#makeRoom(text.length * 3);
      this.#length += this.#bytes.write(text, this.#length, 'utf8');
    }
    this.#ends.push(this.#length);
  }

  finish(): TextColumn {
    return { bytes: this.#bytes.subarray(0, this.#length), ends: this.#ends.finish() };
  }

  /** An empty one with as much room. */
  another(): TextColumnWriter {
    return new TextColumnWriter(this.#memory, this.#bytes.length, this.#ends.another());
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.from(this.#memory.allocate(Math.max(this.#bytes.length * 2, this.#length + bytes)));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
