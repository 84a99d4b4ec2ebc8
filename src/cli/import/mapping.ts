import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import type { ActionName } from '../../domain/actions.ts';
import { isZone } from '../../domain/time-zone.ts';
import { FailedError, UsageError } from '../../errors.ts';
import { FILE_NAME, type Mapping } from '../../import/formats/mapped/mapping.ts';
import {
  mappingFileText,
  readMappingFile,
  type SavedMapping,
  withSaved,
} from '../../import/formats/mapped/mapping-file.ts';
import {
  actionsOf,
  checkDateFormat,
  mappingOf,
  partsOfFlags,
} from '../../import/formats/mapped/mapping-parts.ts';
import type { TableOptions } from '../../import/read/csv-header.ts';
import { whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { encoding, separator } from '../values.ts';
import type { importEvents } from './declare.ts';

type ImportFlags = Flags<typeof importEvents>;

/** How tables and JSON of no known format are read: by the flags, and by the mapping file that they name. */
export interface MappingRequest {
  /** Null if nothing is mapped: words and date formats may still be given for known formats. */
  readonly mapping: Mapping | null;
  readonly words: ReadonlyMap<string, ActionName | null>;
  readonly dateFormat: string | null;
  readonly table: TableOptions;
  readonly encoding: string | null;
  /** The zone of times without one; null if none is given. */
  readonly zone: string | null;
  /** The same as a mapping file holds it. */
  readonly saved: SavedMapping;
}

/** Reads the flags of a mapping and the mapping file. Throws UsageError. */
export function mappingRequest(
  context: Context,
  flags: ImportFlags,
  files: readonly string[],
): MappingRequest {
  const typed: SavedMapping = {
    parts: partsOfFlags(flags),
    skipLines: flags.skipLines ?? null,
    separator: flags.separator ?? null,
    encoding: flags.encoding ?? null,
    header: flags.header ?? null,
    tz: context.zone,
  };
  const saved = flags.mapping === undefined ? typed : withSaved(typed, readChecked(flags.mapping));
  const { parts } = saved;
  if (parts.dateFormat !== null) checkDateFormat(parts.dateFormat);
  const isMapped =
    flags.mapping !== undefined ||
    flags.contacts !== undefined ||
    [parts.map, parts.set, parts.event].some((list) => list.length > 0);
  const { fileNameOfStdin, fileNameOfStdinHint } = messages.mapping;
  if (files.includes('-') && parts.set.some(([, text]) => text === FILE_NAME))
    throw new UsageError(fileNameOfStdin, fileNameOfStdinHint);
  return {
    mapping: isMapped ? mappingOf(parts, flags.contacts ?? null) : null,
    words: actionsOf(parts.mapAction),
    dateFormat: parts.dateFormat,
    table: { skipLines: saved.skipLines, separator: saved.separator, hasHeader: saved.header ?? true },
    encoding: saved.encoding,
    zone: saved.tz,
    saved,
  };
}

/** The words of the command line that a proposed command repeats. */
export function repeatedFlags(
  { storeFlag }: Context,
  flags: ImportFlags,
  { saved }: MappingRequest,
): string[] {
  const given = (name: string, value: string | number | null | undefined) =>
    value === null || value === undefined ? [] : [`--${name}`, String(value)];
  return [
    ...saved.parts.mapAction.flatMap((pair) => ['--map-action', pair.join('=')]),
    ...given('date-format', saved.parts.dateFormat),
    ...given('skip-lines', saved.skipLines),
    ...given('separator', saved.separator === '\t' ? 'tab' : saved.separator),
    ...given('encoding', saved.encoding),
    ...(saved.header === false ? ['--no-header'] : []),
    ...given('tz', saved.tz),
    ...given('rejects', flags.rejects),
    ...given('save-mapping', flags.saveMapping),
    ...given('store', storeFlag),
    ...(flags.follow ? ['--follow'] : []),
    ...(flags.dryRun ? ['--dry-run'] : []),
  ];
}

/** A mapping file whose values are those that the flags would take. */
function readChecked(path: string): SavedMapping {
  const saved = readMappingFile(path);
  const { unreadable, invalidValue, makeAnew } = messages.mapping;
  const invalid = (key: string, hint: string = makeAnew) =>
    new UsageError(unreadable(path, invalidValue(key)), hint);
  const read = (key: 'separator' | 'encoding', reader: (text: string) => string) => {
    const text = saved[key];
    try {
      return text === null ? null : reader(text);
    } catch (error) {
      throw error instanceof InvalidArgumentError ? invalid(key, error.message) : error;
    }
  };
  if (saved.tz !== null && !isZone(saved.tz)) throw invalid('tz');
  return { ...saved, separator: read('separator', separator), encoding: read('encoding', encoding) };
}

/** Throws FailedError if a mapping would replace another file. A file that holds this mapping already is as good. */
export function checkNewMapping(path: string, saved: SavedMapping): void {
  let found: string;
  try {
    found = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw unwritable(path, error);
  }
  if (found !== mappingFileText(saved))
    throw new FailedError('file_exists', messages.errors.fileExists(path), messages.errors.fileExistsHint);
}

/** Writes a new mapping file. Throws FailedError if it cannot be written, UsageError if nothing is mapped. */
export async function saveMapping(
  { io, json }: Context,
  path: string,
  { mapping, saved }: MappingRequest,
): Promise<void> {
  if (!mapping) throw new UsageError(messages.mapping.nothingToSave, messages.mapping.nothingToSaveHint);
  checkNewMapping(path, saved);
  try {
    await writeFile(path, mappingFileText(saved), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw unwritable(path, error);
  }
  if (!json) await io.stderr.write(`${messages.mapping.saved(safeText(path))}\n`);
}

function unwritable(path: string, error: unknown): FailedError {
  const { cannotWrite, nameAnotherFile } = messages.files;
  return new FailedError('output_failed', cannotWrite(path, whyNotWritten(error)), nameAnotherFile);
}
