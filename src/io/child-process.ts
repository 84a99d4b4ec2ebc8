import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { deserialiseError, FailedError, type SerialisedError, serialiseError } from '../errors.ts';
import { locale } from '../messages/messages.ts';

// This program once more, as a process of its own that is asked one thing and answers it. The question goes by its
// standard input, where it stays when who asks is killed; its command line, which everybody on the machine may read,
// names only the store.

/** The process that starts a child, or is one. */
export interface Host {
  readonly io: { readonly stdin: NodeJS.ReadableStream };
  readonly signal: AbortSignal;
  /** The program's own file. */
  readonly program: string;
  /** The store that the child opens. */
  readonly storePlace: { readonly path: string };
}

/** What a child is asked, and by which hidden command. */
export interface Request {
  readonly command: string;
  /** As JSON can carry it. */
  readonly question: unknown;
  /** What is said where it ends without an answer. */
  readonly crashMessage: readonly [message: string, hint: string];
}

type Reply = { readonly answer?: unknown } | { readonly failed: SerialisedError };

/** How long a child that was killed may take to be gone, ms; a slow disk may hold it for longer. */
const shutdownTimeoutMs = 500;

/**
 * Asks a child, and waits for it to end. Whatever it is doing, it is ended when `host` is cancelled, and with this
 * process. Throws what is thrown there.
 */
export async function runInChild<Answer>(host: Host, request: Request): Promise<Answer> {
  host.signal.throwIfAborted();
  const { child, answer, ended } = start<Answer>(host, request, false);
  const kill = () => child.kill('SIGKILL');
  // First of all, before what it writes is removed.
  process.prependListener('exit', kill);
  try {
    const [answered] = await raceAbort(host.signal, Promise.all([answer, ended]));
    return answered;
  } catch (error) {
    kill();
    await Promise.race([ended, sleep(shutdownTimeoutMs, undefined, { ref: false })]);
    detachFrom(child);
    throw error;
  } finally {
    process.off('exit', kill);
  }
}

/** Asks a child that outlives this process; returns when it has answered. Throws what is thrown there until then. */
export async function runDetached<Answer>(host: Host, request: Request): Promise<Answer> {
  host.signal.throwIfAborted();
  const { child, answer } = start<Answer>(host, request, true);
  try {
    return await raceAbort(host.signal, answer);
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    detachFrom(child);
  }
}

/**
 * What a child does: `work` is given the question, and a function that answers it and tells whether anybody heard.
 * What it throws before that is the answer, too.
 */
export async function serveParent<Question>(
  { io }: Pick<Host, 'io'>,
  work: (question: Question, answer: (answer: unknown) => Promise<boolean>) => Promise<void>,
): Promise<void> {
  try {
    await work(JSON.parse(await text(io.stdin)) as Question, (answer) => reply({ answer }));
  } catch (error) {
    await reply({ failed: serialiseError(error) });
    throw error;
  }
}

function start<Answer>({ program, storePlace }: Host, request: Request, detached: boolean) {
  const { command, question, crashMessage } = request;
  const args = [program, command, '--store', storePlace.path, '--lang', locale];
  const child = spawn(process.execPath, args, { detached, stdio: ['pipe', 'ignore', 'ignore', 'ipc'] });
  // Unlike `exit`, `close` comes when all that it said was heard.
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    child.once('message', (message: Reply) => {
      if ('failed' in message) reject(deserialiseError(message.failed));
      else resolve(message.answer as Answer);
    });
    void ended.then(() => reject(new FailedError('background_failed', ...crashMessage)));
  });
  // Who does not listen has ended, which is noticed.
  child.stdin?.on('error', () => {});
  child.stdin?.end(JSON.stringify(question));
  return { child, answer, ended };
}

function detachFrom(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  child.unref();
}

function raceAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
    const settled = () => signal.removeEventListener('abort', stop);
    work.then(resolve, reject).finally(settled);
  });
}

/** Tells it who asked, once; gives whether that was heard. */
function reply(message: Reply): Promise<boolean> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) return resolve(false);
    process.send(message, (error: Error | null) => {
      if (process.connected) process.disconnect();
      resolve(!error);
    });
  });
}
