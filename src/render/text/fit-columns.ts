import { safeText } from './safe-text.ts';
import { textWidth } from './text-width.ts';

/** The space between two columns, in terminal columns. */
export const columnGap = 2;

/** The width that shows a whole column, and the width below which it cannot shrink; in terminal columns. */
export interface ColumnLimits {
  readonly natural: number;
  readonly narrowest: number;
}

/**
 * Widths of columns beside each other, {@link columnGap} apart, for a line of `width` terminal columns. Each column
 * gets its natural width; if the line is too long, the widest column that can still shrink does so. `fits` is false
 * if the line is too long although every column is at its narrowest.
 */
export function fitColumns(
  columns: readonly ColumnLimits[],
  width: number,
): { readonly widths: readonly number[]; readonly fits: boolean } {
  const fitted = columns.map(({ natural, narrowest }) => ({ width: Math.min(natural, width), narrowest }));
  let excess = fitted.reduce((sum, column) => sum + column.width + columnGap, -columnGap) - width;
  while (excess > 0) {
    const [first, ...others] = fitted.filter((column) => column.width > column.narrowest);
    if (first === undefined) break;
    others.reduce((widest, column) => (column.width > widest.width ? column : widest), first).width -= 1;
    excess -= 1;
  }
  return { widths: fitted.map((column) => column.width), fits: excess <= 0 };
}

/** The width, in terminal columns, that shows the title and every text of a column in one line each. */
export function naturalWidth(title: string, texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, textWidth(safeText(text))), textWidth(title));
}
