import { basename } from 'node:path';
import { countKind, type RejectedRecord, rejectionsKept } from '../import/batch/batch-builder.ts';
import type { EventBatch } from '../import/batch/read-events.ts';
import type { BatchResult, EventWriter, FileTally, NewImport } from '../store/store.ts';
import { FirstEvents, type ImportedEvent } from './first-events.ts';

/** The four counts in which every record ends, of one file or of all. */
export interface ImportCounts {
  imported: number;
  duplicates: number;
  ignored: number;
  rejected: number;
}

/** The result of an import. */
export interface ImportResult extends ImportCounts {
  readonly ignoredKinds: Record<string, number>;
  /** The kinds among these with an unknown word. */
  readonly unknownKinds: Record<string, number>;
  /** Facts about the files that the user should know. */
  readonly notes: Set<string>;
  /** The first hundred. */
  readonly rejections: RejectedRecord[];
  readonly files: (ImportCounts & { readonly file: string })[];
  /** How many times named no zone and were read in the given one. */
  zoneless: number;
  /** The first events of the files, as they were read. */
  firstEvents: readonly ImportedEvent[];
  /** The number under which the store remembers the import; null if it does not. */
  id: number | null;
}

/** How far an import is. */
export interface ImportProgress extends ImportCounts {
  readonly file: string;
  /** The share of the bytes of all files, 0 to 1; null when their size is unknown. */
  readonly share: number | null;
}

/** The store that an import goes to. */
export interface ImportTarget {
  /** True if a store exists: an import without events creates none, but an existing store records it. */
  readonly exists: boolean;
  /** Begins to write the import, into a new store if there is none. */
  openWriter(newImport: NewImport): Promise<EventWriter>;
}

/** How to import. */
export interface ImportOptions {
  /** The size of all files, bytes; null when it is not known. */
  readonly size: number | null;
  readonly signal: AbortSignal;
  /** Called with how far the import is. */
  onProgress(progress: ImportProgress): void;
}

/** An import to be: what is recorded of it, and its files as they were named. */
export interface ImportSource extends Omit<NewImport, 'files'> {
  /** Paths; `-` for standard input. */
  readonly files: readonly string[];
}

/** Imports `batches`, which were read from `source`, and records the import. Gives what became of every record. */
export async function importEvents(
  source: ImportSource,
  batches: AsyncIterable<EventBatch>,
  target: ImportTarget,
  { size, signal, onProgress }: ImportOptions,
): Promise<ImportResult> {
  const result: ImportResult = {
    ...noCounts(),
    // A kind may be called like a property that every object has.
    ignoredKinds: Object.create(null),
    unknownKinds: Object.create(null),
    notes: new Set(),
    rejections: [],
    files: source.files.map((file) => ({ file, ...noCounts() })),
    zoneless: 0,
    firstEvents: [],
    id: null,
  };
  const tallies = source.files.map(
    (_, file): FileTally => ({ file, formats: [], ignored: 0, rejected: 0, zoneless: 0 }),
  );
  const firstEvents = new FirstEvents(source.files);
  const newImport = { ...source, files: source.files.map(baseName) };
  const bytesRead: number[] = [];
  // A store that cannot be written fails before anything is read.
  let writer: EventWriter | null = target.exists ? await target.openWriter(newImport) : null;
  try {
    for await (const batch of batches) {
      signal.throwIfAborted();
      const file = addRead(result, batch);
      const tally = addToTally(tallies[batch.file], batch);
      tallies[batch.file] = tally;
      firstEvents.add(batch);
      if (batch.events.count > 0 || batch.events.campaigns.length > 0) {
        writer ??= await target.openWriter(newImport);
        addWritten(result, batch, await writer.add(batch.events, tally));
      }
      bytesRead[batch.file] = batch.bytesRead;
      const read = bytesRead.reduce((sum, bytes) => sum + bytes, 0);
      // A file may have grown since it was measured.
      onProgress({ ...result, file, share: size ? Math.min(read / size, 1) : null });
    }
    result.id = (await writer?.complete(tallies)) ?? null;
    result.firstEvents = firstEvents.found;
  } finally {
    await writer?.close();
  }
  return result;
}

/** The folders of a file are the user's own affair. */
function baseName(path: string): string {
  return path === '-' ? path : basename(path);
}

/** How far the import is with the file of a batch. */
function addToTally(before: FileTally | undefined, batch: EventBatch): FileTally {
  const ignored = Object.values(batch.ignored).reduce((sum, count) => sum + count, 0);
  return {
    file: batch.file,
    formats: [...new Set([...(before?.formats ?? []), ...batch.formats])].sort(),
    ignored: (before?.ignored ?? 0) + ignored,
    rejected: (before?.rejected ?? 0) + batch.rejected,
    zoneless: (before?.zoneless ?? 0) + batch.zoneless,
  };
}

/** Adds what a batch holds besides events; gives the name of its file. */
function addRead(result: ImportResult, batch: EventBatch): string {
  const file = result.files[batch.file];
  let ignored = 0;
  for (const [kind, count] of Object.entries(batch.ignored)) {
    ignored += count;
    countKind(result.ignoredKinds, kind, count);
  }
  for (const [kind, count] of Object.entries(batch.unknown)) countKind(result.unknownKinds, kind, count);
  for (const counts of file ? [result, file] : [result]) {
    counts.ignored += ignored;
    counts.rejected += batch.rejected;
  }
  result.rejections.push(...batch.rejections.slice(0, rejectionsKept - result.rejections.length));
  for (const note of batch.notes) result.notes.add(note);
  result.zoneless += batch.zoneless;
  return file?.file ?? '';
}

function addWritten(result: ImportResult, batch: EventBatch, { imported, duplicates }: BatchResult): void {
  const file = result.files[batch.file];
  for (const counts of file ? [result, file] : [result]) {
    counts.imported += imported;
    counts.duplicates += duplicates;
  }
}

function noCounts(): ImportCounts {
  return { imported: 0, duplicates: 0, ignored: 0, rejected: 0 };
}
