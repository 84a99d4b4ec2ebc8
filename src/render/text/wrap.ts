import { fill } from './fill.ts';
import { isSingleWidth, textWidth } from './text-width.ts';

interface Piece {
  readonly text: string;
  readonly width: number;
}

/**
 * The lines of one line of safe, uncoloured text, none wider than `width` columns (1 or more). Breaks at spaces;
 * words that are too long, such as URLs, between graphemes. Gives at least one line, without spaces at its ends.
 */
export function wrapText(text: string, width: number): string[] {
  const trimmed = text.trim();
  if (textWidth(trimmed) <= width) return [trimmed];
  const words = trimmed.split(/ +/).flatMap((word) => breakWord(word, width));
  return fill(words, ' ', width, textWidth);
}

/** `text` if it fits into `width` columns (1 or more), else its beginning and `…`. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let short = '';
  let room = width - 1;
  for (const piece of pieces(text, width)) {
    if (piece.width > room) break;
    short += piece.text;
    room -= piece.width;
  }
  return `${short}…`;
}

function breakWord(word: string, width: number): string[] {
  if (isSingleWidth(word)) return word.length <= width ? [word] : sliceWord(word, width);
  const parts: string[] = [];
  let part = '';
  let room = width;
  for (const piece of pieces(word, width)) {
    if (piece.width > room) {
      parts.push(part);
      part = '';
      room = width;
    }
    part += piece.text;
    room -= piece.width;
  }
  return [...parts, part];
}

// Nearly all words that are this long are URLs.
function sliceWord(word: string, width: number): string[] {
  const count = Math.ceil(word.length / width);
  return Array.from({ length: count }, (_, i) => word.slice(i * width, (i + 1) * width));
}

// Some scripts have graphemes of any width (Hangul jamo, Indic vowels); a grapheme wider than the line becomes `…`.
function* pieces(text: string, width: number): Iterable<Piece> {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) {
    const piece = { text: segment, width: textWidth(segment) };
    yield piece.width <= width ? piece : { text: '…', width: 1 };
  }
}
