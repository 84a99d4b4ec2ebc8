import { describeDamage } from '../batch/read-events.ts';
import { type FollowContext, FollowedContent } from './followed-content.ts';
import type { FoundFile } from './followed-names.ts';
import { beginning, GrownFile, type Place } from './grown-file.ts';

/** The place reached in a file that was truncated, and its content: a copy of the file continues from there. */
export interface Remainder {
  readonly place: Place;
  readonly content: FollowedContent;
}

/** One file that is followed: the same under any name, until it is truncated or written anew. */
export class FollowedFile {
  found: FoundFile;
  /** The number of looks in a row in which it did not grow. */
  quietLooks = 0;
  content: FollowedContent;
  readonly #context: FollowContext;
  #file: GrownFile | null = null;
  #place: Place;
  /** True if it could not be opened, which is counted once. */
  #isRefused = false;
  /** The state in which it was last read to its end. */
  #known: { readonly size: number; readonly modified: bigint; readonly isConfirmed: boolean } | null = null;

  /** With `remainder`, the file is a copy of one that was read that far. */
  constructor(found: FoundFile, context: FollowContext, remainder?: Remainder) {
    this.found = found;
    this.#context = context;
    this.#place = remainder?.place ?? beginning;
    this.content = remainder?.content ?? new FollowedContent(found.path, found.index, context);
  }

  get isOpen(): boolean {
    return this.#file !== null;
  }

  /** The number of its names; 0 if it was deleted, or cannot be looked at. */
  get links(): number {
    try {
      return this.#file?.stat().links ?? 0;
    } catch {
      return 0;
    }
  }

  /** True if the file holds what was read up to the place of `remainder`. */
  continues({ place }: Remainder): boolean {
    if (place.offset === 0) return false;
    try {
      const file = new GrownFile(this.found.path, place);
      try {
        return file.stat().identity === this.found.identity && file.read() !== null;
      } finally {
        file.close();
      }
    } catch {
      return false;
    }
  }

  /**
   * Interprets what has been added, up to about `budget` bytes; yields now and then, for the caller to pass on what
   * was gathered. Gives a remainder if the file was truncated or written anew; it is then read from its beginning.
   */
  async *readOn(
    budget: number,
  ): AsyncGenerator<void, { remainder: Remainder | null; hasMore: boolean }, void> {
    const nothing = { remainder: null, hasMore: false };
    // Two writes within one tick of the clock leave the same state: the second look makes sure.
    if (this.#known?.isConfirmed && this.#isKnown(this.#file?.stat() ?? this.found)) {
      this.quietLooks += 1;
      return nothing;
    }
    const file = this.#open();
    if (!file) return nothing;
    const { size, modified } = file.stat();
    let read = 0;
    for (;;) {
      const chunk = file.read();
      // A file that was taken to be complete, and was not, is read once more.
      if (chunk === null || (chunk.length > 0 && this.content.isComplete)) {
        const remainder = chunk === null ? { place: this.#place, content: this.content } : null;
        this.content = new FollowedContent(this.found.path, this.found.index, this.#context);
        this.#place = beginning;
        this.#known = null;
        this.quietLooks = 0;
        file.rewind();
        return { remainder, hasMore: true };
      }
      if (chunk.length === 0) break;
      this.#place = file.place;
      read += chunk.length;
      yield* this.content.take(chunk);
      if (read >= budget) return { remainder: null, hasMore: true };
    }
    this.#known = { size, modified, isConfirmed: read === 0 && this.#isKnown({ size, modified }) };
    this.quietLooks = read > 0 ? 0 : this.quietLooks + 1;
    return nothing;
  }

  #isKnown({ size, modified }: Pick<FoundFile, 'size' | 'modified'>): boolean {
    return this.#known?.size === size && this.#known.modified === modified;
  }

  /** Lets go of the file; it is opened again when it changes. */
  close(): void {
    this.#file?.close();
    this.#file = null;
  }

  /** The file, opened if it is still the one that was found; null if it cannot be opened now. */
  #open(): GrownFile | null {
    if (this.#file) return this.#file;
    try {
      const file = new GrownFile(this.found.path, this.#place);
      if (file.stat().identity === this.found.identity) this.#file = file;
      else file.close();
    } catch (error) {
      // It may have been renamed or deleted since it was found; the next look shows.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && !this.#isRefused) {
        this.#isRefused = true;
        this.content.reject(describeDamage(error));
      }
    }
    return this.#file;
  }
}
