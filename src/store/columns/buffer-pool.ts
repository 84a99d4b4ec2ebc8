// Two batches of ten columns, four of them with a column of ends.
const mostKept = 28;

/**
 * The memory of columns. What is released is used again at once: the garbage collector would notice only much later
 * how much of it there is.
 */
export class BufferPool {
  readonly #released: ArrayBuffer[] = [];

  /** A buffer of `bytes`, not always empty. */
  allocate(bytes: number): ArrayBuffer {
    const found = this.#released.findIndex(({ byteLength }) => byteLength === bytes);
    return this.#released.splice(found, found < 0 ? 0 : 1)[0] ?? new ArrayBuffer(bytes);
  }

  /** Takes back buffers that nothing reads any more. */
  release(buffers: readonly ArrayBuffer[]): void {
    this.#released.push(...buffers);
    this.#released.splice(0, this.#released.length - mostKept);
  }
}
