import type { Style } from '../text/colors.ts';
import { fieldLines } from '../text/label-value-list.ts';
import { safeText } from '../text/safe-text.ts';
import { type Cell, type Column, drawTable, gap } from '../text/table.ts';
import { layoutWidth, textWidth } from '../text/text-width.ts';

/** How a list is shown: the zone of times, the terminal columns there are (null where nobody says), colours. */
export interface ListOptions {
  readonly zone: string;
  readonly width: number | null;
  readonly style: Style;
}

/** A column that is as wide as its widest cell; a flexible one is wrapped where there is no room. */
interface ListColumn {
  readonly title: string;
  readonly align?: 'right';
  readonly flexible?: true;
}

const narrowestFlexible = 14;

/** Rows that are all known as a table or, where it would be too narrow, as cards. */
export function listText(
  columns: readonly ListColumn[],
  rows: readonly (readonly Cell[])[],
  { width, style }: ListOptions,
): string {
  const room = layoutWidth(width);
  const fitted = fitColumns(columns, rows, room);
  if (fitted === null) return rows.map((row) => card(columns, row, room, style)).join('\n');
  return [...drawTable(fitted, rows, { header: true, style })].join('');
}

function fitColumns(
  columns: readonly ListColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
): Column[] | null {
  const fitted = columns.map((column, i) => ({
    ...column,
    width: Math.min(naturalWidth(column, rows, i), width),
  }));
  const excess = () => fitted.reduce((sum, column) => sum + column.width + gap, -gap) - width;
  while (excess() > 0) {
    const flexible = fitted.filter((column) => column.flexible && column.width > narrowestFlexible);
    const [first, ...others] = flexible;
    if (first === undefined) return null;
    others.reduce((widest, column) => (column.width > widest.width ? column : widest), first).width -= 1;
  }
  return fitted;
}

function naturalWidth({ title }: ListColumn, rows: readonly (readonly Cell[])[], index: number): number {
  const widest = (width: number, row: readonly Cell[]) =>
    Math.max(width, textWidth(safeText(row[index]?.text ?? '')));
  return rows.reduce(widest, textWidth(title));
}

function card(columns: readonly ListColumn[], row: readonly Cell[], width: number, style: Style): string {
  const fields = columns.map(({ title }, i) => ({ text: '', ...row[i], label: title }));
  return `${fieldLines(fields, width, style).join('\n')}\n`;
}
