import { isUtf8 } from 'node:buffer';
import { inNormalForm } from '../../domain/normal-form.ts';
import { splitRows, type TableSyntax } from './csv-rows.ts';
import { decodeWindows1252, isWindows1252 } from './windows-1252.ts';

/** The layout of tables as the user gives it; null and undefined: it is found out. */
export interface TableOptions {
  /** The number of lines before the header row. */
  readonly skipLines?: number | null;
  /** The separator of cells, one character. */
  readonly separator?: string | null;
  /** False: there is no header row, and the columns are called `#1`, `#2` and so on. */
  readonly hasHeader?: boolean;
}

/** The header of a table, and how to read its rows. */
export interface TableHeader {
  readonly syntax: TableSyntax;
  readonly columns: readonly string[];
  /** The header row as it came; null if the table has none. */
  readonly text: string | null;
  /** Bytes before the header row: title lines, blank lines, `sep=;`, `#TYPE`. */
  readonly offset: number;
  /** The first rows below the header, to examine their cells. */
  readonly sample: readonly (readonly string[])[];
}

const rowsExamined = 40;
const sampleRows = 20;
const separators = [',', ';', '\t', '|'] as const;

/**
 * Finds the header of a table in its first bytes: the first row with as many cells as most rows, with the separator that
 * gives most such rows; after skipped lines, the first row. Null if there is no row.
 */
export function findHeader(head: Buffer, options: TableOptions = {}): TableHeader | null {
  const { skipLines = null, separator: given = null, hasHeader = true } = options;
  const bytes = wholeLines(head);
  const whole = decodeTable(bytes);
  const lineBreak = /[^\r\n]\r[^\n]/.test(whole.split('\n', 1)[0] ?? '') ? '\r' : '\n';
  const skipped = lengthOfLines(whole, skipLines ?? 0, lineBreak);
  const text = whole.slice(skipped);
  const declared = given ?? /^\s*"?sep=([,;|\t])"?\s*$/m.exec(text.slice(0, 200))?.[1];
  const candidates = (declared === undefined ? separators : [declared])
    .map((separator) => headerIn(text, { separator, lineBreak }, skipLines !== null))
    .filter((found) => found !== null);
  candidates.sort((a, b) => b.alike - a.alike || a.row - b.row || b.columns.length - a.columns.length);
  const best = candidates.find(({ columns }) => columns.length > 1) ?? candidates[0];
  if (!best) return null;
  const { row: _, alike: __, start, ...header } = best;
  const found = { ...header, offset: byteLengthOf(whole.slice(0, skipped + start), bytes) };
  return hasHeader ? found : withoutHeader(found);
}

/** A table whose first row is a row like the others. */
function withoutHeader({ columns, cells, sample, ...rest }: TableHeader & FirstRow): TableHeader {
  const rows = [cells, ...sample];
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const names = Array.from({ length: width }, (_, index) => `#${index + 1}`);
  return { ...rest, columns: names, sample: rows.slice(0, sampleRows), text: null };
}

/** The number of characters of the first `count` lines. */
function lengthOfLines(text: string, count: number, lineBreak: string): number {
  let length = 0;
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf(lineBreak, length);
    if (end < 0) return text.length;
    length = end + 1;
  }
  return length;
}

interface FirstRow {
  /** The cells of the header row as they came. */
  readonly cells: readonly string[];
}

function headerIn(
  text: string,
  syntax: TableSyntax,
  isFirst: boolean,
): (Omit<TableHeader, 'offset'> & FirstRow & { row: number; start: number; alike: number }) | null {
  const rows: { readonly cells: readonly string[]; readonly text: string }[] = [];
  for (const row of splitRows(Buffer.from(text), syntax, { isLast: true }).block.rows) {
    if ('problem' in row && rows.length === 0) return null;
    if ('cells' in row) rows.push(row);
    if (rows.length === rowsExamined) break;
  }
  const isMark = (row: string) => /^\s*"?sep=.?"?\s*$|^#|^[\s,;|]*$/.test(row);
  // A log may repeat its header; only marks stand before the first.
  const first = rows.findIndex((row) => /^#Fields:/i.test(row.text));
  const fields = rows.slice(0, Math.max(first, 0)).every((row) => isMark(row.text)) ? first : -1;
  const lengths = rows.filter((row) => !isMark(row.text)).map(({ cells }) => cells.length);
  const several = lengths.filter((length) => length > 1);
  const usual = commonest(several.length > 0 ? several : lengths);
  const least = isFirst ? 1 : usual;
  const isHeader = (row: (typeof rows)[number], filled: number) =>
    !isMark(row.text) &&
    row.cells.length >= least &&
    row.cells.filter((cell) => cell.trim() !== '').length >= filled;
  // Spreadsheets fill up title lines with empty cells.
  const titled = isFirst ? -1 : rows.findIndex((row) => isHeader(row, usual / 2));
  const found = titled >= 0 ? titled : rows.findIndex((row) => isHeader(row, 0));
  const index = fields >= 0 ? fields : isFirst ? found : afterTitle(rows, found, usual);
  const header = rows[index];
  if (!header || (least < 2 && rows.length > 1 && header.cells.length < 2)) return null;
  const cells = header.cells.map((cell, n) =>
    fields >= 0 && n === 0 ? cell.replace(/^#Fields:\s*/i, '') : cell,
  );
  return {
    syntax,
    columns: cells.map(normaliseName),
    cells: header.cells,
    text: header.text,
    row: index,
    alike: usual > 1 ? lengths.filter((length) => length === usual).length : 0,
    start: text.indexOf(header.text),
    sample: rows.slice(index + 1, index + 1 + sampleRows).map((row) => row.cells),
  };
}

/**
 * The row of the header: the one at `index`, or a later one above the first address, if the one at `index` is a title with
 * more cells than most rows.
 */
function afterTitle(
  rows: readonly { readonly cells: readonly string[] }[],
  index: number,
  usual: number,
): number {
  if ((rows[index]?.cells.length ?? 0) <= usual) return index;
  const address = rows.findIndex(({ cells }) => cells.some((cell) => /^\S+@\S+$/.test(cell.trim())));
  const isHeader = ({ cells }: { readonly cells: readonly string[] }) =>
    cells.length === usual && cells.every((cell) => /\p{L}/u.test(cell));
  const later = rows.findIndex((row, n) => n > index && n < address && isHeader(row));
  return later < 0 ? index : later;
}

/** The commonest number; the larger of two that are as common. */
function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 0;
}

/**
 * A column's name in NFC, without invisible characters, with one space for each run of white space, also of no-break spaces
 * and line breaks.
 */
export function normaliseName(name: string): string {
  return inNormalForm(name, 'NFC')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The text of some rows: UTF-8, or Windows-1252 if they hold letters of it and no UTF-8. */
export function decodeTable(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return isWindows1252(bytes) ? decodeWindows1252(bytes) : bytes.toString('utf8');
}

function wholeLines(head: Buffer): Buffer {
  if (head.length < 100_000) return head;
  const end = Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d));
  return end < 0 ? head : head.subarray(0, end + 1);
}

function byteLengthOf(text: string, bytes: Buffer): number {
  return isUtf8(bytes)
    ? Buffer.byteLength(text)
    : isWindows1252(bytes)
      ? text.length
      : Buffer.byteLength(text);
}
