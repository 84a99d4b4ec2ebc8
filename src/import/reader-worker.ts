import { parentPort, workerData } from 'node:worker_threads';
import { ContactReportError } from '../errors.ts';
import { ColumnMemory } from '../store/column-memory.ts';
import { type ReadRequest, readEvents } from './read-events.ts';
import { memoryOf, type ReaderMessage, type WriterMessage } from './threaded-reader.ts';

/** How many batches may wait to be written, beside the one that is being read. */
const ahead = 1;

// The thread that reads: it runs ahead of the one that writes, but never far, so that memory stays flat.
if (!parentPort) throw new Error('This module is the body of a worker thread.');
const port = parentPort;
let credit = ahead;
let granted: (() => void) | null = null;
const memory = new ColumnMemory();
port.on('message', (message: WriterMessage) => {
  if ('spent' in message) return memory.giveBack(message.spent);
  credit += 1;
  granted?.();
});

const send = (message: ReaderMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

try {
  for await (const batch of readEvents(workerData as ReadRequest, process.stdin, memory)) {
    while (credit === 0) {
      await new Promise<void>((resolve) => {
        granted = resolve;
      });
    }
    credit -= 1;
    send({ batch }, memoryOf(batch.events));
  }
  send({ end: true });
} catch (error) {
  if (error instanceof ContactReportError) {
    const { code, exitCode, message, hint } = error;
    send({ failed: { code, exitCode, message, hint } });
  } else {
    throw error;
  }
}
port.close();
