import { domainToASCII } from 'node:url';

/** An address as contacts are compared (`key`) and as it was spelled (`shown`). */
export interface EmailAddress {
  /**
   * The local part case-folded in full and composed (canonical caseless match, The Unicode Standard, 3.13, D145), the
   * domain in its ASCII form (RFC 5891); equal keys are the same contact.
   */
  readonly key: string;
  readonly shown: string;
}

// Lengths in octets: RFC 5321, 4.5.3.1.1 and 4.5.3.1.2.
const maxLocal = 64;
const maxDomain = 255;
/** No spelling of an address is longer, in UTF-16 units: decomposed letters, and a domain in Unicode. */
const maxSpelling = 1000;

const plainAddress =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const localPart = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+)$/u;
// Two addresses that look the same would be two contacts; U+FFFD and lone surrogates stand for lost characters, so
// that two addresses would be one contact. U+2800 is a blank without being white space.
const invisibleOrLost = /[\p{Default_Ignorable_Code_Point}\p{Cs}\u2800\ufffd]/u;
const domainLiteral = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;
const endsInNumber = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads one e-mail address: `anna@example.be`, a quoted local part, or an international address (RFC 6531).
 * Gives null if `text` is not an address. Surrounding space is ignored; a display name is not taken.
 */
export function parseEmailAddress(text: string): EmailAddress | null {
  const shown = text.trim();
  // Before it is normalised: that takes time with the square of a run of combining marks.
  if (shown.length > maxSpelling) return null;
  if (
    plainAddress.test(shown) &&
    !shown.includes('..') &&
    shown.length <= maxDomain &&
    !shown.includes('xn--')
  ) {
    return withoutDotAtEnds(shown) ? { key: shown, shown } : null;
  }
  const at = shown.lastIndexOf('@');
  if (at < 1) return null;
  const local = shown.slice(0, at).normalize('NFC');
  if (!localPart.test(local) || invisibleOrLost.test(local) || Buffer.byteLength(local) > maxLocal)
    return null;
  if (!local.startsWith('"') && (!withoutDotAtEnds(shown) || local.includes('..'))) return null;
  const domain = normaliseDomain(shown.slice(at + 1));
  return domain === null ? null : { key: `${caseFold(local)}@${domain}`, shown };
}

/**
 * Full case folding (CaseFolding.txt, C and F), composed. Letter by letter, so that a sigma at the end of a word is
 * like any other; by way of capitals, so that ß is ss. The dotless ı keeps apart from i: folding them is Turkish only.
 */
function caseFold(text: string): string {
  const fold = (letter: string) =>
    letter === 'ı' ? letter : letter.toLowerCase().toUpperCase().toLowerCase();
  return Array.from(text.normalize('NFD'), (letter) =>
    letter === 'ς' ? 'σ' : fold(letter).replaceAll('ς', 'σ'),
  )
    .join('')
    .normalize('NFC');
}

/** The address inside `Anna <anna@example.be>`, or in `text` itself; null if there is none. */
export function parseMailbox(text: string): EmailAddress | null {
  const end = text.trimEnd();
  const start = end.endsWith('>') ? end.lastIndexOf('<') : -1;
  return parseEmailAddress(start < 0 ? text : end.slice(start + 1, -1));
}

function withoutDotAtEnds(address: string): boolean {
  return !address.startsWith('.') && !address.includes('.@');
}

function normaliseDomain(text: string): string | null {
  if (domainLiteral.test(text)) return text.toLowerCase();
  if (/[\s\p{Cc}%/?#\\:@]/u.test(text)) return null;
  const ascii = domainToASCII(text);
  // It reads numbers, also `²`, as IPv4 addresses (`a@1` → 0.0.0.1); no mail domain ends in a number.
  if (endsInNumber.test(text) || endsInNumber.test(ascii)) return null;
  if (ascii === '' || ascii.length > maxDomain) return null;
  return ascii.split('.').every((part) => label.test(part)) ? ascii : null;
}
