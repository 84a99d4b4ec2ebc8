import { constants, fstatSync, openSync, type Stats, writeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { FailedError } from '../errors.ts';
import { whyNotWritten } from '../messages/errno-text.ts';
import { messages } from '../messages/messages.ts';

/** Thrown by {@link Output.write} after the reader has gone (`| head`); the program then ends without a message. */
export class OutputClosedError extends Error {
  override name = 'OutputClosedError';
}

/** One of the two output streams. */
export interface Output {
  readonly isTerminal: boolean;
  /** True if written text can be replaced: a terminal that obeys escape sequences. */
  readonly canRedraw: boolean;
  /** 0 none, 1 the 16 basic colours, 2 256, 3 true colour. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  /** The width of the terminal now, or COLUMNS; null if neither is known. */
  columns(): number | null;
  /** The height of the terminal now; null if this is not a terminal. */
  rows(): number | null;
  /**
   * Writes and waits until the stream takes more. Throws {@link OutputClosedError} when the reader has gone, and
   * FailedError if the stream cannot be written, as on a full disk.
   */
  write(text: string): Promise<void>;
  readonly stream: Writable;
}

/** The program's standard streams. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** True if the program may ask questions: stdin and stderr are terminals, and no flag or variable forbids it. */
  readonly canPrompt: boolean;
}

/** The flags that concern the streams. */
export interface IoOptions {
  readonly color: boolean;
  readonly input: boolean;
  readonly json: boolean;
}

type TerminalStream = Writable & {
  fd?: number;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  getColorDepth?(env: object): number;
};

/** The standard streams of a process. */
export interface Streams {
  readonly stdin: Io['stdin'];
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
}

/** Makes the program's streams from those of the process; decides about colour and questions, once. */
export function systemIo(env: NodeJS.ProcessEnv, options: IoOptions, streams: Streams): Io {
  const isOwn = streams === process;
  const stdout = output(isOwn ? directWriter(1) : null, () => streams.stdout, env, options);
  const stderr = output(isOwn ? directWriter(2) : null, () => streams.stderr, env, options);
  const mayPrompt = options.input && !options.json && !isSet(env.CI) && env.TERM !== 'dumb';
  return {
    get stdin() {
      return streams.stdin;
    },
    stdout,
    // A note that cannot be written changes neither the output nor the exit code.
    stderr: ignoringErrors(stderr),
    canPrompt: mayPrompt && stderr.isTerminal && streams.stdin.isTTY === true,
  };
}

/** The same output, with errors ignored. */
function ignoringErrors(output: Output): Output {
  return Object.create(output, { write: { value: (text: string) => output.write(text).catch(() => {}) } });
}

function output(
  direct: DirectWriter | null,
  streamOf: () => TerminalStream,
  env: NodeJS.ProcessEnv,
  options: IoOptions,
): Output {
  let failure: Error | null = null;
  let made: TerminalStream | null = null;
  const stream = () => {
    if (made === null) {
      made = streamOf();
      // EPIPE (`| head`) is not an error: the next write notices that the reader has gone.
      made.on('error', (error) => {
        failure ??= failureOf(error);
      });
    }
    return made;
  };
  let writeDirectly = direct;
  const isTerminal = direct === null && stream().isTTY === true;
  return {
    get stream() {
      return stream();
    },
    isTerminal,
    canRedraw: isTerminal && env.TERM !== 'dumb',
    colorLevel: colorLevel(isTerminal ? stream() : null, env, options),
    columns() {
      const terminal = isTerminal && stream().columns;
      if (terminal) return terminal;
      const columns = Number(env.COLUMNS);
      return Number.isInteger(columns) && columns > 0 ? columns : null;
    },
    rows: () => (isTerminal ? (stream().rows ?? null) : null),
    async write(text) {
      if (failure) throw failure;
      let rest: string | Uint8Array = text;
      if (writeDirectly !== null) {
        const left = writeDirectly(text);
        if (left === null) return;
        writeDirectly = null;
        rest = left;
      }
      await new Promise<void>((resolve, reject) => {
        stream().write(rest, (error) => (error ? reject(failureOf(error)) : resolve()));
      });
    },
  };
}

function failureOf(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new OutputClosedError();
  const { outputUnwritable, sendItElsewhere } = messages.files;
  return new FailedError('output_failed', outputUnwritable(whyNotWritten(error)), sendItElsewhere);
}

/** Writes text without a stream; gives null, or the bytes to write with one. Throws as {@link Output.write} does. */
type DirectWriter = (text: string) => Uint8Array | null;

/**
 * The writer of a descriptor that needs no stream: a regular file, /dev/null, a pipe; null for others. Making the
 * streams of a process, or asking `isatty`, loads Node's sockets, which takes longer than a short list.
 */
function directWriter(descriptor: number): DirectWriter | null {
  try {
    const stat = fstatSync(descriptor);
    if (stat.isFile() || isMemoryDevice(stat)) return (text) => writeAll(descriptor, Buffer.from(text));
    return stat.isFIFO() && process.platform === 'linux' ? pipeWriter(descriptor) : null;
  } catch {
    return null;
  }
}

/** True for /dev/null, /dev/full and the like: major 1 (Linux, admin-guide/devices.txt). */
function isMemoryDevice(stat: Stats): boolean {
  return process.platform === 'linux' && stat.isCharacterDevice() && stat.rdev >> 8 === 1;
}

// The pipe is opened once more, so that a write does not wait for its reader and hold up signals; other processes may
// share the descriptor, which stays as it is. What does not fit is left to the stream.
function pipeWriter(descriptor: number): DirectWriter {
  let pipe: number | null = null;
  return (text) => {
    const bytes = Buffer.from(text);
    try {
      pipe ??= openSync(`/proc/self/fd/${descriptor}`, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      return bytes; // It belongs to another user, or its reader has gone.
    }
    return writeAll(pipe, bytes);
  };
}

// On a disk that is nearly full, Node's stream writes a part of the text and reports success.
function writeAll(descriptor: number, bytes: Uint8Array): Uint8Array | null {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return bytes.subarray(at);
    throw failureOf(error as NodeJS.ErrnoException);
  }
}

// https://no-color.org; FORCE_COLOR as in https://force-color.org, with the levels that Node gives it.
function colorLevel(
  terminal: TerminalStream | null,
  env: NodeJS.ProcessEnv,
  options: IoOptions,
): 0 | 1 | 2 | 3 {
  if (!options.color || (env.NO_COLOR ?? '') !== '') return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '3' ? 3 : forced === '2' ? 2 : 1;
  }
  if (terminal === null || env.TERM === 'dumb') return 0;
  const depth = terminal.getColorDepth?.(env) ?? 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
