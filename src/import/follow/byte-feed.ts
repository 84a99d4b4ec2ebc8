/** Bytes that arrive over time. Its one reader waits for more; {@link isUsedUp} resolves when it does. */
export class ByteFeed implements AsyncIterable<Buffer> {
  readonly #chunks: Buffer[] = [];
  #isEnded = false;
  #isWaiting = false;
  #wake = () => {};
  #onUsedUp = () => {};

  feed(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#resume();
  }

  /** Ends the bytes: the reader gets those that are left, and the end. */
  end(): void {
    this.#isEnded = true;
    this.#resume();
  }

  /** Resolves when the reader waits for bytes that are not there yet. */
  isUsedUp(): Promise<void> {
    if (this.#isWaiting) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onUsedUp = resolve;
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, void> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) yield chunk;
      else if (this.#isEnded) return;
      else {
        const fed = new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#isWaiting = true;
        this.#onUsedUp();
        await fed;
      }
    }
  }

  #resume(): void {
    this.#isWaiting = false;
    this.#wake();
  }
}
