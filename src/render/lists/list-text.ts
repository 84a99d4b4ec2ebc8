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
interface ListColumn {
  readonly title: string;
  readonly align?: 'right';
  readonly flexible?: true | number;
}

const narrowestFlexible = 14;

/** Rows as a table, or as cards if a table would be too narrow. */
export function listText(
  columns: readonly ListColumn[],
  rows: readonly (readonly Cell[])[],
  { width, style }: ListOptions,
): string {
  const available = layoutWidth(width);
  const limits = columns.map(({ title, flexible }, i) => {
    const natural = naturalWidth(
      title,
      rows.map((row) => row[i]?.text ?? ''),
    );
    const narrowest = flexible === true ? narrowestFlexible : (flexible ?? natural);
    return { natural, narrowest: Math.min(natural, narrowest) };
  });
  const { widths, fits } = fitColumns(limits, available);
  if (!fits) return rows.map((row) => card(columns, row, available, style)).join('\n');
  const fitted = columns.map((column, i) => ({ ...column, width: widths[i] ?? 0 }));
  return [...drawTable(fitted, rows, { header: true, style })].join('');
}

function card(columns: readonly ListColumn[], row: readonly Cell[], width: number, style: Style): string {
  const fields = columns.map(({ title }, i) => ({ text: '', ...row[i], label: title }));
  return `${fieldLines(fields, width, style).join('\n')}\n`;
}
