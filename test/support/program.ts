import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

export { temporaryFolder };

/** The built program, as users start it. */
export const program = fileURLToPath(new URL('../../bin/contact-report.js', import.meta.url));
/** A file of the sample data. */
export const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/** What a finished program left behind. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to start the program. */
export interface RunOptions {
  /** Given on standard input; undefined: an empty input. */
  readonly input?: string | Buffer;
  readonly env?: Record<string, string | undefined>;
  readonly cwd?: string;
}

/** The environment of a person without settings: no colour forced, no CI, no store but the one named. */
export function cleanEnv(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_V8_COVERAGE } = process.env;
  return { PATH, HOME, NODE_V8_COVERAGE, LANG: 'C.UTF-8', TZ: 'UTC', ...extra };
}

/** Starts the program and lets it run; its output is for the caller to read. */
export function start(args: readonly string[], { env, cwd }: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    env: cleanEnv(env),
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the program to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(args, options);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  return finished(child);
}

/** Waits for a started program and gathers what it wrote. */
export function finished(child: ChildProcess): Promise<Finished> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk) => out.push(chunk));
  child.stderr?.on('data', (chunk) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** A store of its own for a test, and the program run on it. */
export function temporaryStore(): {
  readonly path: string;
  readonly folder: string;
  run(args: readonly string[], options?: RunOptions): Promise<Finished>;
  start(args: readonly string[], options?: RunOptions): ChildProcess;
} {
  const folder = temporaryFolder();
  const path = join(folder, 'data', 'events.db');
  const withStore = (args: readonly string[]) => [...args, '--store', path];
  return {
    path,
    folder,
    run: (args, options) => run(withStore(args), options),
    start: (args, options) => start(withStore(args), options),
  };
}
