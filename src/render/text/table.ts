import Table from 'cli-table3';
import type { Style } from './colors.ts';
import { columnGap } from './fit-columns.ts';
import { safeText } from './safe-text.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

/** One column; `width` is in terminal columns, 2 or more. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
}

/** The text of one cell, not yet made safe; `paint` colours one line of it. */
export interface Cell {
  readonly text: string;
  readonly paint?: (line: string) => string;
}

/** One line of a cell: its text, and the width of it in terminal columns. */
interface Line {
  readonly text: string;
  readonly width: number;
}

// cli-table3 takes time in the square of the number of rows, so each of its tables has few.
const rowsPerTable = 50;

// cli-table3 gets a placeholder for each line of text, which is replaced by the text afterwards. It measures emoji and
// combining marks wrongly, would cut and recolour lines that it takes for too wide, and is slow with long cells.
const placeholder = '#';

const gap = ' '.repeat(columnGap);
const noText: Line = { text: '', width: 0 };

const borderless = {
  chars: {
    ...{ top: '', 'top-left': '', 'top-mid': '', 'top-right': '' },
    ...{ bottom: '', 'bottom-left': '', 'bottom-mid': '', 'bottom-right': '' },
    ...{ left: '', 'left-mid': '', right: '', 'right-mid': '', mid: '─', 'mid-mid': gap, middle: gap },
  },
  // By default, cli-table3 colours head and border, even in a pipe.
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
};

/**
 * A table as chunks of text, each several lines, drawn while `rows` are read; nothing if there are no rows. Makes cells
 * safe and wraps them to the width of their column.
 */
export function* drawTable(
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
  options: { readonly header: boolean; readonly style: Style },
): Iterable<string> {
  const titles = columns.map(({ title }) => ({ text: title, paint: options.style.bold }));
  let head = options.header ? titles : null;
  let batch: (readonly Cell[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < rowsPerTable) continue;
    yield draw(columns, head, batch);
    head = null;
    batch = [];
  }
  if (batch.length > 0) yield draw(columns, head, batch);
}

function draw(
  columns: readonly Column[],
  head: readonly Cell[] | null,
  rows: readonly (readonly Cell[])[],
): string {
  let text = head === null ? '' : drawHead(columns, cellLines(columns, head));
  for (const row of rows) {
    const lines = cellLines(columns, row);
    text += isOneLine(lines) ? drawLine(columns, lines) : drawRows(columns, lines, false);
  }
  return text;
}

function drawHead(columns: readonly Column[], lines: readonly (readonly Line[])[]): string {
  if (!isOneLine(lines)) return drawRows(columns, alignBottom(lines), true);
  const rule = columns.map(({ width }) => '─'.repeat(width)).join(gap);
  return `${drawLine(columns, lines)}${rule}\n`;
}

// Most rows have nothing to wrap; cli-table3 is not even loaded for them.
function isOneLine(lines: readonly (readonly Line[])[]): boolean {
  return lines.every((cell) => cell.length === 1);
}

function drawLine(columns: readonly Column[], lines: readonly (readonly Line[])[]): string {
  let text = '';
  for (const [i, column] of columns.entries()) {
    const cell = lines[i]?.[0] ?? noText;
    text += `${cell.text}${' '.repeat(column.width - cell.width)}${gap}`;
  }
  return `${text.trimEnd()}\n`;
}

const shapeCache = new Map<string, string[]>();

function drawRows(columns: readonly Column[], lines: readonly (readonly Line[])[], isHead: boolean): string {
  const placeholders = lines.map((cell) => cell.map(placeholderFor).join('\n'));
  const key = `${isHead} ${columns.map(({ width }) => width)} ${placeholders.join('|')}`;
  let shape = shapeCache.get(key);
  if (shape === undefined) {
    const table = new Table({
      ...borderless,
      head: isHead ? placeholders : [],
      colWidths: columns.map(({ width }) => width),
    });
    // cli-table3 draws the rule above a row only, so the head has one row, which is dropped.
    table.push(isHead ? placeholders.map(() => '') : placeholders);
    shape = table
      .toString()
      .split('\n')
      .slice(0, isHead ? -1 : undefined);
    if (shapeCache.size > 1000) shapeCache.clear();
    shapeCache.set(key, shape);
  }
  const texts = inReadingOrder(lines).values();
  return `${shape.map((line) => line.replace(/# */g, (slot) => fillSlot(slot, texts.next().value)).trimEnd()).join('\n')}\n`;
}

function cellLines(columns: readonly Column[], cells: readonly Cell[]): Line[][] {
  return columns.map(({ width, align }, i) => {
    const { text, paint = (line: string) => line } = cells[i] ?? { text: '' };
    return wrapText(safeText(text), width).map((line) => {
      const lineWidth = textWidth(line);
      if (lineWidth === 0) return noText;
      const indent = align === 'right' ? width - lineWidth : 0;
      return { text: ' '.repeat(indent) + paint(line), width: indent + lineWidth };
    });
  });
}

function alignBottom(cells: readonly (readonly Line[])[]): Line[][] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return cells.map((lines) => [...Array.from({ length: height - lines.length }, () => noText), ...lines]);
}

function inReadingOrder(cells: readonly (readonly Line[])[]): Line[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  const rows = Array.from({ length: height }, (_, y) => cells.flatMap((lines) => lines[y] ?? []));
  return rows.flat().filter(({ width }) => width > 0);
}

function placeholderFor({ width }: Line): string {
  return width > 0 ? placeholder : '';
}

// `slot` is a placeholder and the spaces after it, up to the next placeholder or the end of the line.
function fillSlot(slot: string, line: Line | undefined): string {
  return line === undefined ? slot : line.text + slot.slice(line.width);
}
