import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { deserialiseError, FailedError, type SerialisedError, serialiseError } from '../errors.ts';
import { locale } from '../messages/messages.ts';

// Runs this program in another process, which gets one request and sends one answer. The request goes through the
// child's standard input: its command line, which every user of the machine may read, names only the store.

/** The context of the process that starts a child, or of the child. */
export interface Host {
  readonly io: { readonly stdin: NodeJS.ReadableStream };
  readonly signal: AbortSignal;
  /** The program's own file. */
  readonly program: string;
  /** The store that the child opens. */
  readonly storePlace: { readonly path: string };
}

/** A request to a child, and the internal command that answers it. */
export interface ChildRequest {
  readonly command: string;
  /** Must survive JSON. */
  readonly payload: unknown;
  /** The error and its hint if the child ends without an answer. */
  readonly crashMessage: readonly [message: string, hint: string];
}

type Reply = { readonly answer?: unknown } | { readonly failed: SerialisedError };

/** How long to wait for the end of a killed child, ms; a slow disk may hold it longer. */
const shutdownTimeoutMs = 500;

/**
 * Sends a request to a child and waits for its answer and its end. The child is killed when `host` is cancelled or
 * this process ends. Throws the child's error.
 */
export async function runInChild<Answer>(host: Host, request: ChildRequest): Promise<Answer> {
  host.signal.throwIfAborted();
  const { child, answer, ended } = start<Answer>(host, request, false);
  const kill = () => child.kill('SIGKILL');
  // Kill the child before the other listeners remove its files.
  process.prependListener('exit', kill);
  try {
    const [result] = await raceAbort(host.signal, Promise.all([answer, ended]));
    return result;
  } catch (error) {
    kill();
    await Promise.race([ended, sleep(shutdownTimeoutMs, undefined, { ref: false })]);
    detachFrom(child);
    throw error;
  } finally {
    process.off('exit', kill);
  }
}

/** Sends a request to a child that outlives this process; returns its answer. Throws its error if it fails before that. */
export async function runDetached<Answer>(host: Host, request: ChildRequest): Promise<Answer> {
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
 * The child's side: gives `work` the payload of the request and a function that sends the answer, which resolves to true if the
 * parent received it. An error of `work` is sent to the parent, too.
 */
export async function serveParent<Payload>(
  { io }: Pick<Host, 'io'>,
  work: (payload: Payload, sendAnswer: (answer: unknown) => Promise<boolean>) => Promise<void>,
): Promise<void> {
  try {
    await work(JSON.parse(await text(io.stdin)) as Payload, (answer) => reply({ answer }));
  } catch (error) {
    await reply({ failed: serialiseError(error) });
    throw error;
  }
}

function start<Answer>({ program, storePlace }: Host, request: ChildRequest, detached: boolean) {
  const { command, payload, crashMessage } = request;
  const args = [program, command, '--store', storePlace.path, '--lang', locale];
  const child = spawn(process.execPath, args, { detached, stdio: ['pipe', 'ignore', 'ignore', 'ipc'] });
  // Unlike `exit`, `close` comes after the last message was received.
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
  // EPIPE means that the child has exited; `close` reports that.
  child.stdin?.on('error', () => {});
  child.stdin?.end(JSON.stringify(payload));
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

/** Sends the one reply to the parent; gives true if it was received. */
function reply(message: Reply): Promise<boolean> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) return resolve(false);
    process.send(message, (error: Error | null) => {
      if (process.connected) process.disconnect();
      resolve(!error);
    });
  });
}
