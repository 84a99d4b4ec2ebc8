import type { Readable } from 'node:stream';
import { FailedError } from '../../errors.ts';
import { isSystemError, whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { ColumnMemory } from '../../store/columns/buffer-pool.ts';
import type { Mapping } from '../formats/mapped/mapped-csv.ts';
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
import { type Collected, Collector } from './batch-builder.ts';
import { checkRejects, RejectsFile } from './rejects-file.ts';

/** What to read and how. */
export interface ReadRequest {
  /** File names; `-` is standard input. */
  readonly files: readonly string[];
  /** `auto` or the name of a format. */
  readonly format: string;
  readonly zone: string;
  /** Where rejected records are kept as they came; null: nowhere. */
  readonly rejects: string | null;
  /** What the columns of tables mean, where the user said so. */
  readonly mapping: Mapping | null;
  /** The year of the first time of a log that writes none; null where it was not given. */
  readonly year?: number | null;
}

/** Some of an input, read and checked. Plain data, so that it can cross to another thread. */
export interface EventBatch extends Collected {
  /** Which of the requested files it is from. */
  readonly file: number;
  /** How many times named no zone. */
  readonly zoneless: number;
  /** How much of the file has been read, bytes on disk. */
  readonly bytesRead: number;
}

/**
 * Reads files into checked events, batch by batch. Throws FailedError for an input that cannot be read at all. Who is
 * done with a batch may give its memory back.
 */
export async function* readEvents(
  request: ReadRequest,
  stdin: Readable,
  memory = new ColumnMemory(),
): AsyncIterable<EventBatch> {
  const rejects = new RejectsFile(request.rejects);
  try {
    for (const [index, name] of request.files.entries()) {
      yield* readFile(request, index, name, { stdin, rejects, memory });
    }
  } finally {
    await rejects.close();
  }
}

/**
 * Looks into every file before any is imported, and gives the size of all, bytes; null where it is not known. Throws
 * FailedError for one that cannot be read or is of no known kind, and for rejects that cannot be kept where they should.
 */
export async function checkInputs(request: ReadRequest): Promise<number | null> {
  if (request.rejects !== null) checkRejects(request.rejects);
  let size: number | null = 0;
  for (const name of request.files) {
    // What is no ordinary file can be read only once.
    if ((await sizeOf(name)) === null) {
      size = null;
      continue;
    }
    const input = await openInput(name, process.stdin);
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

async function* readFile(
  request: ReadRequest,
  index: number,
  name: string,
  { stdin, rejects, memory }: { stdin: Readable; rejects: RejectsFile; memory: ColumnMemory },
): AsyncIterable<EventBatch> {
  const collector = new Collector(name, memory);
  const interpreter = new Interpreter(
    formatNamed(request.format),
    { zone: request.zone, file: name, year: request.year ?? null },
    collector,
  );
  const input = await openInput(name, stdin);
  const finish = (): EventBatch => {
    const zoneless = interpreter.zoneless;
    interpreter.zoneless = 0;
    return { file: index, ...collector.take(), zoneless, bytesRead: input.bytesRead() };
  };
  // What was read until then stands; the damage is one more record that is not.
  const damaged = (how: string) => {
    collector.record += 1;
    collector.rejected(how);
  };
  try {
    const { records, interpret } = await recordsOf(input, request, interpreter, rejects);
    for await (const some of records) {
      for (const record of some) {
        collector.record = record.number;
        const rejectedBefore = collector.rejectedCount;
        if (record.problem !== undefined) collector.rejected(record.problem);
        else interpret(record.value);
        if (collector.rejectedCount > rejectedBefore && record.text !== null) rejects.add(record.text);
      }
      if (collector.isFull) yield finish();
    }
    if (input.hasJunk()) damaged(messages.rejections.compressedDamage);
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
  const oversize = (piece: Buffer) => rejects.addPiece(piece);
  switch (input.layout) {
    case 'empty':
      return { records: none(), interpret };
    case 'json-lines':
      return {
        records: readJsonLines(input.chunks, input.isArray, oversize),
        interpret,
      };
    case 'json-document':
      return { records: readJsonDocument(input.chunks, oversize), interpret };
    case 'table': {
      const log = formatOfLog(input, request);
      if (log) {
        return {
          records: readLogLines(input.chunks, oversize),
          interpret: (line) => interpreter.line(log, line as string),
        };
      }
      const format = formatOfTable(input, request);
      const table = await readTable(input.chunks, input.firstLine, oversize);
      // Where rows end in carriage returns, the first line is all of them.
      rejects.header(input.firstLine.trimEnd().split('\r', 1)[0] ?? '');
      return {
        records: table.rows,
        interpret: (row) => interpreter.row(format, row as Record<string, string>),
      };
    }
    case 'xml':
      return { records: readXml(input.chunks, unwrapAny), interpret };
  }
}

async function* none(): AsyncIterable<InputRecord[]> {}

function describeDamage(error: unknown): string {
  if (error instanceof FailedError) throw error;
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) return messages.rejections.compressedDamage;
  if (isSystemError(error)) return messages.rejections.readingFailed(whyNotRead(error));
  throw error;
}
