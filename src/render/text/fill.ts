/**
 * Joins `pieces` (safe, coloured or not) with `separator` into lines of at most `width` terminal columns, as many
 * pieces in each line as fit. A piece that is wider than that gets a line of its own, unbroken. `widthOf` measures a
 * text in columns: `textWidth`, or {@link lengthOf} for help, which every start-up loads.
 */
export function fill(
  pieces: readonly string[],
  separator: string,
  width: number,
  widthOf: (text: string) => number,
): string[] {
  const separatorWidth = widthOf(separator);
  const lines: string[] = [];
  let room = 0;
  for (const piece of pieces) {
    const pieceWidth = widthOf(piece);
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

/** The width of text without colours, accents apart or wide signs, such as our own help. */
export function lengthOf(text: string): number {
  return text.length;
}
