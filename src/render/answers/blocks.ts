import { messages } from '../../messages/messages.ts';
import { type ListColumn, type ListOptions, listText } from '../lists/list-text.ts';
import { pageHead } from '../report/html/html-page.ts';
import { type Html, html } from '../report/html/html-template.ts';
import { fieldLines } from '../text/label-value-list.ts';
import { markdownItem, markdownRow, markdownTableHead, markdownText } from '../text/markdown.ts';
import { safeText } from '../text/safe-text.ts';
import type { Cell } from '../text/table.ts';
import { layoutWidth } from '../text/text-width.ts';
import { wrapText } from '../text/wrap.ts';

/** A part of an answer for people, in any of its formats. Texts are not yet made safe. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly below: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly (Cell & { readonly label: string })[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly ListColumn[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'note' | 'text'; readonly text: string };

/** The formats that show {@link Block}s. */
export type BlockFormat = 'table' | 'markdown' | 'html';

/** An answer as text in one of the formats for people. */
export function renderBlocks(format: BlockFormat, blocks: readonly Block[], options: ListOptions): string {
  if (format === 'html') return htmlPage(blocks);
  const parts = blocks.map((block) =>
    format === 'markdown' ? `${markdown(block)}\n` : plain(block, options),
  );
  return parts.join('\n');
}

function plain(block: Block, options: ListOptions): string {
  const { style } = options;
  const width = layoutWidth(options.width);
  const lines = (text: string, paint: (line: string) => string) =>
    wrapText(safeText(text), width)
      .map((line) => `${paint(line)}\n`)
      .join('');
  switch (block.kind) {
    case 'title':
      return lines(block.text, style.bold) + lines(block.below, style.reset);
    case 'heading':
      return lines(block.text, style.bold);
    case 'fields':
      return `${fieldLines(block.fields, width, style).join('\n')}\n`;
    case 'table':
      return listText(block.columns, block.rows, options);
    case 'note':
      return lines(block.text, style.yellow);
    case 'text':
      return lines(block.text, style.reset);
  }
}

function markdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${markdownText(block.text)}\n\n${markdownText(block.below)}`;
    case 'heading':
      return `## ${markdownText(block.text)}`;
    case 'fields':
      return block.fields
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => markdownItem(label, text))
        .join('\n');
    case 'table': {
      const rows = block.rows.map((row) => markdownRow(row.map(({ text }) => text))).join('');
      return `${markdownTableHead(block.columns.map(({ title }) => title))}${rows}`.trimEnd();
    }
    case 'note':
    case 'text':
      return markdownText(block.text);
  }
}

function htmlPage(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'title');
  const head = pageHead(title?.text ?? '').markup;
  const body = blocks.map((block) => htmlBlock(block).markup).join('');
  const foot = html`<footer><p>${messages.html.footer}</p></footer>\n</body>\n</html>\n`.markup;
  return `${head}${body}${foot}`;
}

function htmlBlock(block: Block): Html {
  switch (block.kind) {
    case 'title':
      return html`<header>\n<p class="kind">${block.below}</p>\n<h1><bdi>${block.text}</bdi></h1>\n</header>\n`;
    case 'heading':
      return html`<h2>${block.text}</h2>\n`;
    case 'fields': {
      const fields = block.fields.filter(({ text }) => text !== '');
      return html`<dl>
${fields.map(({ label, text }) => html`<div><dt>${label}</dt><dd><bdi>${text}</bdi></dd></div>\n`)}</dl>
`;
    }
    case 'table':
      return html`<main>\n<table class="events">
<thead><tr>${block.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${block.rows.map((row) => html`<tr>${row.map(({ text }) => html`<td><bdi>${text}</bdi></td>`)}</tr>\n`)}</tbody>
</table>\n</main>
`;
    case 'note':
      return html`<p class="note">${block.text}</p>\n`;
    case 'text':
      return html`<p class="none">${block.text}</p>\n`;
  }
}
