import type { ColumnMemory } from './buffer-pool.ts';

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** A kind of column: `Float64Array` and its like. */
interface Kind<Column extends Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBuffer): Column;
}

const firstRoom = 64;

/** Builds a column of numbers in one piece of memory, number by number. */
export class NumberColumnWriter<Column extends Numbers> {
  #numbers: Column;
  #length = 0;
  readonly #kind: Kind<Column>;
  readonly #memory: ColumnMemory;

  constructor(kind: Kind<Column>, memory: ColumnMemory, room = firstRoom) {
    this.#kind = kind;
    this.#memory = memory;
    this.#numbers = this.#allocate(room);
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

  /** An empty one with as much room. */
  another(): NumberColumnWriter<Column> {
    return new NumberColumnWriter(this.#kind, this.#memory, this.#numbers.length);
  }

  #allocate(length: number): Column {
    return new this.#kind(this.#memory.allocate(length * this.#kind.BYTES_PER_ELEMENT));
  }
}
