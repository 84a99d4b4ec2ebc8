// Two batches of nine columns, four of them with a column of ends.
const mostKept = 26;

/**
 * The memory of columns. What is handed back is used again at once: the garbage collector would notice only much
 * later how much of it there is.
 */
export class ColumnMemory {
  readonly #spent: ArrayBuffer[] = [];

  /** Some memory, not always empty. */
  allocate(bytes: number): ArrayBuffer {
    const found = this.#spent.findIndex(({ byteLength }) => byteLength === bytes);
    return this.#spent.splice(found, found < 0 ? 0 : 1)[0] ?? new ArrayBuffer(bytes);
  }

  /** Takes back memory that nobody looks at any more. */
  giveBack(spent: readonly ArrayBuffer[]): void {
    this.#spent.push(...spent);
    this.#spent.splice(0, this.#spent.length - mostKept);
  }
}
