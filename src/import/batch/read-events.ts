import { Readable } from 'node:stream';
import type { ActionName } from '../../domain/actions.ts';
import { FailedError } from '../../errors.ts';
import { isSystemError, whyNotRead } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { BufferPool } from '../../store/columns/buffer-pool.ts';
import { type ContactsById, checkContacts, readContacts } from '../formats/mapped/contacts-by-id.ts';
import type { Mapping } from '../formats/mapped/mapping.ts';
import { UnknownTableError } from '../formats/mapped/suggest/unknown-table.ts';
import type { ImportFormat } from '../formats/names.ts';
import { findDateOrder } from '../map/date-order.ts';
import { Interpreter, unwrapAny } from '../map/detect-format.ts';
import { examineFiles } from '../map/examine-files.ts';
import type { JsonObject } from '../map/format.ts';
import { type DateOrder, dateFormatsFor } from '../map/read-time.ts';
import { quotedFromFile } from '../map/redact.ts';
import { checkJson, formatOfJson, formatOfLog, formatOfTable, notMappable } from '../map/table-format.ts';
import { readTable } from '../read/csv.ts';
import type { TableOptions } from '../read/csv-header.ts';
import { type Content, openInput } from '../read/input.ts';
import type { InputRecord } from '../read/input-record.ts';
import { readJsonDocument } from '../read/json-document.ts';
import { readJsonLines } from '../read/json-lines.ts';
import { readLogLines } from '../read/log-lines.ts';
import { notImportable, sizeOf } from '../read/open-file.ts';
import { readXml } from '../read/xml.ts';
import { BatchBuilder, type BatchContents } from './batch-builder.ts';
import { BatchPace } from './batch-pace.ts';
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
  /** The format of times in date-fns' tokens; null: a form that every import reads. */
  readonly dateFormat?: string | null;
  /** The order of day and month in each file, from {@link checkInputs}. */
  readonly dateOrders?: readonly (DateOrder | null)[];
  /** The files that are read after the others, by their indexes, from {@link checkInputs}. */
  readonly readLast?: readonly number[];
  /** The meaning of a table's columns as the user gave it, or null. */
  readonly mapping: Mapping | null;
  /** The addresses of contacts by id, once they are read from the table that the mapping names. */
  readonly contacts?: ContactsById | null;
  /** The layout of tables as the user gave it. */
  readonly table?: TableOptions;
  /** The encoding of all files; null: it is found out. */
  readonly encoding?: string | null;
  /** The words of the command line that a proposed command repeats; without them, none is proposed for JSON. */
  readonly flags?: readonly string[];
  /** The year of the first time in a log without years, or null. */
  readonly year?: number | null;
  /** How to follow `files`, which may be folders, as they grow; undefined: each is read once. */
  readonly follow?: FollowRequest | undefined;
}

/** How to follow files that grow. */
export interface FollowRequest {
  /** The files that are not followed, though they may lie in a followed folder: the store, the rejects. */
  readonly exclude: readonly string[];
  /** The pause between two looks at the files, ms. */
  readonly pauseMs: number;
}

/** Facts about all inputs. */
export interface CheckedInputs {
  /** The size of all files, bytes; null if it is unknown. */
  readonly size: number | null;
  /** The order of day and month in each file; null if it is unknown or not needed. */
  readonly dateOrders: readonly (DateOrder | null)[];
  /** The files that repeat events of others and are read after them, by their indexes. */
  readonly readLast: readonly number[];
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
 * caller may release the memory of a batch to `memory` after using it, and tell `pace` how long that took.
 */
export async function* readEvents(
  asked: ReadRequest,
  stdin: Readable,
  memory = new BufferPool(),
  pace = new BatchPace(),
): AsyncIterable<EventBatch> {
  const request = { ...asked, contacts: await readContacts(asked.mapping, stdin) };
  const rejects = new RejectsFile(request.rejects);
  const seen = new Set<string>();
  try {
    const last = new Set(request.readLast);
    const indexed = [...request.files.entries()];
    const ordered = [
      ...indexed.filter(([index]) => !last.has(index)),
      ...indexed.filter(([index]) => last.has(index)),
    ];
    for (const [index, name] of ordered) {
      yield* readFile(request, index, name, { stdin, rejects, memory, pace, seen });
    }
  } finally {
    await rejects.close();
  }
}

/**
 * Checks every file before the first is imported. Throws FailedError for a file that cannot be read, has an unknown
 * format or ambiguous dates, and for a rejects file that cannot be written.
 */
export async function checkInputs(request: ReadRequest, stdin: Readable): Promise<CheckedInputs> {
  if (request.rejects !== null) checkRejects(request.rejects);
  if (request.mapping?.contacts) await checkContacts(request.mapping, stdin);
  let size: number | null = 0;
  const dateOrders: (DateOrder | null)[] = request.files.map(() => null);
  const readLast: number[] = [];
  for (const [index, name] of request.files.entries()) {
    // A pipe can be read only once.
    if ((await sizeOf(name)) === null) {
      size = null;
      continue;
    }
    const input = await openInput(name, stdin, request.encoding);
    try {
      if (formatOfLog(input, request)) continue;
      if (input.layout === 'table') {
        const { header, format } = formatOfTable(input, request);
        if (format.table?.readsLast?.(header.columns)) readLast.push(index);
        dateOrders[index] = await dateOrderOf(input, input.chunks, request);
      } else if (request.mapping && input.layout === 'xml') throw notMappable(name);
      else {
        await formatOfJson(input, request);
        // A log that is followed may hold known records later.
        if (!request.follow) await checkJson(input, request);
      }
    } catch (error) {
      const isTable = error instanceof UnknownTableError && error.facts.separator !== null;
      throw isTable ? await examineFiles(error.facts, request, stdin) : error;
    } finally {
      input.close();
    }
    size = size === null || input.size === null ? null : size + input.size;
  }
  return { size, dateOrders, readLast };
}

/** Gives the order of day and month in a table. Throws FailedError if it is ambiguous, or contradicts `--date-format`. */
export async function dateOrderOf(
  input: Content,
  chunks: AsyncIterable<Buffer>,
  request: ReadRequest,
): Promise<DateOrder | null> {
  const { header, format } = formatOfTable(input, request);
  const options = { zone: request.zone, file: input.name, words: new Map(), seen: new Set<string>() };
  const timesOf = (row: JsonObject): readonly unknown[] =>
    format.table?.times?.(row) ??
    [...(format.table?.read(row, options) ?? [])].map((reading) =>
      reading.kind === 'event' ? reading.event.timestamp : null,
    );
  async function* times(): AsyncIterable<string> {
    for await (const records of readTable(chunks, header, () => {})) {
      for (const { value } of records) {
        for (const time of value === undefined ? [] : timesOf(value as JsonObject)) {
          if (typeof time === 'string' && time.trim() !== '') yield time.trim();
        }
      }
    }
  }
  if (format.table?.dateOrder) return format.table.dateOrder;
  const result = await findDateOrder(times(), dateFormatOf(request));
  if ('order' in result) return result.order;
  const { imports } = messages;
  if ('ambiguous' in result) {
    const formats = dateFormatsFor(result.ambiguous).map((each) => `--date-format '${each}'`);
    throw notImportable(
      input.name,
      imports.ambiguousDates(quotedFromFile(result.ambiguous)),
      imports.chooseDateFormat(formats),
    );
  }
  const { contradicted, format: right } = result;
  throw notImportable(
    input.name,
    imports.datesContradict(quotedFromFile(contradicted)),
    imports.chooseDateFormat([`--date-format '${right}'`]),
  );
}

/** The format of times that the user gave; null if there is none. */
export function dateFormatOf({ mapping, dateFormat }: ReadRequest): string | null {
  return mapping?.dateFormat ?? dateFormat ?? null;
}

interface ReadContext {
  readonly stdin: Readable;
  readonly rejects: RejectsFile;
  readonly memory: BufferPool;
  readonly pace: BatchPace;
  readonly seen: Set<string>;
}

async function* readFile(
  request: ReadRequest,
  index: number,
  name: string,
  { stdin, rejects, memory, pace, seen }: ReadContext,
): AsyncIterable<EventBatch> {
  const batch = new BatchBuilder(name, memory, pace);
  batch.reading = request.mapping ? index : null;
  const input = await openInput(name, stdin, request.encoding);
  if (input.size === null) await checkJson(input, request);
  let dateOrder = request.dateOrders?.[index] ?? null;
  // A pipe is read only once: its first bytes decide.
  const isTable = input.layout === 'table' && !formatOfLog(input, request);
  if (dateOrder === null && isTable && input.size === null) {
    dateOrder = await dateOrderOf(input, Readable.from([input.start]), request);
  }
  const interpreter = new Interpreter(
    await formatOfJson(input, request),
    {
      zone: request.zone,
      file: name,
      words: request.words,
      seen,
      dateFormat: dateFormatOf(request),
      dateOrder,
      year: request.year ?? null,
    },
    batch,
  );
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
    const { records, interpret } = await recordsOf(input, request, interpreter, rejects, batch);
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

/** The records of an input, and what interprets the value of each. */
interface Records {
  records: AsyncIterable<InputRecord[]>;
  interpret(value: unknown): void;
}

/** Gives the records of an input. Throws FailedError for a table of no known format. */
export async function recordsOf(
  input: Content,
  request: ReadRequest,
  interpreter: Interpreter,
  rejects: Pick<RejectsFile, 'header' | 'addPiece'>,
  batch: BatchBuilder,
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
      return { records: readJsonDocument(input, onOversize), interpret };
    case 'table': {
      const log = formatOfLog(input, request);
      if (log) {
        return {
          records: readLogLines(input, onOversize),
          interpret: (line) => interpreter.line(log, line as string),
        };
      }
      const { header, format } = formatOfTable(input, request);
      rejects.header(header.text);
      return {
        records: readTable(input.chunks, header, onOversize, () => {
          batch.note(messages.imports.readAsWindows1252(input.name));
        }),
        interpret: (row) => interpreter.row(format, row as Record<string, string>),
      };
    }
    case 'xml':
      return { records: readXml(input.chunks, unwrapAny), interpret };
  }
}

async function* noRecords(): AsyncIterable<InputRecord[]> {}

/** The reason for an input that ends in `error`. Throws an error that is not of the input. */
export function describeDamage(error: unknown): string {
  if (error instanceof FailedError) throw error;
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) return messages.rejections.compressedDamage;
  if (isSystemError(error)) return messages.rejections.readingFailed(whyNotRead(error));
  throw error;
}
