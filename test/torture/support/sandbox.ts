import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnv, program } from '../../support/program.ts';
import { makeFolderOnDisk, remove } from '../../support/temporary-folder.ts';
import type { Report } from '../attack.ts';

/** Longer than any healthy command takes on the slowest machine, ms. */
const hangs = 240_000;

/** What a command left behind. */
export interface Ended {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** The most memory it was seen to use, MB; 0 where nobody looked in time. */
  readonly memory: number;
  /** It had to be killed because it did not end. */
  readonly hung: boolean;
}

/** A command under way. */
export interface Running {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** How to start a command. */
export interface StartOptions {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string | undefined>;
  readonly cwd?: string;
  /** What stands before the program on the command line: `sh -c … sh`, `unshare -n`. */
  readonly through?: readonly string[];
  /** What stands between node and the program. */
  readonly node?: readonly string[];
}

/** A folder with a store in it, and the program run on that store. */
export interface Sandbox {
  readonly folder: string;
  readonly path: string;
  start(args: readonly string[], options?: StartOptions): Running;
  run(args: readonly string[], options?: StartOptions): Promise<Ended>;
  remove(): void;
}

/** Makes a sandbox; its store is a copy of `base`, or none. */
export function sandbox(base?: string): Sandbox {
  const folder = makeFolderOnDisk();
  const path = join(folder, 'data', 'events.db');
  if (base !== undefined) {
    mkdirSync(dirname(path), { mode: 0o700 });
    copyFileSync(base, path);
  }
  const start = (args: readonly string[], options?: StartOptions) =>
    startProgram([...args, '--store', path], options);
  return {
    folder,
    path,
    start,
    run: (args, options) => start(args, options).ended,
    remove: () => remove(folder),
  };
}

/** Does `work` in a sandbox of its own. */
export async function within<T>(base: string | undefined, work: (box: Sandbox) => Promise<T>): Promise<T> {
  const box = sandbox(base);
  try {
    return await work(box);
  } finally {
    box.remove();
  }
}

/** Starts the program. */
export function startProgram(args: readonly string[], options: StartOptions = {}): Running {
  const { through = [], node = [], env, cwd, input = '' } = options;
  const [command = '', ...rest] = [...through, process.execPath, ...node, program, ...args];
  const child = spawn(command, rest, { env: cleanEnv(env), cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return { pid: child.pid ?? 0, child, ended: endOf(child, args), kill: (signal) => void child.kill(signal) };
}

function endOf(child: ChildProcess, args: readonly string[]): Promise<Ended> {
  const began = performance.now();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let memory = 0;
  let hung = false;
  child.stdout?.on('data', (chunk) => out.push(chunk));
  child.stderr?.on('data', (chunk) => err.push(chunk));
  const watch = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid ?? 0));
    if (performance.now() - began < hangs) return;
    hung = true;
    child.kill('SIGKILL');
  }, 200);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const ms = performance.now() - began;
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
      resolve({ args, code, signal, stdout: text(out), stderr: text(err), ms, memory, hung });
    });
  });
}

function memoryOf(pid: number): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

const trace =
  /\n\s+at |node:internal|unhandled|SqliteError|TypeError|RangeError|SyntaxError|ReferenceError|went wrong/i;

/** Says what is wrong with how a command ended: its code, a hang, a stack trace, more than a sentence and a hint. */
export function judge(report: Report, ended: Ended, codes: readonly number[]): boolean {
  const { args, code, signal, stdout, stderr, hung } = ended;
  const what = `contact-report ${args.join(' ')}`;
  const shown = { code, signal, stdout: stdout.slice(0, 300), stderr: stderr.slice(0, 600) };
  if (hung) report.fault(`${what} hung`, shown);
  else if (code === null || !codes.includes(code)) report.fault(`${what} ended wrongly`, shown);
  else if (trace.test(stderr)) report.fault(`${what} showed its insides`, shown);
  else if (isError(stderr) && stderr.trimEnd().split('\n').length > 2)
    report.fault(`${what} said more than a sentence and a hint`, shown);
  else return true;
  return false;
}

function isError(stderr: string): boolean {
  return stderr.startsWith('error: ');
}

/** Waits until `look` sees something; null when `ended` comes first. */
export async function untilSeen<T>(running: Running, look: () => T | null): Promise<T | null> {
  let over = false;
  const end = () => {
    over = true;
  };
  running.ended.then(end, end);
  for (;;) {
    const seen = look();
    if (seen !== null) return seen;
    if (over) return null;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
