import { domainToASCII } from 'node:url';

/** An address as contacts are compared (`key`) and as it was spelled (`shown`). */
export interface EmailAddress {
  /** Lower case, NFC, the domain in its ASCII form (RFC 5891); equal keys are the same contact. */
  readonly key: string;
  readonly shown: string;
}

// Lengths in octets: RFC 5321, 4.5.3.1.1 and 4.5.3.1.2.
const maxLocal = 64;
const maxDomain = 255;

const plainAddress =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const localPart = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+)$/u;
const domainLiteral = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;
const endsInNumber = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads one e-mail address: `anna@example.be`, a quoted local part, or an international address (RFC 6531).
 * Gives null where `text` is none. Surrounding space is ignored; no display name is taken.
 */
export function parseEmailAddress(text: string): EmailAddress | null {
  const shown = text.trim();
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
  // Lower case may leave a letter and its accent apart that have a letter of their own.
  const folded = local.toLowerCase().normalize('NFC');
  const domain = normaliseDomain(shown.slice(at + 1));
  if (domain === null || !localPart.test(local) || Buffer.byteLength(local) > maxLocal) return null;
  if (!local.startsWith('"') && (!withoutDotAtEnds(shown) || local.includes('..'))) return null;
  return { key: `${folded}@${domain}`, shown };
}

/** The address inside `Anna <anna@example.be>`, or in `text` itself; null where there is none. */
export function parseMailbox(text: string): EmailAddress | null {
  const angle = /<([^<>]+)>\s*$/.exec(text);
  return parseEmailAddress(angle?.[1] ?? text);
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
