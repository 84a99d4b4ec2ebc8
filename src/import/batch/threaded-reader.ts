import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { deserialiseError, type SerialisedError, serialiseError } from '../../errors.ts';
import type { Locale } from '../../messages/locales.ts';
import { locale } from '../../messages/messages.ts';
import type { NewEvents } from '../../store/store.ts';
import type { EventBatch, ReadRequest } from './read-events.ts';

/** What the reading thread is told: what to read, and how to speak of it. */
export interface ReaderTask {
  readonly request: ReadRequest;
  readonly language: Locale;
}

/** What the reading thread is told later: this memory, of a batch, was written and is free. */
export interface Spent {
  readonly memory: readonly ArrayBuffer[];
}

/** What the reading thread is told at the end of standard input: what kept it from being read on; null: nothing. */
export interface StdinEnd {
  readonly stdinFailure: SerialisedError | null;
}

/** What the reading thread tells. */
export type ReaderMessage =
  | { readonly batch: EventBatch }
  | { readonly end: true }
  | { readonly failed: SerialisedError };

/**
 * Like readEvents, in a thread of its own: the next batches are read and checked while the last one is written.
 * Leaving the iteration, or `signal`, ends the thread. Throws what readEvents throws.
 */
export async function* readEventsInThread(
  request: ReadRequest,
  stdin: Readable,
  signal: AbortSignal,
): AsyncIterable<EventBatch> {
  signal.throwIfAborted();
  const usesStdin = request.files.includes('-');
  const task: ReaderTask = { request, language: locale };
  const worker = new Worker(new URL('./reader-worker.js', import.meta.url), {
    workerData: task,
    stdin: usesStdin,
    // Streams close what they read; a number closed a second time may be another thread's file by then.
    trackUnmanagedFds: false,
  });
  if (usesStdin) passOn(stdin, worker);
  const inbox = new Inbox<ReaderMessage>();
  const stop = () => inbox.fail(signal.reason);
  signal.addEventListener('abort', stop);
  worker.on('message', (message: ReaderMessage) => inbox.put(message));
  worker.on('error', (error) => inbox.fail(error));
  worker.on('exit', () => inbox.fail(new Error('the reading thread ended early')));
  try {
    for (;;) {
      const message = await inbox.take();
      if ('end' in message) return;
      if ('failed' in message) throw deserialiseError(message.failed);
      // Node hands over messages that wait without a turn of the event loop between them: no signal would be heard.
      await setImmediate();
      yield message.batch;
      const memory = memoryOf(message.batch.events);
      worker.postMessage({ memory } satisfies Spent, memory);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (usesStdin) stdin.unpipe();
    await worker.terminate();
  }
}

/** Gives the thread all of standard input, and why there is no more of it: a pipe between streams passes on no failure. */
function passOn(stdin: Readable, worker: Worker): void {
  const tellEnd = (stdinFailure: SerialisedError | null) => {
    worker.postMessage({ stdinFailure } satisfies StdinEnd);
    worker.stdin?.end();
  };
  stdin.once('end', () => tellEnd(null));
  stdin.once('error', (error) => tellEnd(serialiseError(error)));
  if (worker.stdin) stdin.pipe(worker.stdin, { end: false });
}

/** The memory of the columns, which is handed over instead of copied. */
export function memoryOf({ contact, shown, sourceId, details, ...events }: NewEvents): ArrayBuffer[] {
  const texts = [contact, shown, sourceId, details].flatMap(({ bytes, ends }) => [bytes, ends]);
  const { timestamp, action, campaign, source, fingerprint } = events;
  return [...texts, timestamp, action, campaign, source, fingerprint].map(
    (column) => column.buffer as ArrayBuffer,
  );
}

/** Messages in the order in which they came, and the failure behind the last of them. */
class Inbox<T> {
  readonly #messages: T[] = [];
  #failure: { readonly error: unknown } | null = null;
  #wake: () => void = () => {};

  put(message: T): void {
    this.#messages.push(message);
    this.#wake();
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async take(): Promise<T> {
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
