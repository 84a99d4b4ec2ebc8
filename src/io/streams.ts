import { fstatSync, writeSync } from 'node:fs';
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
  const { stdin, stdout, stderr } = streams;
  return {
    stdin,
    stdout: output(stdout, env, options),
    // A note that cannot be written changes neither the output nor the exit code.
    stderr: ignoringErrors(output(stderr, env, options)),
    canPrompt:
      options.input &&
      !options.json &&
      stdin.isTTY === true &&
      stderr.isTTY === true &&
      !isSet(env.CI) &&
      env.TERM !== 'dumb',
  };
}

/** The same output, with errors ignored. */
function ignoringErrors(output: Output): Output {
  return { ...output, write: (text) => output.write(text).catch(() => {}) };
}

function output(stream: TerminalStream, env: NodeJS.ProcessEnv, options: IoOptions): Output {
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure ??= failureOf(error);
  });
  const file = fileOf(stream);
  return {
    stream,
    isTerminal: stream.isTTY === true,
    canRedraw: stream.isTTY === true && env.TERM !== 'dumb',
    colorLevel: colorLevel(stream, env, options),
    columns() {
      if (stream.isTTY && stream.columns) return stream.columns;
      const columns = Number(env.COLUMNS);
      return Number.isInteger(columns) && columns > 0 ? columns : null;
    },
    rows: () => (stream.isTTY ? (stream.rows ?? null) : null),
    write(text) {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        if (file !== null) return resolve(writeAllSync(file, text));
        stream.write(text, (error) => {
          if (error) reject(failureOf(error));
          else resolve();
        });
      });
    },
  };
}

function failureOf(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new OutputClosedError();
  const { outputUnwritable, sendItElsewhere } = messages.files;
  return new FailedError('output_failed', outputUnwritable(whyNotWritten(error)), sendItElsewhere);
}

/** The descriptor of a stream that is a regular file; null for other streams. */
function fileOf(stream: { readonly fd?: number }): number | null {
  try {
    return stream.fd !== undefined && fstatSync(stream.fd).isFile() ? stream.fd : null;
  } catch {
    return null;
  }
}

// On a disk that is nearly full, Node's stream writes a part of the text and reports success.
function writeAllSync(file: number, text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException);
  }
}

// https://no-color.org; FORCE_COLOR as in https://force-color.org, with the levels that Node gives it.
function colorLevel(stream: TerminalStream, env: NodeJS.ProcessEnv, options: IoOptions): 0 | 1 | 2 | 3 {
  if (!options.color || (env.NO_COLOR ?? '') !== '') return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '3' ? 3 : forced === '2' ? 2 : 1;
  }
  if (!stream.isTTY || env.TERM === 'dumb') return 0;
  const depth = stream.getColorDepth?.(env) ?? 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
