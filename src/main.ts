import { runCommandLine } from './cli/run.ts';
import { CancelledError, exitCodes } from './errors.ts';

/** How long a cancelled command may take to clean up, ms. */
const shutdownTimeoutMs = 5000;
let endsBySignal = false;
/** True while a thread reads: it may be in native code, and Node would wait for it to exit. */
let isReading = () => false;
let exitNow = () => {};

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, (_signal: string, number: number) =>
    abort(new CancelledError(128 + number), () => exit(128 + number, name)),
  );
// Exceptions in key and timer callbacks cannot reach the command's `catch`; report them here.
process.on('uncaughtException', (error) => abort(error, () => exit(exitCodes.failed, 'SIGKILL')));

void runCommandLine(process.argv.slice(2), {
  env: process.env,
  streams: process,
  signal: controller.signal,
  now: Date.now,
  program: process.argv[1] ?? '',
  endBySignal: () => {
    endsBySignal = true;
  },
  eventReader: async () => {
    const reader = await import('./import/batch/threaded-reader.ts');
    isReading = reader.isReading;
    return reader.readEventsInThread;
  },
}).then((exitCode) => {
  process.exitCode = exitCode;
  if (isReading()) exitNow();
});

/** Ends the command that runs, with `reason`; with `exit` the second time, or when it takes too long. */
function abort(reason: Error, exit: () => void): void {
  if (controller.signal.aborted) exit();
  exitNow = exit;
  controller.abort(reason);
  process.stdin.destroy();
  if (!endsBySignal) setTimeout(exit, shutdownTimeoutMs).unref();
}

/** Exits at once; by a signal, which shells give the same code, if a thread would hold up the exit. */
function exit(exitCode: number, signal: NodeJS.Signals): void {
  if (!isReading()) process.exit(exitCode);
  process.emit('exit', exitCode);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
