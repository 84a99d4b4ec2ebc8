import { Readable } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { BufferPool } from '../../store/columns/buffer-pool.ts';
import { BatchBuilder } from '../batch/batch-builder.ts';
import { BatchPace } from '../batch/batch-pace.ts';
import type { EventBatch, FollowRequest, ReadRequest } from '../batch/read-events.ts';
import { RejectsFile } from '../batch/rejects-file.ts';
import { readContacts } from '../formats/mapped/contacts-by-id.ts';
import type { FollowContext } from './followed-content.ts';
import { FollowedFile, type Remainder } from './followed-file.ts';
import { type FoundFile, findFollowed } from './followed-names.ts';

/** How long events wait at most before they are passed on to be written, ms. */
const patience = 500;
/** How long reading goes on before messages and signals have their turn, ms. */
const breath = 50;
/** How much of a file is read before the others have their turn, bytes. */
const turn = 4 * 1024 * 1024;
/** The number of files that are kept open; of those beyond, a rotation may go unseen. */
const mostOpen = 200;
/** The number of looks for which a file that was rotated away must not have grown to be complete. */
const quietLooksAtEnd = 20;

/**
 * Reads files as they grow, and those that take their place, until `stop` is aborted; then gives what was read, and
 * ends. Files are recognised by device and inode, and by the bytes that were read of them last.
 */
export async function* followEvents(
  asked: ReadRequest & { readonly follow: FollowRequest },
  stop: AbortSignal,
  memory = new BufferPool(),
  pace = new BatchPace(),
): AsyncGenerator<EventBatch, void, void> {
  const contacts = await readContacts(asked.mapping, Readable.from([]));
  const request = { ...asked, contacts };
  const rejects = new RejectsFile(request.rejects, true);
  const follower = new Follower(request, new BatchBuilder('', memory, pace), rejects, stop);
  try {
    while (!stop.aborted) {
      const hasMore = yield* follower.look();
      // Messages and signals need a turn of the event loop.
      await setImmediate();
      if (!hasMore) await sleep(request.follow.pauseMs, undefined, { signal: stop }).catch(() => {});
    }
    yield* follower.interrupt();
  } finally {
    follower.close();
    await rejects.close();
  }
}

class Follower {
  readonly #request: ReadRequest & { readonly follow: FollowRequest };
  readonly #context: FollowContext;
  readonly #stop: AbortSignal;
  readonly #files = new Map<string, FollowedFile>();
  /** The remainders of truncated files; `isListed` if the files were listed since. */
  #remainders: { readonly remainder: Remainder; readonly isListed: boolean }[] = [];
  #current: FollowedFile | null = null;

  constructor(
    request: ReadRequest & { readonly follow: FollowRequest },
    batch: BatchBuilder,
    rejects: RejectsFile,
    stop: AbortSignal,
  ) {
    this.#request = request;
    this.#context = { request, batch, rejects, seen: new Set() };
    this.#stop = stop;
  }

  /** Looks at all files once; true if there is more to read at once. */
  async *look(): AsyncGenerator<EventBatch, boolean, void> {
    const found = findFollowed(this.#request.files, this.#request.follow.exclude);
    const byIdentity = new Map(found.map((each) => [each.identity, each]));
    const livePaths = new Map(found.filter(({ size }) => size > 0).map((each) => [each.path, each.identity]));
    const isHere = ({ found: { identity } }: FollowedFile) => byIdentity.has(identity);
    let hasMore = false;
    // A file that was rotated away is read to its end before the one that follows it.
    for (const file of [...this.#files.values()].sort((a, b) => Number(isHere(a)) - Number(isHere(b)))) {
      const here = byIdentity.get(file.found.identity);
      const { identity, path } = file.found;
      const isSuperseded = here?.isRotated || (livePaths.get(path) ?? identity) !== identity;
      if (here) file.found = here;
      hasMore = (yield* this.#readOn(file)) || hasMore;
      if (this.#stop.aborted) return false;
      const isGone = !here && (!file.isOpen || (file.quietLooks >= quietLooksAtEnd && file.links === 0));
      const isQuiet = file.quietLooks >= quietLooksAtEnd;
      const isPast = isSuperseded && isQuiet;
      // Compressed data that stays without its end was cut.
      const isCut = isQuiet && file.content.isCut;
      if (isGone || isPast || isCut) yield* this.#end(file, 'complete');
      if (!here && (isGone || isPast)) this.#drop(file);
    }
    for (const each of found) {
      if (this.#files.has(each.identity)) continue;
      const file = this.#begin(each);
      this.#files.set(each.identity, file);
      hasMore = (yield* this.#readOn(file)) || hasMore;
      if (this.#stop.aborted) return false;
    }
    this.#remainders = this.#remainders
      .filter(({ isListed }) => !isListed)
      .map((each) => ({ ...each, isListed: true }));
    this.#closeSome();
    return hasMore;
  }

  /** Ends all files at the place reached, because the program ends. */
  async *interrupt(): AsyncGenerator<EventBatch, void, void> {
    for (const file of this.#files.values()) yield* this.#end(file, 'interrupt');
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
  }

  /** A file that was not there before; it may be the copy of one that was truncated. */
  #begin(found: FoundFile): FollowedFile {
    const file = new FollowedFile(found, this.#context);
    const original = this.#remainders.find(({ remainder }) => file.continues(remainder));
    if (!original) return file;
    this.#remainders = this.#remainders.filter((each) => each !== original);
    return new FollowedFile(found, this.#context, original.remainder);
  }

  async *#readOn(file: FollowedFile): AsyncGenerator<EventBatch, boolean, void> {
    const parts = file.readOn(turn);
    const { remainder, hasMore } = yield* this.#gather(file, parts);
    if (remainder) this.#remainders.push({ remainder, isListed: false });
    return hasMore;
  }

  async *#end(file: FollowedFile, how: 'complete' | 'interrupt'): AsyncGenerator<EventBatch, void, void> {
    yield* this.#gather(file, file.content[how]());
  }

  /** Runs `parts`; passes on what they gather of a file whenever it is enough or has waited long, and at the end. */
  async *#gather<Result>(
    file: FollowedFile,
    parts: AsyncGenerator<void, Result, void>,
  ): AsyncGenerator<EventBatch, Result, void> {
    const { batch } = this.#context;
    batch.file = file.found.path;
    batch.reading = this.#request.mapping ? file.content.reading : null;
    if (this.#current !== file) file.content.resume();
    this.#current = file;
    let since = performance.now();
    let breathed = since;
    for (;;) {
      const part = await parts.next();
      if (performance.now() - breathed > breath) {
        await setImmediate();
        breathed = performance.now();
      }
      if (part.done || batch.isFull || performance.now() - since > patience) {
        if (!batch.isEmpty) yield this.#batchOf(file);
        since = performance.now();
      }
      if (part.done) return part.value;
    }
  }

  #batchOf({ found, content }: FollowedFile): EventBatch {
    return {
      file: found.index,
      ...this.#context.batch.flush(),
      zoneless: content.takeZoneless(),
      formats: content.formats,
      bytesRead: 0,
    };
  }

  #drop(file: FollowedFile): void {
    file.close();
    this.#files.delete(file.found.identity);
  }

  /** Closes files that have not grown for the longest, so that a folder of many needs no more than some open. */
  #closeSome(): void {
    const open = [...this.#files.values()].filter((file) => file.isOpen);
    open.sort((a, b) => b.quietLooks - a.quietLooks);
    for (const file of open.slice(0, Math.max(0, open.length - mostOpen))) file.close();
  }
}
