import type { BufferPool } from './buffer-pool.ts';

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** `Float64Array` and its like. */
interface ColumnType<Column extends Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): Column;
}

const initialCapacity = 64;

/** Builds a column of numbers in one buffer, number by number. */
export class NumberColumnWriter<Column extends Numbers> {
  #numbers: Column;
  #length = 0;
  readonly #type: ColumnType<Column>;
  readonly #pool: BufferPool;

  constructor(type: ColumnType<Column>, pool: BufferPool, capacity = initialCapacity) {
    this.#type = type;
    this.#pool = pool;
    this.#numbers = this.#allocate(capacity);
  }

  /** How many numbers there are. */
  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = this.#allocate(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  finish(): Column {
    return this.#numbers.subarray(0, this.#length) as Column;
  }

  /** An empty one of the same capacity. */
  emptyLike(): NumberColumnWriter<Column> {
    return new NumberColumnWriter(this.#type, this.#pool, this.#numbers.length);
  }

  #allocate(length: number): Column {
    return new this.#type(this.#pool.allocate(length * this.#type.BYTES_PER_ELEMENT));
  }
}
