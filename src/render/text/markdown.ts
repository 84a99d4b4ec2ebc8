import { messages } from '../../messages/messages.ts';
import { safeText } from './safe-text.ts';

/** A text in Markdown that shows as it is. */
export function markdownText(text: string): string {
  // A backslash is enough for most characters. Renderers treat one before a bar differently, and link bare addresses in
  // spite of it, so those characters become entities.
  return safeText(text)
    .trim()
    .replace(/[|<>&@$]|:(?=\/\/)|(?<=www)\./gi, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_[\]~]/g, '\\$&');
}

/** A line of a list: a label and a text. */
export function markdownItem(label: string, text: string): string {
  return `- **${messages.reports.labelled(label)}** ${markdownText(text)}`;
}

/** The two lines above the rows of a table. */
export function markdownTableHead(titles: readonly string[]): string {
  return `${markdownRow(titles)}|${' --- |'.repeat(titles.length)}\n`;
}

/** A row of a table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |\n`;
}
