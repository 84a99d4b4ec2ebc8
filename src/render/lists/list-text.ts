import type { Style } from '../text/colors.ts';
import { fitColumns, naturalWidth } from '../text/fit-columns.ts';
import { fieldLines } from '../text/label-value-list.ts';
import { type Cell, drawTable } from '../text/table.ts';
import { layoutWidth } from '../text/text-width.ts';

/** The settings of a list: the zone of timestamps, the width in terminal columns (null if unknown), colours. */
export interface ListOptions {
  readonly zone: string;
  readonly width: number | null;
  readonly style: Style;
}

/**
 * A column as wide as its widest cell; the cells of a flexible one are wrapped if the table is too wide, to the width
 * of `flexible` if that is a number.
 */
export interface ListColumn {
  readonly title: string;
  readonly align?: 'right';
  readonly flexible?: true | number;
}

type Row = readonly Cell[];

const narrowestFlexible = 14;

/** Rows as a table, or as cards if a table would be too narrow. */
export function listText(columns: readonly ListColumn[], rows: readonly Row[], options: ListOptions): string {
  const layout = layoutOf(columns, widen(columns, [], rows), options);
  return [...draw(layout, rows, true, options)].join('');
}

/**
 * Like {@link listText}, in pieces, of more things than fit into memory: `read` gives them batch by batch and is called
 * twice, first to measure them; `cells` gives the row of one.
 */
export async function* listPieces<T>(
  columns: readonly ListColumn[],
  read: () => AsyncIterable<readonly T[]>,
  cells: (each: T) => Row,
  options: ListOptions,
): AsyncIterable<string> {
  let naturals: readonly number[] = [];
  for await (const batch of read()) naturals = widen(columns, naturals, batch.map(cells));
  const layout = layoutOf(columns, naturals, options);
  let isFirst = true;
  for await (const batch of read()) {
    yield* draw(layout, batch.map(cells), isFirst, options);
    isFirst = false;
  }
}

/** The widths that show whole columns, `naturals` for the rows before, if there are also these `rows`. */
function widen(
  columns: readonly ListColumn[],
  naturals: readonly number[],
  rows: readonly Row[],
): readonly number[] {
  return columns.map(({ title }, i) => {
    const texts = rows.map((row) => row[i]?.text ?? '');
    return Math.max(naturals[i] ?? 0, naturalWidth(title, texts));
  });
}

interface Layout {
  readonly columns: readonly (ListColumn & { readonly width: number })[];
  /** True if the rows are cards. */
  readonly isNarrow: boolean;
}

function layoutOf(
  columns: readonly ListColumn[],
  naturals: readonly number[],
  { width }: ListOptions,
): Layout {
  const limits = columns.map(({ title, flexible }, i) => {
    const natural = naturals[i] ?? title.length;
    const narrowest = flexible === true ? narrowestFlexible : (flexible ?? natural);
    return { natural, narrowest: Math.min(natural, narrowest) };
  });
  const { widths, fits } = fitColumns(limits, layoutWidth(width));
  return { columns: columns.map((column, i) => ({ ...column, width: widths[i] ?? 0 })), isNarrow: !fits };
}

function* draw(
  { columns, isNarrow }: Layout,
  rows: readonly Row[],
  isFirst: boolean,
  { width, style }: ListOptions,
): Iterable<string> {
  if (!isNarrow) return yield* drawTable(columns, rows, { header: isFirst, style });
  const cards = rows.map((row) => card(columns, row, layoutWidth(width), style));
  if (cards.length > 0) yield (isFirst ? '' : '\n') + cards.join('\n');
}

function card(columns: readonly ListColumn[], row: Row, width: number, style: Style): string {
  const fields = columns.map(({ title }, i) => ({ text: '', ...row[i], label: title }));
  return `${fieldLines(fields, width, style).join('\n')}\n`;
}
