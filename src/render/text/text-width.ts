import { eastAsianWidth } from 'get-east-asian-width';

// Includes the no-break spaces that French puts in numbers and before punctuation.
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f\u2500-\u257f€]*$/;

/** True if `text` consists of visible Latin characters, one column each. Most text does, and needs no measuring. */
export function isSingleWidth(text: string): boolean {
  return plain.test(text);
}

/** The width of `text` in terminal columns: 2 for CJK and emoji, 0 for combining marks and SGR colours. */
export function textWidth(text: string): number {
  return isSingleWidth(text) ? text.length : measureGraphemes(text);
}

// The rules of string-width 8, which compiles its expressions when it is loaded; that takes longer than most commands.
// fast-string-width loads fast but measures decomposed Hangul, Yi and invisible characters differently.
let patterns: ReturnType<typeof compilePatterns> | null = null;

function compilePatterns() {
  return {
    segmenter: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
    colour: /\x1b\[[\d;]*m/g,
    invisible: /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}\p{Surrogate}]+$/v,
    invisibleStart: /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Mark}\p{Surrogate}]+/v,
    emoji: /^\p{RGI_Emoji}$/v,
  };
}

function measureGraphemes(text: string): number {
  patterns ??= compilePatterns();
  const { segmenter, colour, invisible, invisibleStart, emoji } = patterns;
  let width = 0;
  for (const { segment } of segmenter.segment(text.replace(colour, ''))) {
    if (invisible.test(segment)) continue;
    if (emoji.test(segment)) {
      width += 2;
      continue;
    }
    const [base = '', ...rest] = segment.replace(invisibleStart, '');
    width += eastAsianWidth(base.codePointAt(0) ?? 0x20);
    // Half- and full-width forms take columns of their own, although they join the character before them.
    for (const form of rest)
      if (form >= '\uff00' && form <= '\uffef') width += eastAsianWidth(form.codePointAt(0) ?? 0x20);
  }
  return width;
}

// The default is for pipes, which have no width: 120 columns fit an editor or a mail. A date needs nearly 20.
const defaultWidth = 120;
const narrowest = 20;

/** The width to lay text out for, given the width of the reader's terminal (null if unknown), both in columns. */
export function layoutWidth(columns: number | null): number {
  return Math.max(columns ?? defaultWidth, narrowest);
}
