import { safeText } from './safe-text.ts';

// Spreadsheets read a cell that starts with these as a formula, some also after spaces or in full width.
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** A cell that is safe to show, and that spreadsheets do not read as a formula; '' for null. */
export function cell(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return formula.test(text) ? `'${safeText(text)}` : safeText(text);
}

/** A line of CSV (RFC 4180, but it ends with \n). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

/** A line of tab-separated cells without quotes. */
export function tsvLine(cells: readonly string[]): string {
  return `${cells.join('\t')}\n`;
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
