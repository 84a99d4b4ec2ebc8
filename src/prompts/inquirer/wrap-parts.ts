import { textWidth } from '../../render/text/text-width.ts';
import { wrapText } from '../../render/text/wrap.ts';

const indent = '  ';

/**
 * Joins `parts` with `separator` into lines of fewer than `columns` columns, breaking only between parts.
 * The last column stays free: terminals differ in the position of the cursor after a write to it.
 */
export function fill(parts: readonly string[], separator: string, columns: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    const longer = line === undefined ? part : line + separator + part;
    if (line === undefined || textWidth(longer) >= columns) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}

/** Pads `text` with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** Wraps `text` into lines of fewer than `columns` columns, each indented by two. */
export function indented(text: string, columns: number): string[] {
  return wrapText(text, Math.max(1, columns - 1 - indent.length)).map((line) => indent + line);
}
