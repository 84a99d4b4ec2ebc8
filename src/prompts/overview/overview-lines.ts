// The title, the processing report, "new report", the titles of columns, a blank line, three lines about the
// highlighted report, a refusal of two lines, two lines of keys, and the cursor's line.
const linesAround = 13;

/** The number of reports that the overview shows at once on a terminal of `height` lines. */
export function overviewLines(height: number): number {
  return Math.max(3, height - linesAround);
}

/** The index of the first of `lines` things on the screen; the highlighted one of all stands in the middle if it can. */
export function firstOnScreen(highlighted: number, count: number, lines: number): number {
  const centred = highlighted - Math.floor(lines / 2);
  return Math.max(0, Math.min(centred, count - lines));
}
