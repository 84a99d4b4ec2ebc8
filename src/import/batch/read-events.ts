import type { Readable } from 'node:stream';
import type { ActionName } from '../../domain/actions.ts';
import { FailedError } from '../../errors.ts';
import { isSystemError, whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { BufferPool } from '../../store/columns/buffer-pool.ts';
import type { Mapping } from '../formats/mapped/mapping.ts';
import type { ImportFormat } from '../formats/names.ts';
import { formatNamed, Interpreter, unwrapAny } from '../map/detect-format.ts';
import { formatOfLog, formatOfTable, noTable } from '../map/table-format.ts';
import { readTable } from '../read/csv.ts';
import { type Input, openInput } from '../read/input.ts';
import type { InputRecord } from '../read/input-record.ts';
import { readJsonDocument } from '../read/json-document.ts';
import { readJsonLines } from '../read/json-lines.ts';
import { readLogLines } from '../read/log-lines.ts';
import { sizeOf } from '../read/open-file.ts';
import { readXml } from '../read/xml.ts';
import { BatchBuilder, type BatchContents } from './batch-builder.ts';
import { checkRejects, RejectsFile } from './rejects-file.ts';

/** The files to read, and how to read them. */
export interface ReadRequest {
  /** File names; `-` is standard input. */
  readonly files: readonly string[];
  /** `auto` or the name of a format. */
  readonly format: ImportFormat;
  readonly zone: string;
  /** The file that keeps rejected records as they came; null: none. */
  readonly rejects: string | null;
  /** The meaning of words that platforms do not define, from `--map-action`; in lower case. */
  readonly words?: ReadonlyMap<string, ActionName | null>;
  /** The meaning of a table's columns as the user gave it, or null. */
  readonly mapping: Mapping | null;
  /** The year of the first time in a log without years, or null. */
  readonly year?: number | null;
}

/** Part of an input, read and checked. Plain data, so that it can cross to another thread. */
export interface EventBatch extends BatchContents {
  /** The index of its file among the requested ones. */
  readonly file: number;
  /** The number of times without a zone. */
  readonly zoneless: number;
  /** The names of the formats found so far in the file. */
  readonly formats: readonly string[];
  /** Bytes on disk that have been read of the file. */
  readonly bytesRead: number;
}

/**
 * Reads files into checked events, batch by batch. Throws FailedError for an input that cannot be read at all. The
 * caller may release the memory of a batch to `memory` after using it.
 */
export async function* readEvents(
  request: ReadRequest,
  stdin: Readable,
  memory = new BufferPool(),
): AsyncIterable<EventBatch> {
  const rejects = new RejectsFile(request.rejects);
  const seen = new Set<string>();
  try {
    for (const [index, name] of request.files.entries()) {
      yield* readFile(request, index, name, { stdin, rejects, memory, seen });
    }
  } finally {
    await rejects.close();
  }
}

/**
 * Checks every file before the first is imported, and gives the size of all, bytes; null when it is unknown. Throws
 * FailedError for a file that cannot be read or has an unknown format, and for a rejects file that cannot be written.
 */
export async function checkInputs(request: ReadRequest, stdin: Readable): Promise<number | null> {
  if (request.rejects !== null) checkRejects(request.rejects);
  let size: number | null = 0;
  for (const name of request.files) {
    // A pipe can be read only once.
    if ((await sizeOf(name)) === null) {
      size = null;
      continue;
    }
    const input = await openInput(name, stdin);
    try {
      if (formatOfLog(input, request)) continue;
      if (input.layout === 'table') formatOfTable(input, request);
      else if (request.mapping && input.layout !== 'empty') throw noTable(name);
    } finally {
      input.close();
    }
    size = size === null || input.size === null ? null : size + input.size;
  }
  return size;
}

interface ReadContext {
  readonly stdin: Readable;
  readonly rejects: RejectsFile;
  readonly memory: BufferPool;
  readonly seen: Set<string>;
}

async function* readFile(
  request: ReadRequest,
  index: number,
  name: string,
  { stdin, rejects, memory, seen }: ReadContext,
): AsyncIterable<EventBatch> {
  const batch = new BatchBuilder(name, memory);
  const { format, zone, words, year = null } = request;
  const interpreter = new Interpreter(formatNamed(format), { zone, words, seen, year, file: name }, batch);
  const input = await openInput(name, stdin);
  const finish = (): EventBatch => {
    const zoneless = interpreter.zoneless;
    interpreter.zoneless = 0;
    return {
      file: index,
      ...batch.flush(),
      zoneless,
      formats: interpreter.formats,
      bytesRead: input.bytesRead(),
    };
  };
  // The records before the damage count; the damage is one more rejected record.
  const damaged = (how: string) => {
    batch.record += 1;
    batch.rejected(how);
  };
  try {
    const { records, interpret } = await recordsOf(input, request, interpreter, rejects);
    for await (const chunk of records) {
      for (const record of chunk) {
        batch.record = record.number;
        const rejectedBefore = batch.rejectedCount;
        if (record.problem !== undefined) batch.rejected(record.problem);
        else interpret(record.value);
        if (batch.rejectedCount > rejectedBefore && record.text !== null) rejects.add(record.text);
      }
      if (batch.isFull) yield finish();
    }
    if (input.hasTrailingGarbage()) damaged(messages.rejections.compressedDamage);
  } catch (error) {
    damaged(describeDamage(error));
  }
  yield finish();
}

interface Records {
  records: AsyncIterable<InputRecord[]>;
  interpret(value: unknown): void;
}

async function recordsOf(
  input: Input,
  request: ReadRequest,
  interpreter: Interpreter,
  rejects: RejectsFile,
): Promise<Records> {
  const interpret = (value: unknown) => interpreter.value(value);
  const onOversize = (piece: Buffer) => rejects.addPiece(piece);
  switch (input.layout) {
    case 'empty':
      return { records: noRecords(), interpret };
    case 'json-lines':
      return {
        records: readJsonLines(input.chunks, input, onOversize),
        interpret,
      };
    case 'json-document':
      return { records: readJsonDocument(input.chunks, onOversize), interpret };
    case 'table': {
      const log = formatOfLog(input, request);
      if (log) {
        return {
          records: readLogLines(input.chunks, onOversize),
          interpret: (line) => interpreter.line(log, line as string),
        };
      }
      const format = formatOfTable(input, request);
      // When rows end in carriage returns, the first line holds all of them.
      rejects.header(input.firstLine.trimEnd().split('\r', 1)[0] ?? '');
      return {
        records: readTable(input.chunks, input.firstLine, onOversize),
        interpret: (row) => interpreter.row(format, row as Record<string, string>),
      };
    }
    case 'xml':
      return { records: readXml(input.chunks, unwrapAny), interpret };
  }
}

async function* noRecords(): AsyncIterable<InputRecord[]> {}

function describeDamage(error: unknown): string {
  if (error instanceof FailedError) throw error;
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) return messages.rejections.compressedDamage;
  if (isSystemError(error)) return messages.rejections.readingFailed(whyNotRead(error));
  throw error;
}
