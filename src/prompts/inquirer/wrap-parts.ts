import { fill as fillLines } from '../../render/text/fill.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { wrapText } from '../../render/text/wrap.ts';

const indent = '  ';

/**
 * Joins `parts` with `separator` into lines of fewer than `columns` columns, breaking only between parts.
 * The last column stays free: terminals differ in the position of the cursor after a write to it.
 */
export function fill(parts: readonly string[], separator: string, columns: number): string {
  return fillLines(parts, separator, columns - 1, textWidth).join('\n');
}

/** Pads `text` with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** Wraps `text` into lines of fewer than `columns` columns, each indented by two. */
export function indented(text: string, columns: number): string[] {
  return wrapText(text, Math.max(1, columns - 1 - indent.length)).map((line) => indent + line);
}
