import { textWidth } from './text-width.ts';

/**
 * Joins `pieces` (safe, coloured or not) with `separator` into lines of at most `width` terminal columns, as many
 * pieces in each line as fit. A piece that is wider than that gets a line of its own, unbroken.
 */
export function fill(pieces: readonly string[], separator: string, width: number): string[] {
  const separatorWidth = textWidth(separator);
  const lines: string[] = [];
  let room = 0;
  for (const piece of pieces) {
    const pieceWidth = textWidth(piece);
    const needed = separatorWidth + pieceWidth;
    if (lines.length > 0 && needed <= room) {
      lines[lines.length - 1] += separator + piece;
      room -= needed;
    } else {
      lines.push(piece);
      room = width - pieceWidth;
    }
  }
  return lines;
}
