import { ratioText } from './figures.mjs';

const columns = [
  ['Work', (row) => row.work],
  ['Ours', (row) => row.ours],
  ['Rival', (row) => (row.rival === null ? `${row.rivalName}: not here` : `${row.rivalName}: ${row.rival}`)],
  ['Ratio (min–max)', (row) => ratioText(row.ratio)],
  ['Target', (row) => row.target ?? '–'],
  ['Peak memory', (row) => row.memory ?? '–'],
];

/** The results as Markdown, or in columns for a terminal. */
export function drawResults(rows, { markdown }) {
  const titles = columns.map(([title]) => title);
  const cells = rows.map((row) => columns.map(([, text]) => text(row)));
  if (markdown) {
    const line = (texts) => `| ${texts.join(' | ')} |`;
    return [line(titles), line(titles.map(() => '---')), ...cells.map(line)].join('\n');
  }
  const widths = titles.map((title, n) => Math.max(title.length, ...cells.map((row) => row[n].length)));
  const line = (texts) =>
    texts
      .map((text, n) => text.padEnd(widths[n]))
      .join('  ')
      .trimEnd();
  return [line(titles), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
}
