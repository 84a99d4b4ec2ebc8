import { basename } from 'node:path';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { quoted, quotedFromFile } from '../../map/redact.ts';
import { cellKey } from '../../read/csv.ts';
import { normaliseName } from '../../read/csv-header.ts';
import { nearHint } from './mapping-parts.ts';

/** The columns that a mapping is applied to. */
export interface Source {
  /** The input as the user named it; `-` is standard input. */
  readonly file: string;
  /** The columns of a table, or the paths in the first objects of JSON. */
  readonly columns: readonly string[];
  /** True if a column that is not required may be missing: one mapping is for several files, or JSON has other keys later. */
  readonly mayLack: boolean;
}

const columnsShown = 20;

/**
 * The keys of the cells that a column stands for, as the user named it: by name, by number (`#3`), or several with `+`
 * between them. Throws UsageError if there is none, or two of that name.
 */
export function keysOf(wanted: string, source: Source, isRequired: boolean): readonly string[] {
  const { columns } = source;
  const whole = keyOf(wanted, source);
  if (whole !== null) return [whole];
  const parts = wanted.split('+').map((part) => part.trim());
  if (parts.length > 1 && parts.some((part) => keyOf(part, source) !== null)) {
    return parts.map((part) => {
      const key = keyOf(part, source);
      if (key === null) throw noSuchColumn(part, source);
      return key;
    });
  }
  if (source.mayLack && !isRequired) return columns.length > 0 ? [normaliseName(wanted)] : [];
  throw noSuchColumn(wanted, source);
}

/** The key of the column of one name or number; null if there is none. */
function keyOf(wanted: string, { file, columns }: Source): string | null {
  const name = normaliseName(wanted);
  const lower = name.toLowerCase();
  const found = columns.includes(name) ? name : columns.find((each) => each.toLowerCase() === lower);
  if (found === undefined) {
    const number = Number(/^#(\d{1,4})$/.exec(name)?.[1] ?? 0);
    return number >= 1 && number <= columns.length ? cellKey(columns, number - 1) : null;
  }
  const numbers = columns.flatMap((each, index) => (each === found ? [`#${index + 1}`] : []));
  if (numbers.length === 1) return found;
  const { columnTwice, columnTwiceHint } = messages.mapping;
  throw new UsageError(columnTwice(file, quoted(name)), columnTwiceHint(numbers));
}

function noSuchColumn(wanted: string, { file, columns }: Source): UsageError {
  const { noSuchColumn, columnsAre } = messages.mapping;
  const shown = columns.slice(0, columnsShown).map(quotedFromFile).join(', ');
  const list = columnsAre(`${shown}${columns.length > columnsShown ? ', …' : ''}`);
  return new UsageError(noSuchColumn(file, quoted(normaliseName(wanted))), nearHint(wanted, columns) ?? list);
}

/** The name of a file without its folder and extensions; null for standard input. */
export function baseNameOf(file: string): string | null {
  if (file === '-') return null;
  const name = basename(file);
  return name.replace(/(\.[a-z\d]{1,6}){1,2}$/i, '') || name;
}
