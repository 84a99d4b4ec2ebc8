import { CsvError, parse } from 'csv-parse/sync';
import { FailedError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { formats } from '../formats/index.ts';
import { type Mapping, mappedFormat, suggestMapping } from '../formats/mapped/mapped-csv.ts';
import { separatorOf } from '../read/csv.ts';
import type { Input } from '../read/input.ts';
import { formatNamed } from './detect-format.ts';
import type { Format } from './format.ts';
import { quotedFromFile } from './redact.ts';

/**
 * The format of a table: the one that the user's mapping makes, or the one whose columns these are. Throws
 * FailedError for columns of no known format, with the command that maps them.
 */
export function formatOfTable(
  input: Input,
  { format, mapping }: { readonly format: string; readonly mapping: Mapping | null },
): Format {
  const columns = columnsOf(input);
  if (mapping) return mappedFormat(mapping, columns, input.name);
  const asked = formatNamed(format);
  const found = (asked ? [asked] : formats).find((each) => each.table?.recognises(columns));
  if (found) return found;
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
    messages.imports.sayWhatTheyMean(suggestMapping(columns, input.name)),
  );
}

/** The format of a log; null where the input is none. A mapping is for tables. */
export function formatOfLog(
  input: Input,
  { format, mapping }: { readonly format: string; readonly mapping: Mapping | null },
): Format | null {
  if (mapping || input.layout !== 'table') return null;
  const asked = formatNamed(format);
  return (asked ? [asked] : formats).find((each) => each.lines?.recognises(input.start)) ?? null;
}

/** The error for a mapping of columns where there are none. */
export function noTable(name: string): UsageError {
  return new UsageError(messages.imports.mapNeedsTable(name), messages.imports.mapNeedsTableHint);
}

/** The columns of a table, by its header row alone; none where that is no row. */
function columnsOf(input: Input): string[] {
  const options = { delimiter: separatorOf(input.firstLine), relax_quotes: true, to: 1 };
  try {
    const [columns = []] = parse(input.firstLine, options) as string[][];
    return columns.map((column) => column.trim());
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}
