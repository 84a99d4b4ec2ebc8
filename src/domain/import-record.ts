/** The part of an import that came from one of its files. */
export interface ImportedFile {
  /** Without its folders; `-` for standard input. */
  readonly name: string;
  /** The names of the formats that were found. */
  readonly formats: readonly string[];
  readonly imported: number;
  readonly duplicates: number;
  readonly ignored: number;
  readonly rejected: number;
  /** How many times named no zone. */
  readonly zoneless: number;
  /** The first and the last moment of its events and duplicates, ms UTC; null when there are none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** An import that the store remembers. */
export interface ImportRecord {
  readonly id: number;
  readonly files: readonly ImportedFile[];
  /** The zone (IANA) in which times without a zone were read. */
  readonly zone: string;
  /** ms UTC */
  readonly startedAt: number;
  /** ms UTC; null when the import did not come to its end, or is not there yet. */
  readonly completedAt: number | null;
  /** ms UTC; null while its events stand. */
  readonly undoneAt: number | null;
  /** The version of the program. */
  readonly program: string;
}

/** The counts of what undoing an import removed, and the reports that it left. */
export interface UndoCounts {
  readonly events: number;
  /** Those that have no other events. */
  readonly contacts: number;
  /** Those that no event and no other import names. */
  readonly campaigns: number;
  /** The reports whose frozen answers hold some of the events. */
  readonly reports: readonly number[];
}

type Count = 'imported' | 'duplicates' | 'ignored' | 'rejected' | 'zoneless';

/** A count of an import, over all its files. */
export function sumOf({ files }: ImportRecord, count: Count): number {
  return files.reduce((sum, file) => sum + file[count], 0);
}

/** The formats that an import found, sorted. */
export function formatsOf({ files }: ImportRecord): string[] {
  return [...new Set(files.flatMap(({ formats }) => formats))].sort();
}
