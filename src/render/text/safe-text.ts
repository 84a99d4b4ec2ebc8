import { isSingleWidth } from './text-width.ts';

// Controls, format characters (bidirectional, zero-width, tags), lone surrogates, line separators, and whatever
// else Unicode calls ignorable: all that a reader cannot see, or a terminal obeys.
const invisible = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}';

// Emoji sequences come first: the joiners and selectors in them belong there. No-break spaces stay: French has them.
// Compiled when it is first needed: most runs of the program never do, and it takes longer than all else they load.
let compiled: RegExp | null = null;
function unsafe(): RegExp {
  compiled ??= new RegExp(`\\p{RGI_Emoji}|\\r\\n|[${invisible}]|[\\p{Zs}--[ \\u00a0\\u202f]]`, 'gv');
  return compiled;
}
const unsafeInJson = new RegExp(`(?!\\p{Variation_Selector})[${invisible}]`, 'gu');
const emoji = /^\p{Emoji}/u;

const replacement = '\ufffd';
const lineBreak = '⏎ ';
const longestEmoji = 15;
const charactersKept = 9;

/**
 * `text` as one line that is safe to show: nothing in it moves the cursor, colours, reorders, hides or piles up.
 * What is taken out leaves a visible sign: `␛` and its like for controls, `⏎` for line breaks, else `�`.
 */
export function safeText(text: string): string {
  if (isSingleWidth(text)) return text;
  return limitCombiningMarks(text.replace(unsafe(), visible)).replace(/\ufffd+/g, replacement);
}

/**
 * JSON text with the same value, on one line, in which every character that a terminal could obey or a reader not
 * see is written as `\uXXXX`.
 */
export function escapeJson(json: string): string {
  return isSingleWidth(json) ? json : json.replace(unsafeInJson, escaped);
}

function visible(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (match === '\r\n' || code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029) {
    return lineBreak;
  }
  if (code === 9 || /\p{Zs}/u.test(match)) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return emoji.test(match) ? match : replacement;
}

// A raw control in JSON text can only be white space between tokens.
function escaped(character: string): string {
  if (character < ' ') return ' ';
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

// One grapheme may hold a thousand accents that climb over the lines above, or joined letters of no known width.
function limitCombiningMarks(text: string): string {
  const based = text.replace(/(?<![^ ])(?=\p{M})/gu, '◌');
  if (based.length <= longestEmoji) return based;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let safe = '';
  for (const { segment } of segmenter.segment(based)) {
    safe +=
      segment.length > longestEmoji ? [...segment].slice(0, charactersKept).join('') + replacement : segment;
  }
  return safe;
}
