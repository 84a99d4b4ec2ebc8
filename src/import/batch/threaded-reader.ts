import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { deserialiseError, type SerialisedError, serialiseError } from '../../errors.ts';
import type { Locale } from '../../messages/locales.ts';
import { locale } from '../../messages/messages.ts';
import type { NewEvents } from '../../store/columns/new-events.ts';
import type { EventBatch, ReadRequest } from './read-events.ts';

/** The task of the reading thread: the request, and the language of its reasons. */
export interface ReaderTask {
  readonly request: ReadRequest;
  readonly language: Locale;
}

/** Message to the reading thread: this memory, of a batch that was written, is free. */
export interface ReleasedBuffers {
  readonly memory: readonly ArrayBuffer[];
}

/** Message to the reading thread at the end of standard input: the error that ended it, or null. */
export interface StdinEnd {
  readonly stdinFailure: SerialisedError | null;
}

/** Message to the reading thread: end a request that follows files, with what was read until now. */
export interface StopFollowing {
  readonly stopFollowing: true;
}

/** Messages from the reading thread. */
export type ReaderMessage =
  | { readonly batch: EventBatch }
  | { readonly end: true }
  | { readonly failed: SerialisedError };

/** How long a thread may take to end, and one that follows files to give what it read until then, ms. */
const patience = 500;

let threads = 0;

/** True while a thread reads, also one that could not be ended because it is in native code. */
export function isReading(): boolean {
  return threads > 0;
}

/**
 * Like readEvents, in a thread of its own: the next batch is read and checked while the last one is written.
 * Leaving the iteration, or `signal`, ends the thread; of a request that follows files, `signal` ends the reading, and
 * what was read is given. Throws the errors of readEvents.
 */
export async function* readEventsInThread(
  request: ReadRequest,
  stdin: Readable,
  signal: AbortSignal,
): AsyncIterable<EventBatch> {
  signal.throwIfAborted();
  const usesStdin = request.files.includes('-');
  const task: ReaderTask = { request, language: locale };
  const worker = new Worker(join(import.meta.dirname, 'worker.cjs'), {
    workerData: task,
    stdin: usesStdin,
    // Streams close their own descriptors; a number closed twice may be another thread's file by then.
    trackUnmanagedFds: false,
  });
  threads += 1;
  worker.on('exit', () => {
    threads -= 1;
  });
  if (usesStdin) forwardStdin(stdin, worker);
  const queue = new AsyncQueue<ReaderMessage>();
  const stop = () => {
    if (!request.follow) return queue.fail(signal.reason);
    worker.postMessage({ stopFollowing: true } satisfies StopFollowing);
    setTimeout(() => queue.push({ end: true }), patience).unref();
  };
  signal.addEventListener('abort', stop);
  worker.on('message', (message: ReaderMessage) => queue.push(message));
  worker.on('error', (error) => queue.fail(error));
  worker.on('exit', () => queue.fail(new Error('the reading thread ended early')));
  try {
    for (;;) {
      const message = await queue.next();
      if ('end' in message) return;
      if ('failed' in message) throw deserialiseError(message.failed);
      // Node delivers waiting messages without a turn of the event loop between them: signals would not be handled.
      await setImmediate();
      yield message.batch;
      const memory = transferableMemory(message.batch.events);
      worker.postMessage({ memory } satisfies ReleasedBuffers, memory);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (usesStdin) stdin.unpipe();
    // Native code is not interrupted.
    await Promise.race([worker.terminate(), sleep(patience, undefined, { ref: false })]);
    worker.unref();
  }
}

/** Forwards standard input to the thread, with the error that ended it: `pipe` does not forward errors. */
function forwardStdin(stdin: Readable, worker: Worker): void {
  const sendEnd = (stdinFailure: SerialisedError | null) => {
    worker.postMessage({ stdinFailure } satisfies StdinEnd);
    worker.stdin?.end();
  };
  stdin.once('end', () => sendEnd(null));
  stdin.once('error', (error) => sendEnd(serialiseError(error)));
  if (worker.stdin) stdin.pipe(worker.stdin, { end: false });
}

/** The memory of the columns, to be transferred instead of copied. */
export function transferableMemory({
  contact,
  shown,
  sourceId,
  details,
  ...events
}: NewEvents): ArrayBuffer[] {
  const texts = [contact, shown, sourceId, details].flatMap(({ bytes, ends }) => [bytes, ends]);
  const { timestamp, action, campaign, source, fingerprint, tie } = events;
  return [...texts, timestamp, action, campaign, source, fingerprint, tie].map(
    (column) => column.buffer as ArrayBuffer,
  );
}

/** A queue of messages that ends in a failure. */
class AsyncQueue<T> {
  readonly #messages: T[] = [];
  #failure: { readonly error: unknown } | null = null;
  #wake: () => void = () => {};

  push(message: T): void {
    this.#messages.push(message);
    this.#wake();
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async next(): Promise<T> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) return message;
      if (this.#failure) throw this.#failure.error;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
