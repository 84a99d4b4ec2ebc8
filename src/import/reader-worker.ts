import { parentPort, workerData } from 'node:worker_threads';
import { ContactReportError } from '../errors.ts';
import { speak } from '../language/texts.ts';
import type { NewEvents } from '../store/store.ts';
import { readEvents } from './read-events.ts';
import type { ReaderMessage, ReaderTask } from './threaded-reader.ts';

/** How many batches may wait to be written, beside the one that is being read. */
const ahead = 1;

// The thread that reads: it runs ahead of the one that writes, but never far, so that memory stays flat.
if (!parentPort) throw new Error('This module is the body of a worker thread.');
const port = parentPort;
let credit = ahead;
let granted: (() => void) | null = null;
port.on('message', () => {
  credit += 1;
  granted?.();
});

const send = (message: ReaderMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

const { request, language } = workerData as ReaderTask;
// What is wrong with a record is said here.
await speak(language);

try {
  for await (const batch of readEvents(request, process.stdin)) {
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

/** The memory of the columns, which is handed over instead of copied. */
function memoryOf({ contact, shown, sourceId, details, ...events }: NewEvents): ArrayBuffer[] {
  const texts = [contact, shown, sourceId, details].flatMap(({ bytes, ends }) => [bytes, ends]);
  const { timestamp, action, campaign, source, fingerprint } = events;
  return [...texts, timestamp, action, campaign, source, fingerprint].map(
    (column) => column.buffer as ArrayBuffer,
  );
}
