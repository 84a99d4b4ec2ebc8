import { domainToASCII } from 'node:url';

/** An address in the form that identifies a contact (`key`) and as it was spelled (`shown`). */
export interface EmailAddress {
  /**
   * The local part case-folded in full and composed (canonical caseless match, The Unicode Standard, 3.13, D145), the
   * domain in its ASCII form (RFC 5891). Equal keys mean the same contact.
   */
  readonly key: string;
  readonly shown: string;
}

// Lengths in octets: RFC 5321, 4.5.3.1.1 and 4.5.3.1.2.
const maxLocal = 64;
const maxDomain = 255;
// In UTF-16 units; more than any spelling of an address needs, even with decomposed letters and a domain in Unicode.
const maxSpelling = 1000;

const plainAddress =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const domainLiteral = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;
const endsInNumber = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads one e-mail address: `anna@example.be`, a quoted local part, or an international address (RFC 6531).
 * Gives null if `text` is not an address. Ignores space around it; does not accept a display name.
 */
export function parseEmailAddress(text: string): EmailAddress | null {
  const shown = text.trim();
  // Normalising takes time in the square of a run of combining marks, so the length is checked first.
  if (shown.length > maxSpelling) return null;
  if (
    plainAddress.test(shown) &&
    !shown.includes('..') &&
    shown.length <= maxDomain &&
    !shown.includes('xn--')
  ) {
    return hasNoOuterDot(shown) ? { key: shown, shown } : null;
  }
  const at = shown.lastIndexOf('@');
  if (at < 1) return null;
  const local = shown.slice(0, at).normalize('NFC');
  if (!isLocalPart(local) || Buffer.byteLength(local) > maxLocal) return null;
  if (!local.startsWith('"') && (!hasNoOuterDot(shown) || local.includes('..'))) return null;
  const domain = normaliseDomain(shown.slice(at + 1));
  return domain === null ? null : { key: `${caseFold(local)}@${domain}`, shown };
}

// Few addresses come to this, and its patterns take long to compile at every start.
function isLocalPart(text: string): boolean {
  const form = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+)$/u;
  // Invisible characters would make two contacts of addresses that look the same. U+FFFD and lone surrogates replace
  // lost characters and would make one contact of two addresses. U+2800 looks blank but is not white space.
  const invisibleOrLost = /[\p{Default_Ignorable_Code_Point}\p{Cs}\u2800\ufffd]/u;
  return form.test(text) && !invisibleOrLost.test(text);
}

/**
 * Full case folding (CaseFolding.txt, C and F), composed. Folds letter by letter, so that a final sigma equals any
 * other, and through capitals, so that ß equals ss. The dotless ı does not equal i: only Turkish folds them.
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

/** The address in `Anna <anna@example.be>` or in a bare `anna@example.be`; null if it is invalid. */
export function parseMailbox(text: string): EmailAddress | null {
  const end = text.trimEnd();
  const start = end.endsWith('>') ? end.lastIndexOf('<') : -1;
  return parseEmailAddress(start < 0 ? text : end.slice(start + 1, -1));
}

/** The address in what people paste: also `mailto:anna@example.be?subject=…`; null if it is invalid. */
export function parsePastedAddress(text: string): EmailAddress | null {
  const [, address] = /^mailto:([^?]*)/i.exec(text.trim()) ?? [];
  return parseMailbox(address === undefined ? text : decodeUri(address));
}

function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % stands for itself.
  }
}

function hasNoOuterDot(address: string): boolean {
  return !address.startsWith('.') && !address.includes('.@');
}

function normaliseDomain(text: string): string | null {
  if (domainLiteral.test(text)) return text.toLowerCase();
  if (/[\s\p{Cc}%/?#\\:@]/u.test(text)) return null;
  const ascii = domainToASCII(text);
  // domainToASCII reads numbers, also `²`, as IPv4 addresses (`a@1` → 0.0.0.1); mail domains never end in a number.
  if (endsInNumber.test(text) || endsInNumber.test(ascii)) return null;
  if (ascii === '' || ascii.length > maxDomain) return null;
  return ascii.split('.').every((part) => label.test(part)) ? ascii : null;
}
