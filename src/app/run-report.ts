import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../domain/report.ts';
import { ContactReportError, ProcessingError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import type { Run, RunProgress, Store } from '../store/store.ts';

/** How to go about a run. */
export interface RunOptions {
  readonly signal: AbortSignal;
  /** How long to wait while another report is processing, ms; 0 not at all, Infinity as long as it takes. */
  readonly patience: number;
  /** Told when a run must wait, and for which report. */
  onWaiting?(report: Report): void;
  /** Told when the run has begun. */
  onStarted?(reportId: number): void;
  /** Told how far the run of a report is. */
  onProgress?(reportId: number, progress: RunProgress): void;
}

const pause = 100;

/**
 * Starts a run with `start`, builds its answer and completes it; gives the report's id. Throws ProcessingError
 * where another report is processing longer than the options' patience. Whatever goes wrong after the start marks
 * the run as failed, and leaves the previous answer.
 */
export async function makeReport(
  store: Store,
  start: () => Promise<Run | null>,
  options: RunOptions,
): Promise<number> {
  const run = await begin(store, start, options);
  try {
    options.onStarted?.(run.reportId);
    for await (const progress of run.build()) {
      // Lets signals and the spinner have their turn.
      await sleep(0);
      options.signal.throwIfAborted();
      options.onProgress?.(run.reportId, progress);
    }
    options.signal.throwIfAborted();
    await run.complete();
    return run.reportId;
  } catch (error) {
    // Where even that cannot be written, the next command finds the run ownerless and says "interrupted".
    await run.fail(options.signal.aborted ? 'cancelled' : reasonOf(error)).catch(() => {});
    throw error;
  }
}

async function begin(store: Store, start: () => Promise<Run | null>, options: RunOptions): Promise<Run> {
  const deadline = performance.now() + options.patience;
  for (;;) {
    options.signal.throwIfAborted();
    const run = await start();
    if (run) return run;
    const other = await store.reports.processing();
    // It ended between our two looks: try again at once.
    if (!other) continue;
    if (performance.now() >= deadline) throw processingError(other);
    options.onWaiting?.(other);
    await sleep(pause);
  }
}

/** The error that names the report that is processing. */
export function processingError({ id, email, startedAt }: Report): ProcessingError {
  const since = new Date(startedAt).toISOString().replace('T', ' ').slice(0, 19);
  return new ProcessingError(
    messages.errors.otherReportProcessing(id, email, since),
    messages.errors.otherReportProcessingHint,
  );
}

function reasonOf(error: unknown): string {
  // What the other process found, in the one word for it.
  if (error instanceof ContactReportError && error.code === 'run_lost') return 'interrupted';
  return error instanceof Error ? error.message : String(error);
}
