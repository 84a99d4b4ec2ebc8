import { runCommandLine } from './cli/run.ts';
import { CancelledError, exitCodes } from './errors.ts';

/** How long a cancelled command may take to clean up, ms. */
const shutdownTimeoutMs = 5000;
let endsBySignal = false;

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, (_signal: string, number: number) =>
    abort(new CancelledError(128 + number), 128 + number),
  );
// Exceptions in key and timer callbacks cannot reach the command's `catch`; report them here.
process.on('uncaughtException', (error) => abort(error, exitCodes.failed));

void runCommandLine(process.argv.slice(2), {
  env: process.env,
  streams: process,
  signal: controller.signal,
  now: Date.now,
  program: process.argv[1] ?? '',
  endBySignal: () => {
    endsBySignal = true;
  },
  eventReader: async () => (await import('./import/batch/threaded-reader.ts')).readEventsInThread,
}).then((exitCode) => {
  process.exitCode = exitCode;
});

/** Ends the command that runs, with `reason`; at once the second time, or when it takes too long. */
function abort(reason: Error, exitCode: number): void {
  if (controller.signal.aborted) process.exit(exitCode);
  controller.abort(reason);
  process.stdin.destroy();
  if (!endsBySignal) setTimeout(() => process.exit(exitCode), shutdownTimeoutMs).unref();
}
