import { FailedError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { formats } from '../formats/index.ts';
import { mappedFormat } from '../formats/mapped/mapped-csv.ts';
import type { Mapping } from '../formats/mapped/mapping.ts';
import { suggestMapping } from '../formats/mapped/suggest-mapping.ts';
import type { ImportFormat } from '../formats/names.ts';
import { findHeader, type TableHeader } from '../read/csv-header.ts';
import type { Content } from '../read/input.ts';
import { formatNamed } from './detect-format.ts';
import type { Format } from './format.ts';
import { quotedFromFile } from './redact.ts';

/** The number of columns of the widest table: each row takes time for each of them, however short it is. */
const mostColumns = 2000;

/**
 * The header and format of a table: the user's mapping, or the platform that writes these columns. Throws FailedError for unknown
 * columns, with the command that maps them.
 */
export function formatOfTable(
  input: Content,
  {
    files,
    format,
    mapping,
  }: { readonly files: readonly string[]; readonly format: ImportFormat; readonly mapping: Mapping | null },
): { readonly header: TableHeader; readonly format: Format } {
  const header = findHeader(input.start);
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
  if (mapping && header)
    return { header, format: mappedFormat(mapping, columns, input.name, files.length > 1) };
  const asked = formatNamed(format);
  const found = asked
    ? [asked].find(({ table }) => table?.recognises(columns, input.name) || table?.accepts?.(columns))
    : formats.find(({ table }) => table?.recognises(columns, input.name));
  if (found && header) return { header, format: found };
  if (columns.length < 2) {
    throw new FailedError(
      'import_unreadable',
      messages.imports.cannotImport(input.name, messages.imports.noTable),
      messages.imports.seeFormats,
    );
  }
  const names = columns.slice(0, 30).map(quotedFromFile);
  throw new FailedError(
    'import_unmapped',
    messages.imports.cannotImport(input.name, messages.imports.unknownColumns(names.join(', '))),
    messages.imports.sayWhatTheyMean(suggestMapping(columns, input.name, header?.sample ?? [])),
  );
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

/** The error for `--map` with an input that is not a table. */
export function noTable(name: string): UsageError {
  return new UsageError(messages.imports.mapNeedsTable(name), messages.imports.mapNeedsTableHint);
}
