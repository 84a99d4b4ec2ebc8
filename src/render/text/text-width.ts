import { eastAsianWidth } from 'get-east-asian-width';

// French parts numbers and signs by no-break spaces.
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f\u2500-\u257f€]*$/;

/**
 * Whether all of `text` is visible Latin, one column per character: most text is, and it needs none of the care
 * that the rest does.
 */
export function isSingleWidth(text: string): boolean {
  return plain.test(text);
}

/** How many terminal columns `text` takes: 2 for CJK and emoji, 0 for combining marks and SGR colours. */
export function textWidth(text: string): number {
  return isSingleWidth(text) ? text.length : measured(text);
}

// The rules of string-width 8, which compiles its expressions when it is loaded; that takes longer than most commands.
let ruler: ReturnType<typeof makeRuler> | null = null;

function makeRuler() {
  return {
    graphemes: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
    colour: /\x1b\[[\d;]*m/g,
    unseen: /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}\p{Surrogate}]+$/v,
    unseenStart: /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Mark}\p{Surrogate}]+/v,
    emoji: /^\p{RGI_Emoji}$/v,
  };
}

function measured(text: string): number {
  ruler ??= makeRuler();
  const { graphemes, colour, unseen, unseenStart, emoji } = ruler;
  let width = 0;
  for (const { segment } of graphemes.segment(text.replace(colour, ''))) {
    if (unseen.test(segment)) continue;
    if (emoji.test(segment)) {
      width += 2;
      continue;
    }
    const [base = '', ...rest] = segment.replace(unseenStart, '');
    width += eastAsianWidth(base.codePointAt(0) ?? 0x20);
    // Half- and full-width forms stand beside what they are joined to.
    for (const form of rest)
      if (form >= '\uff00' && form <= '\uffef') width += eastAsianWidth(form.codePointAt(0) ?? 0x20);
  }
  return width;
}

// A pipe has no width; 120 columns fit an editor or a mail. Below 20 not even a date fits.
const defaultWidth = 120;
const narrowest = 20;

/** The columns to lay text out for, given those of the reader's terminal (null where nobody says). */
export function layoutWidth(columns: number | null): number {
  return Math.max(columns ?? defaultWidth, narrowest);
}
