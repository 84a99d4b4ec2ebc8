import { isSingleWidth } from './text-width.ts';

// All characters that a reader cannot see or that control a terminal: controls, format characters (bidirectional,
// zero-width, tags), lone surrogates, line separators, and everything that Unicode calls ignorable.
const invisible = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}';

// Compiled on first use: most runs never need them, and compiling takes longer than loading everything else.
let patterns: ReturnType<typeof compilePatterns> | null = null;

function compilePatterns() {
  return {
    // Emoji sequences come first, because joiners and selectors belong in them. No-break spaces stay, because French
    // uses them.
    unsafe: new RegExp(`\\p{RGI_Emoji}|\\r\\n|[${invisible}]|[\\p{Zs}--[ \\u00a0\\u202f]]`, 'gv'),
    unsafeInJson: new RegExp(`(?!\\p{Variation_Selector})[${invisible}]`, 'gu'),
    emoji: /^\p{Emoji}/u,
  };
}

const replacement = '\ufffd';
const lineBreak = '⏎ ';
const maxEmojiLength = 15;
const maxCharacters = 9;

/**
 * `text` as one line that is safe to show: nothing in it moves the cursor, colours, reorders, hides or piles up.
 * Replaces each removed character by a visible one: `␛` and the like for controls, `⏎` for line breaks, else `�`.
 */
export function safeText(text: string): string {
  if (isSingleWidth(text)) return text;
  patterns ??= compilePatterns();
  return limitCombiningMarks(text.replace(patterns.unsafe, visible)).replace(/\ufffd+/g, replacement);
}

/**
 * JSON text with the same value, on one line, with `\uXXXX` for every character that could control a terminal or that a
 * reader cannot see.
 */
export function escapeJson(json: string): string {
  if (isSingleWidth(json)) return json;
  patterns ??= compilePatterns();
  return json.replace(patterns.unsafeInJson, escaped);
}

function visible(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (match === '\r\n' || code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029) {
    return lineBreak;
  }
  if (code === 9 || /\p{Zs}/u.test(match)) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return patterns?.emoji.test(match) ? match : replacement;
}

// Unescaped control characters in JSON text can only be white space between tokens.
function escaped(character: string): string {
  if (character < ' ') return ' ';
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

// One grapheme may have a thousand accents, which cover the lines above, or joined letters of unknown width.
function limitCombiningMarks(text: string): string {
  const based = text.replace(/(?<![^ ])(?=\p{M})/gu, '◌');
  if (based.length <= maxEmojiLength) return based;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let safe = '';
  for (const { segment } of segmenter.segment(based)) {
    safe +=
      segment.length > maxEmojiLength ? [...segment].slice(0, maxCharacters).join('') + replacement : segment;
  }
  return safe;
}
