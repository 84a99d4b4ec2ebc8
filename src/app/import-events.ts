import { countKind, type RejectedRecord, rejectionsKept } from '../import/batch/batch-builder.ts';
import type { EventBatch } from '../import/batch/read-events.ts';
import type { EventSink } from '../store/store.ts';

/** The four counts in which every record ends, of one file or of all. */
export interface ImportCounts {
  imported: number;
  duplicates: number;
  ignored: number;
  rejected: number;
}

/** What an import did. */
export interface ImportResult extends ImportCounts {
  readonly ignoredKinds: Record<string, number>;
  /** Of these, the kinds with a word that is not known. */
  readonly unknownKinds: Record<string, number>;
  /** Facts about the files that the user should know. */
  readonly notes: Set<string>;
  /** The first hundred. */
  readonly rejections: RejectedRecord[];
  readonly files: (ImportCounts & { readonly file: string })[];
  /** How many times named no zone and were read in the given one. */
  zoneless: number;
}

/** How far an import is. */
export interface ImportProgress extends ImportCounts {
  readonly file: string;
  /** Of the bytes of all files, 0 to 1; null where their size is not known. */
  readonly share: number | null;
}

/** How to go about an import. */
export interface ImportOptions {
  /** The size of all files, bytes; null where it is not known. */
  readonly size: number | null;
  readonly signal: AbortSignal;
  /** Told how far the import is. */
  onProgress(progress: ImportProgress): void;
}

/**
 * Imports the batches of `files` into a store. `openSink` is called when there is something to write, so that an
 * import of nothing makes no store.
 */
export async function importEvents(
  files: readonly string[],
  batches: AsyncIterable<EventBatch>,
  openSink: () => Promise<EventSink>,
  { size, signal, onProgress }: ImportOptions,
): Promise<ImportResult> {
  const result: ImportResult = {
    ...noCounts(),
    // A kind may be called like a property that every object has.
    ignoredKinds: Object.create(null),
    unknownKinds: Object.create(null),
    notes: new Set(),
    rejections: [],
    files: files.map((file) => ({ file, ...noCounts() })),
    zoneless: 0,
  };
  const bytesRead: number[] = [];
  let sink: EventSink | null = null;
  try {
    for await (const batch of batches) {
      signal.throwIfAborted();
      let written = { imported: 0, duplicates: 0 };
      if (batch.events.count > 0 || batch.events.campaigns.length > 0) {
        sink ??= await openSink();
        written = await sink.add(batch.events);
      }
      const file = addTo(result, batch, written);
      bytesRead[batch.file] = batch.bytesRead;
      const read = bytesRead.reduce((sum, bytes) => sum + bytes, 0);
      // A file may have grown since it was measured.
      onProgress({ ...result, file, share: size ? Math.min(read / size, 1) : null });
    }
  } finally {
    await sink?.close();
  }
  return result;
}

function addTo(
  result: ImportResult,
  batch: EventBatch,
  written: { imported: number; duplicates: number },
): string {
  const file = result.files[batch.file];
  let ignored = 0;
  for (const [kind, count] of Object.entries(batch.ignored)) {
    ignored += count;
    countKind(result.ignoredKinds, kind, count);
  }
  for (const [kind, count] of Object.entries(batch.unknown)) countKind(result.unknownKinds, kind, count);
  for (const counts of file ? [result, file] : [result]) {
    counts.imported += written.imported;
    counts.duplicates += written.duplicates;
    counts.ignored += ignored;
    counts.rejected += batch.rejected;
  }
  result.rejections.push(...batch.rejections.slice(0, rejectionsKept - result.rejections.length));
  for (const note of batch.notes) result.notes.add(note);
  result.zoneless += batch.zoneless;
  return file?.file ?? '';
}

function noCounts(): ImportCounts {
  return { imported: 0, duplicates: 0, ignored: 0, rejected: 0 };
}
