import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { FailedError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import type { Output } from './streams.ts';

/** Output that shows text page by page if it is longer than the screen. */
export interface PagedOutput {
  /** True after the person has quit the pager; further text is dropped. */
  readonly closed: boolean;
  write(text: string): Promise<void>;
  /** Shows the rest of the text, and waits until the person quits the pager. */
  close(): Promise<void>;
  /** Ends the pager. */
  discard(): Promise<void>;
}

// F: quit at once if the text fits on one screen. R: pass colours through. X: leave the text on the screen. Ps: the
// prompt, up to the dollar sign, with (END) at the end of the text. https://www.greenwoodsoftware.com/less/
const lessOptions = () => `FRX-Ps?e(END) .${messages.files.pagerKeys.replace(/[?:.%\\-]/g, '\\$&')}$`;
/** The exit code of a shell that does not find a command (POSIX, "Exit Status for Commands"). */
const commandNotFound = 127;

/**
 * Output to `stdout` through the pager that the environment names; null if the environment turns it off or stdout is
 * not a terminal. Text shorter than the screen is written directly; so is all text if the pager does not exist, after
 * `warn` got a sentence if the person chose that pager.
 */
export function pagedOutput(
  stdout: Output,
  signal: AbortSignal,
  warn: (text: string) => Promise<void>,
  env: NodeJS.ProcessEnv = process.env,
): PagedOutput | null {
  const { rows } = stdout.stream as { rows?: number };
  const chosen = env.CONTACT_REPORT_PAGER ?? env.PAGER;
  const command = (chosen ?? 'less').trim();
  if (!stdout.isTerminal || !rows || env.TERM === 'dumb' || command === '' || command === 'cat') return null;

  let waiting = '';
  let lines = 0;
  let pager: Pager | 'none' | null = null;

  const write = async (text: string) => {
    if (pager === 'none') return stdout.write(text);
    if (pager !== null) return pager.write(text);
    waiting += text;
    lines += text.split('\n').length - 1;
    // The prompt takes the last line.
    if (lines < rows) return;
    pager = (await startPager(command, signal, env)) ?? 'none';
    if (pager === 'none' && chosen !== undefined) await warn(messages.files.noPager(command));
    const first = waiting;
    waiting = '';
    await write(first);
  };
  return {
    get closed() {
      return pager !== null && pager !== 'none' && pager.closed;
    },
    write,
    async close() {
      if (pager === null) await stdout.write(waiting);
      else if (pager !== 'none') await pager.close();
    },
    async discard() {
      if (pager !== null && pager !== 'none') await pager.end();
    },
  };
}

/** A running pager; only the pager reacts to Ctrl-C until it has ended. */
class Pager {
  closed = false;
  readonly #child: ChildProcess;
  readonly #command: string;
  readonly #exit: Promise<number | null>;

  constructor(child: ChildProcess, command: string, signal: AbortSignal) {
    this.#child = child;
    this.#command = command;
    const restoreInterrupts = ignoreInterrupts();
    const kill = () => child.kill('SIGTERM');
    signal.addEventListener('abort', kill);
    if (signal.aborted) kill();
    child.stdin?.on('error', () => {
      this.closed = true;
    });
    this.#exit = once(child, 'exit').then(([code]) => {
      this.closed = true;
      signal.removeEventListener('abort', kill);
      restoreInterrupts();
      // Ends a write that still waits for the pager to read.
      child.stdin?.destroy();
      return code as number | null;
    });
  }

  async write(text: string): Promise<void> {
    if (this.closed) return;
    await new Promise<void>((resolve) => {
      this.#child.stdin?.write(text, () => resolve());
    });
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    if ((await this.#exit) !== commandNotFound) return;
    const { noPager, leaveOutPager } = messages.files;
    throw new FailedError('pager_failed', noPager(this.#command), leaveOutPager);
  }

  async end(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#exit;
  }
}

async function startPager(
  command: string,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv,
): Promise<Pager | null> {
  // Start a shell only for quotes and the like: without one, signals reach the pager itself.
  const isPlainCommand = /^[\w@%+:,./-]+(?:\s+[\w@%+=:,./-]+)*$/.test(command);
  const [file = '', ...args] = isPlainCommand ? command.split(/\s+/) : ['/bin/sh', '-c', command];
  const child = spawn(file, args, {
    stdio: ['pipe', 'inherit', 'inherit'],
    // Without LESSCHARSET, less shows UTF-8 as bytes if the locale that LANG names is not installed.
    env: { ...env, LESS: env.LESS ?? lessOptions(), LESSCHARSET: env.LESSCHARSET ?? 'utf-8' },
  });
  try {
    await once(child, 'spawn');
  } catch {
    return null;
  }
  return new Pager(child, command, signal);
}

// The terminal sends Ctrl-C to this process, too; if it ended, the pager and the person's shell would both read keys.
function ignoreInterrupts(): () => void {
  const listeners = process.listeners('SIGINT');
  const ignore = () => {};
  process.on('SIGINT', ignore);
  for (const listener of listeners) process.off('SIGINT', listener);
  return () => {
    for (const listener of listeners) process.on('SIGINT', listener);
    process.off('SIGINT', ignore);
  };
}
