import { isSingleWidth, textWidth } from './text-width.ts';

interface Piece {
  readonly text: string;
  readonly width: number;
}

/**
 * The lines of one line of safe, uncoloured text, none wider than `width` columns (1 or more). Breaks at spaces;
 * words that are too long, such as URLs, between graphemes. At least one line; none starts or ends with a space.
 */
export function wrapText(text: string, width: number): string[] {
  const trimmed = text.trim();
  if (textWidth(trimmed) <= width) return [trimmed];
  const lines: string[] = [];
  let line = '';
  let room = width;
  for (const word of trimmed.split(/ +/)) {
    const wordWidth = textWidth(word);
    if (line !== '' && wordWidth < room) {
      line += ` ${word}`;
      room -= wordWidth + 1;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = wordWidth <= width ? [{ text: word, width: wordWidth }] : breakWord(word, width);
    const last = parts.pop() ?? { text: '', width: 0 };
    lines.push(...parts.map((part) => part.text));
    line = last.text;
    room = width - last.width;
  }
  return line === '' ? lines : [...lines, line];
}

/** `text` where it fits into `width` columns (1 or more), else its beginning and `…`. */
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

function breakWord(word: string, width: number): Piece[] {
  if (isSingleWidth(word)) return sliceWord(word, width);
  const parts: Piece[] = [];
  let part: Piece = { text: '', width: 0 };
  for (const piece of pieces(word, width)) {
    if (part.width + piece.width > width) {
      parts.push(part);
      part = { text: '', width: 0 };
    }
    part = { text: part.text + piece.text, width: part.width + piece.width };
  }
  return [...parts, part];
}

// Nearly all words that are this long are URLs.
function sliceWord(word: string, width: number): Piece[] {
  const parts: Piece[] = [];
  for (let at = 0; at < word.length; at += width) {
    const text = word.slice(at, at + width);
    parts.push({ text, width: text.length });
  }
  return parts;
}

// Some scripts pile up graphemes of any width (Hangul jamo, Indic vowels); one wider than the line cannot be shown.
function* pieces(text: string, width: number): Iterable<Piece> {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) {
    const piece = { text: segment, width: textWidth(segment) };
    yield piece.width <= width ? piece : { text: '…', width: 1 };
  }
}
