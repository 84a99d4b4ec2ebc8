import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { addressesOf, deadRun, type Report } from '../domain/report.ts';
import { ContactReportError, ProcessingError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import type { Run, RunProgress, Store } from '../store/store.ts';

/** How to run. */
export interface RunOptions {
  readonly signal: AbortSignal;
  /** How long to wait while another report is processing, ms; 0 not at all, Infinity as long as it takes. */
  readonly waitTimeoutMs: number;
  /** Called when the run must wait for another report, for `leftMs` at most. */
  onWaiting?(report: Report, leftMs: number): void;
  /** Called when the run has begun. */
  onStarted?(reportId: number): void;
  /** Called with how far the run is. */
  onProgress?(reportId: number, progress: RunProgress): void;
}

const retryIntervalMs = 100;

/**
 * Starts a run with `start`, builds its answer and completes it; gives the report's id. Throws ProcessingError
 * when another report is processing for longer than `waitTimeoutMs`. Whatever goes wrong after the start marks
 * the run as failed, and leaves the previous answer.
 */
export async function runReport(
  store: Store,
  start: () => Promise<Run | null>,
  options: RunOptions,
): Promise<number> {
  const run = await begin(store, start, options);
  try {
    options.onStarted?.(run.reportId);
    for await (const progress of run.build()) {
      // Lets signals and the spinner have their turn.
      await setImmediate();
      options.signal.throwIfAborted();
      options.onProgress?.(run.reportId, progress);
    }
    options.signal.throwIfAborted();
    await run.complete();
    return run.reportId;
  } catch (error) {
    // If even that cannot be written, the next command finds the run without its process, and ends it.
    await run.fail(options.signal.aborted ? 'cancelled' : reasonOf(error)).catch(() => {});
    throw error;
  }
}

async function begin(store: Store, start: () => Promise<Run | null>, options: RunOptions): Promise<Run> {
  let deadline: number | null = null;
  for (;;) {
    options.signal.throwIfAborted();
    const run = await start();
    if (run) return run;
    const other = await store.reports.processing();
    // It ended since: try again at once.
    if (!other) continue;
    // The clock is loaded only when there is something to wait for.
    deadline ??= performance.now() + options.waitTimeoutMs;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) throw processingError(other);
    options.onWaiting?.(other, leftMs);
    await sleep(retryIntervalMs);
  }
}

/** The error that names the report that is processing. */
export function processingError(report: Report): ProcessingError {
  const { id, startedAt } = report;
  const since = new Date(startedAt).toISOString().replace('T', ' ').slice(0, 19);
  return new ProcessingError(
    messages.errors.otherReportProcessing(id, addressesOf(report), since),
    messages.errors.otherReportProcessingHint,
  );
}

function reasonOf(error: unknown): string {
  // Another process has ended the run like one whose process is gone.
  if (error instanceof ContactReportError && error.code === 'run_lost') return deadRun.failure;
  return error instanceof Error ? error.message : String(error);
}
