import type { BufferPool } from './buffer-pool.ts';
import { NumberColumnWriter } from './number-column.ts';

/**
 * Texts, one behind the other in one buffer: many of them cost the garbage collector nothing, and they move to
 * another thread without being copied. An empty text is none.
 */
export interface TextColumn {
  readonly bytes: Uint8Array;
  /** The ends of the texts in `bytes`; each begins at the end of the one before. */
  readonly ends: Uint32Array;
}

/** Gives text `n` of a column, null for none. */
export type TextReader = (n: number) => string | null;

/** Reads a column. */
export function textsOf({ bytes, ends }: TextColumn): TextReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (n) => {
    const start = n === 0 ? 0 : (ends[n - 1] ?? 0);
    const end = ends[n] ?? start;
    return start === end ? null : buffer.toString('utf8', start, end);
  };
}

/** bytes */
const initialCapacity = 1024;

/** Builds a column, text by text. */
export class TextColumnWriter {
  #bytes: Buffer;
  #length = 0;
  readonly #pool: BufferPool;
  readonly #ends: NumberColumnWriter<Uint32Array>;

  constructor(
    pool: BufferPool,
    capacity = initialCapacity,
    ends = new NumberColumnWriter<Uint32Array>(Uint32Array, pool),
  ) {
    this.#pool = pool;
    this.#bytes = Buffer.from(pool.allocate(capacity));
    this.#ends = ends;
  }

  /** How many bytes there are. */
  get size(): number {
    return this.#length;
  }

  push(text: string | null): void {
    if (text !== null) {
      // A UTF-16 unit takes at most three bytes.
      this.#reserve(text.length * 3);
      this.#length += this.#bytes.write(text, this.#length, 'utf8');
    }
    this.#ends.push(this.#length);
  }

  finish(): TextColumn {
    return { bytes: this.#bytes.subarray(0, this.#length), ends: this.#ends.finish() };
  }

  /** An empty one of the same capacity. */
  emptyLike(): TextColumnWriter {
    return new TextColumnWriter(this.#pool, this.#bytes.length, this.#ends.emptyLike());
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.from(this.#pool.allocate(Math.max(this.#bytes.length * 2, this.#length + bytes)));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
