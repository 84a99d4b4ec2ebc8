import { Readable, Writable } from 'node:stream';
import { WriteStream } from 'node:tty';
import type { EventReader } from '../../src/cli/context.ts';
import { runCommandLine } from '../../src/cli/run.ts';
import { readEvents } from '../../src/import/batch/read-events.ts';
import { followEvents } from '../../src/import/follow/follow-events.ts';
import { locale, setLocale } from '../../src/messages/messages.ts';
import { cleanEnv, type Finished, program, type RunOptions } from './program.ts';

/** How to run a command line; its program takes an input, an environment and a folder like a process of its own. */
export interface InProcessOptions extends RunOptions {
  /** The moment at which it runs, ms UTC; undefined: now. */
  readonly now?: number;
  /** Aborted to cancel it. */
  readonly signal?: AbortSignal;
  /** The size of the terminal that its three streams are; undefined: they are pipes. */
  readonly terminal?: { readonly columns: number; readonly rows: number };
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line to its end in the process of the test: the same parsing, commands, errors and exit codes as the
 * built program, without the start of a process. Runs follow one another, because language, zone and folder belong to
 * the process.
 */
export function runInProcess(args: readonly string[], options: InProcessOptions = {}): Promise<Finished> {
  const run = last.then(() => runAlone(args, options));
  last = run.catch(() => {});
  return run;
}

async function runAlone(args: readonly string[], options: InProcessOptions): Promise<Finished> {
  const { input = '', cwd, now, terminal, signal = new AbortController().signal } = options;
  const env = cleanEnv(options.env);
  const { HOME, TZ } = process.env;
  const [language, folder] = [locale, process.cwd()];
  const [stdout, stderr] = [new Capture(terminal), new Capture(terminal)];
  const stdin = Object.assign(Readable.from(input.length === 0 ? [] : [Buffer.from(input as string)]), {
    isTTY: terminal !== undefined,
  });
  setVariables({ HOME: env.HOME, TZ: env.TZ });
  if (cwd !== undefined) process.chdir(cwd);
  try {
    const code = await runCommandLine(args, {
      env,
      streams: { stdin, stdout, stderr },
      signal,
      now: () => now ?? Date.now(),
      program,
      eventReader: async () => readHere,
    });
    return { code, signal: null, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdin.destroy();
    setVariables({ HOME, TZ });
    process.chdir(folder);
    await setLocale(language);
  }
}

/** Reads in this thread; the built program has one more for it. */
const readHere: EventReader = async function* (request, stdin, signal) {
  const { follow } = request;
  if (follow) return yield* followEvents({ ...request, follow }, signal);
  for await (const batch of readEvents(request, stdin)) {
    signal.throwIfAborted();
    yield batch;
  }
};

/** Sets variables that Node reads by itself: of the home folder and the zone. */
function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** A stream that keeps what is written to it. */
class Capture extends Writable {
  readonly isTTY: boolean;
  readonly getColorDepth = WriteStream.prototype.getColorDepth;
  readonly #chunks: Buffer[] = [];

  constructor(terminal: InProcessOptions['terminal']) {
    super();
    this.isTTY = terminal !== undefined;
    Object.assign(this, terminal);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }
}
