import { type Content, inspectInput } from '../read/input.ts';
import type { InputRecord } from '../read/input-record.ts';
import { ByteFeed } from './byte-feed.ts';

/** The records that are read from a content. */
interface Reader {
  readonly records: AsyncIterable<InputRecord[]>;
}

/** The records of a file that grows, as its bytes come; a record that is written by halves waits for its end. */
export class GrowingRecords {
  readonly #feed = new ByteFeed();
  readonly #records: AsyncGenerator<InputRecord[], void, void>;
  #pending: Promise<IteratorResult<InputRecord[], void>> | null = null;
  #content: Content | null = null;

  /** `encoding` is that of the text, null if it is found out; `open` gives what reads a content. */
  constructor(name: string, encoding: string | null, open: (content: Content) => Promise<Reader>) {
    this.#records = this.#read(name, encoding, open);
  }

  /** Its layout; null before its first line is complete. */
  get content(): Content | null {
    return this.#content;
  }

  feed(chunk: Buffer): void {
    this.#feed.feed(chunk);
  }

  /** Ends the file: what stands behind its last line break is a record too. */
  end(): void {
    this.#feed.end();
  }

  /** Gives the records that are complete by now. Throws the errors of the content. */
  async *available(): AsyncGenerator<InputRecord[], void, void> {
    for (;;) {
      this.#pending ??= this.#records.next();
      const item = await Promise.race([this.#pending, this.#feed.isUsedUp()]);
      if (!item) return;
      this.#pending = null;
      if (item.done) return;
      yield item.value;
    }
  }

  async *#read(
    name: string,
    encoding: string | null,
    open: (content: Content) => Promise<Reader>,
  ): AsyncGenerator<InputRecord[], void, void> {
    this.#content = await inspectInput(name, this.#feed, { grows: true, encoding });
    yield* (await open(this.#content)).records;
  }
}
