import type { Style } from './colors.ts';
import { safeText } from './safe-text.ts';
import type { Cell } from './table.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

/** A text with its label. */
export interface Field extends Cell {
  readonly label: string;
}

const narrowestValue = 12;

/**
 * Fields below each other, no line wider than `width` columns: labels beside values, or above them if there is too
 * little width. Leaves out fields without text.
 */
export function fieldLines(fields: readonly Field[], width: number, style: Style): string[] {
  const filled = fields.filter(({ text }) => text.trim() !== '');
  const labelWidth = Math.max(0, ...filled.map(({ label }) => textWidth(label))) + 2;
  const beside = width - labelWidth >= narrowestValue;
  const indent = ' '.repeat(beside ? labelWidth : 2);
  return filled.flatMap(({ label, text, paint = (line) => line }) => {
    const lines = wrapText(safeText(text), width - indent.length).map((line) => paint(line));
    if (!beside) return [style.dim(label), ...lines.map((line) => indent + line)];
    return lines.map((line, i) => (i === 0 ? style.dim(label.padEnd(labelWidth)) : indent) + line);
  });
}
