import { FailedError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { formats } from '../formats/index.ts';
import type { ContactsById } from '../formats/mapped/contacts-by-id.ts';
import { firstValues, flatten, mappedJsonFormat, objectsIn, pathsIn } from '../formats/mapped/mapped-json.ts';
import { mappedFormat, textIn } from '../formats/mapped/mapped-row.ts';
import type { Mapping } from '../formats/mapped/mapping.ts';
import { isAddress, TableExaminer } from '../formats/mapped/suggest/examine-table.ts';
import { proposeMapping } from '../formats/mapped/suggest/propose-mapping.ts';
import { type UnknownTable, UnknownTableError } from '../formats/mapped/suggest/unknown-table.ts';
import type { ImportFormat } from '../formats/names.ts';
import { cellKey } from '../read/csv.ts';
import { findHeader, type TableHeader, type TableOptions } from '../read/csv-header.ts';
import type { Content } from '../read/input.ts';
import { formatNamed, isOfKnownFormat } from './detect-format.ts';
import type { Format } from './format.ts';

/** The parts of an import that decide the format of a table. */
export interface TableRequest {
  readonly files: readonly string[];
  readonly format: ImportFormat;
  readonly mapping: Mapping | null;
  readonly table?: TableOptions | undefined;
  /** The addresses of contacts by id; null if the mapping needs none, or they are not read yet. */
  readonly contacts?: ContactsById | null;
  /** The words of the command line that a proposed command repeats; without them, none is proposed for JSON. */
  readonly flags?: readonly string[];
}

/** The number of paths of JSON that are examined; records with keys of their own each have many. */
const mostPaths = 300;

/** The number of columns of the widest table: each row takes time for each of them, however short it is. */
const mostColumns = 2000;

/**
 * The header and format of a table: the user's mapping, or the platform that writes these columns. Throws
 * UnknownTableError for unknown columns, with the command that maps them.
 */
export function formatOfTable(
  input: Content,
  request: TableRequest,
): { readonly header: TableHeader; readonly format: Format } {
  const { files, format, mapping, contacts = null } = request;
  const header = headerOf(input, request);
  const columns = header?.columns ?? [];
  if (columns.length > mostColumns) {
    const { cannotImport, tooManyColumns, seeFormats } = messages.imports;
    const { whole } = messages.numbers;
    throw new FailedError(
      'import_unreadable',
      cannotImport(input.name, tooManyColumns(whole(columns.length), whole(mostColumns))),
      seeFormats,
    );
  }
  if (mapping && header) {
    const source = { file: input.name, columns, mayLack: files.length > 1 };
    return { header, format: mappedFormat(mapping, source, contacts) };
  }
  const asked = formatNamed(format);
  const found = asked
    ? [asked].find(({ table }) => table?.recognises(columns, input.name) || table?.accepts?.(columns))
    : formats.find(({ table }) => table?.recognises(columns, input.name));
  if (found && header) return { header, format: found };
  if (!header || columns.length < 2) {
    throw new FailedError(
      'import_unreadable',
      messages.imports.cannotImport(input.name, messages.imports.noTable),
      messages.imports.seeFormats,
    );
  }
  const hasHeader = (request.table?.hasHeader ?? true) && !columns.some(isAddress);
  const examined = hasHeader
    ? header
    : (headerOf(input, { table: { ...request.table, hasHeader } }) ?? header);
  const examiner = examinerOf(examined);
  for (const row of examined.sample) examiner.add(row);
  throw unknownTable([input.name], { separator: header.syntax.separator, hasHeader }, examiner, request);
}

/** The header of a table; null if there is no row. */
export function headerOf(
  { start, blankLines }: Content,
  { table = {} }: Pick<TableRequest, 'table'>,
): TableHeader | null {
  const { skipLines = null } = table;
  // The blank lines at the start of a file are left out already.
  return findHeader(
    start,
    skipLines === null ? table : { ...table, skipLines: Math.max(0, skipLines - blankLines) },
  );
}

/** The examiner for the rows of a table with this header. */
export function examinerOf({ columns }: TableHeader): TableExaminer {
  return new TableExaminer(columns.map((_, index) => cellKey(columns, index)));
}

/** The error for examined files of unknown columns. */
export function unknownTable(
  files: readonly string[],
  layout: Pick<UnknownTable, 'separator' | 'hasHeader'>,
  examiner: TableExaminer,
  { flags = [] }: Pick<TableRequest, 'flags'>,
): UnknownTableError {
  return new UnknownTableError({
    files,
    ...layout,
    proposal: proposeMapping(examiner.result(), files),
    flags,
  });
}

/** The format of JSON: the user's mapping, or the one that `--format` names; null if each record decides. */
export async function formatOfJson(input: Content, request: TableRequest): Promise<Format | null> {
  const { mapping, format, contacts = null } = request;
  return mapping && isJson(input) ? mappedJsonFormat(mapping, input, contacts) : formatNamed(format);
}

/** Throws UnknownTableError for JSON of which no record is known, if it can be mapped: it holds addresses and times. */
export async function checkJson(input: Content, request: TableRequest): Promise<void> {
  if (!isJson(input) || request.mapping || request.format !== 'auto' || !request.flags) return;
  const values = await firstValues(input);
  try {
    if (values.some(isOfKnownFormat)) return;
  } catch (error) {
    // The stack overflowed: a value is nested too deeply to be mapped.
    if (error instanceof RangeError) return;
    throw error;
  }
  const objects = objectsIn(values);
  const paths = pathsIn(objects).slice(0, mostPaths);
  const examiner = new TableExaminer(paths);
  for (const each of objects) {
    const flat = flatten(each);
    examiner.add(paths.map((path) => textIn(flat[path]) ?? ''));
  }
  const error = unknownTable([input.name], { separator: null, hasHeader: true }, examiner, request);
  const { email, timestamp, events, doubts } = error.facts.proposal;
  const isAddress = email !== null && !doubts.includes('idsOfContacts');
  if (isAddress && (timestamp !== null || events.length > 0)) throw error;
}

function isJson({ layout }: Content): boolean {
  return layout === 'json-lines' || layout === 'json-document';
}

/** The format of a log; null if the input is not a log. With a mapping, it is a table. */
export function formatOfLog(
  input: Content,
  { format, mapping }: { readonly format: ImportFormat; readonly mapping: Mapping | null },
): Format | null {
  if (mapping || input.layout !== 'table') return null;
  const asked = formatNamed(format);
  const start = input.start.toString('utf8');
  return (asked ? [asked] : formats).find((each) => each.lines?.recognises(start)) ?? null;
}

/** The error for `--map` with an input that is neither a table nor JSON. */
export function notMappable(name: string): UsageError {
  return new UsageError(messages.mapping.needsTable(name), messages.mapping.needsTableHint);
}
