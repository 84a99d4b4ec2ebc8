import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { deserialiseError, type SerialisedError, serialiseError } from '../../errors.ts';
import { setLocale } from '../../messages/messages.ts';
import { BufferPool } from '../../store/columns/buffer-pool.ts';
import { followEvents } from '../follow/follow-events.ts';
import { BatchPace } from './batch-pace.ts';
import { readEvents } from './read-events.ts';
import {
  type ReaderMessage,
  type ReaderTask,
  type ReleasedBuffers,
  type StdinEnd,
  type StopFollowing,
  transferableMemory,
} from './threaded-reader.ts';

// The reading thread prepares one batch while the last one is written; not more, so that memory stays flat.
if (!parentPort) throw new Error('This module is the body of a worker thread.');
const port = parentPort;
const memory = new BufferPool();
const pace = new BatchPace();
/** The last batch, and when it was sent. */
let sent = { events: 0, at: 0 };
let written: Promise<void> = Promise.resolve();
let onWritten = () => {};
let onStdinEnd = (_failure: SerialisedError | null) => {};
const stdinEnd = new Promise<SerialisedError | null>((resolve) => {
  onStdinEnd = resolve;
});
const stop = new AbortController();
port.on('message', (message: ReleasedBuffers | StdinEnd | StopFollowing) => {
  if ('stopFollowing' in message) return stop.abort();
  if ('stdinFailure' in message) return onStdinEnd(message.stdinFailure);
  memory.release(message.memory);
  pace.wrote(sent.events, performance.now() - sent.at);
  onWritten();
});

async function* stdin(): AsyncIterable<Buffer> {
  yield* process.stdin as AsyncIterable<Buffer>;
  const failure = await stdinEnd;
  if (failure !== null) throw deserialiseError(failure);
}

const send = (message: ReaderMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

void work(workerData as ReaderTask);

async function work({ request, language }: ReaderTask): Promise<void> {
  const { follow } = request;
  // Reasons for rejected records are written in this thread.
  await setLocale(language);
  try {
    const batches = follow
      ? followEvents({ ...request, follow }, stop.signal, memory, pace)
      : readEvents(request, Readable.from(stdin()), memory, pace);
    for await (const batch of batches) {
      await written;
      written = new Promise((resolve) => {
        onWritten = resolve;
      });
      sent = { events: batch.events.count, at: performance.now() };
      send({ batch }, transferableMemory(batch.events));
    }
    send({ end: true });
  } catch (error) {
    send({ failed: serialiseError(error) });
  }
  port.close();
}
