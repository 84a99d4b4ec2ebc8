import { Readable } from 'node:stream';
import { ContactReportError, FailedError } from '../../errors.ts';
import type { BatchBuilder } from '../batch/batch-builder.ts';
import {
  dateFormatOf,
  dateOrderOf,
  describeDamage,
  type ReadRequest,
  recordsOf,
} from '../batch/read-events.ts';
import type { RejectsFile } from '../batch/rejects-file.ts';
import { Interpreter } from '../map/detect-format.ts';
import { formatOfJson, formatOfLog } from '../map/table-format.ts';
import type { Content } from '../read/input.ts';
import { GrowingRecords } from './growing-records.ts';

/** The parts that all files of one request share. */
export interface FollowContext {
  readonly request: ReadRequest;
  /** Takes the events, of one file at a time. */
  readonly batch: BatchBuilder;
  readonly rejects: RejectsFile;
  /** See ReadOptions. */
  readonly seen: Set<string>;
}

let readings = 0;

/** The content of a followed file, interpreted as it comes. A copy of the file may go on where the file ended. */
export class FollowedContent {
  /** Its number; another one if the file is read from its beginning again. */
  readonly reading = ++readings;
  readonly #context: FollowContext;
  #interpreter: Interpreter | null = null;
  readonly #records: GrowingRecords;
  #interpret: (value: unknown) => void = () => {};
  /** The header row of its table; null if it has none. */
  #header: string | null = null;
  #isGzip: boolean | null = null;
  #lastByte = 0x0a;
  /** The number of the last record. */
  #record = 0;
  #hasEnded = false;
  #isComplete = false;

  /** `index` is that of what the user named, of which the file is part. */
  constructor(name: string, index: number, context: FollowContext) {
    this.#context = context;
    this.#records = new GrowingRecords(name, context.request.encoding ?? null, async (content) => {
      this.#interpreter = await this.#interpreterOf(content, index);
      const reader = await recordsOf(
        content,
        context.request,
        this.#interpreter,
        {
          header: (line) => {
            this.#header = line;
            context.rejects.header(line);
          },
          addPiece: (piece) => context.rejects.addPiece(piece),
        },
        context.batch,
      );
      this.#interpret = reader.interpret;
      return reader;
    });
  }

  /** The formats found so far. */
  get formats(): readonly string[] {
    return this.#interpreter?.formats ?? [];
  }

  /** True if it was taken to be complete. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** True if its compressed data has begun and not come to its end. */
  get isCut(): boolean {
    return this.#isGzip === true && !this.#hasEnded && (this.#records.content?.isCut() ?? true);
  }

  /** Gives the number of times without a zone since the last call. */
  takeZoneless(): number {
    if (!this.#interpreter) return 0;
    const { zoneless } = this.#interpreter;
    this.#interpreter.zoneless = 0;
    return zoneless;
  }

  /** Called when the records of another file came in between. */
  resume(): void {
    this.#context.rejects.header(this.#header);
  }

  /** Interprets what has come; yields after each portion of records. */
  async *take(chunk: Buffer): AsyncGenerator<void, void, void> {
    if (this.#hasEnded) return;
    this.#isGzip ??= chunk[0] === 0x1f;
    this.#lastByte = chunk.at(-1) ?? this.#lastByte;
    this.#records.feed(chunk);
    yield* this.#interpretAvailable(false);
  }

  /** Ends a file that is complete: its last record needs no line break. */
  async *complete(): AsyncGenerator<void, void, void> {
    // Compressed data has an end of its own, behind which more may come.
    if (this.#hasEnded || (this.#isGzip && !this.isCut)) return;
    this.#records.end();
    yield* this.#interpretAvailable(false);
    this.#hasEnded = true;
    this.#isComplete = true;
  }

  /**
   * Ends a file that may not be complete, because the program ends. Of what stands behind its last line break, only
   * whole JSON is taken; half a row looks like a whole one.
   */
  async *interrupt(): AsyncGenerator<void, void, void> {
    if (this.isCut) return yield* this.complete();
    const { content } = this.#records;
    const isCut = !this.#isGzip && this.#lastByte !== 0x0a;
    if (this.#hasEnded || (isCut && (content === null || content.layout === 'table'))) return;
    this.#records.end();
    yield* this.#interpretAvailable(true);
    this.#hasEnded = true;
  }

  async *#interpretAvailable(skipsUnreadable: boolean): AsyncGenerator<void, void, void> {
    const { batch, rejects } = this.#context;
    try {
      for await (const records of this.#records.available()) {
        for (const record of records) {
          if (record.problem !== undefined && skipsUnreadable) continue;
          this.#record = record.number;
          batch.record = record.number;
          const rejectedBefore = batch.rejectedCount;
          if (record.problem !== undefined) batch.rejected(record.problem);
          else this.#interpret(record.value);
          if (batch.rejectedCount > rejectedBefore && record.text !== null) rejects.add(record.text);
        }
        yield;
      }
    } catch (error) {
      if (error instanceof FailedError && error.code === 'rejects_unwritable') throw error;
      this.#hasEnded = true;
      if (!skipsUnreadable) this.reject(reasonOf(error));
    }
  }

  async #interpreterOf(content: Content, index: number): Promise<Interpreter> {
    const { request, batch, seen } = this.#context;
    const { zone, words, year = null } = request;
    let dateOrder = request.dateOrders?.[index] ?? null;
    // A file that appears later is like a pipe: its first rows decide.
    if (dateOrder === null && content.layout === 'table' && !formatOfLog(content, request))
      dateOrder = await dateOrderOf(content, Readable.from([content.start]), request);
    const dateFormat = dateFormatOf(request);
    const options = { zone, file: content.name, words, seen, dateFormat, dateOrder, year };
    return new Interpreter(await formatOfJson(content, request), options, batch);
  }

  /** Counts the file as a whole, or the rest of it, as one rejected record. */
  reject(reason: string): void {
    const { batch } = this.#context;
    batch.record = this.#record + 1;
    batch.rejected(reason);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof ContactReportError ? error.message : describeDamage(error);
}
