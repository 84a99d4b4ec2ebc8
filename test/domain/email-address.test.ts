import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmailAddress, parseMailbox, parsePastedAddress } from '../../src/domain/email-address.ts';

const label63 = 'b'.repeat(63);

/** An address, and the key by which its contact is known. */
const addresses = [
  ['anna@example.be', 'anna@example.be'],
  ['Anna.Peeters@Example.BE', 'anna.peeters@example.be'],
  [' anna@example.be\t', 'anna@example.be'],
  ["o'hara+news_1@sub.example.co.uk", "o'hara+news_1@sub.example.co.uk"],
  ['anna@localhost', 'anna@localhost'],
  ['zoé@exämple.example', 'zoé@xn--exmple-cua.example'],
  ['ZOÉ@EXÄMPLE.example', 'zoé@xn--exmple-cua.example'],
  ['Zoe\u0301@xn--exmple-cua.example', 'zoé@xn--exmple-cua.example'],
  ['a@faß.example', 'a@xn--fa-hia.example'],
  ['straße@example.be', 'strasse@example.be'],
  ['STRASSE@example.be', 'strasse@example.be'],
  ['STRA\u1e9eE@example.be', 'strasse@example.be'],
  ['ΝΙΚΟΣ.ΠΑΠ@example.be', 'νικοσ.παπ@example.be'],
  ['νικος.παπ@example.be', 'νικοσ.παπ@example.be'],
  ['ΝΙΚΟΣ+Α@example.be', 'νικοσ+α@example.be'],
  ['ı@example.be', 'ı@example.be'],
  ['\u212a@example.be', 'k@example.be'],
  ['用户@例え.example', '用户@xn--r8jz45g.example'],
  ['anna@example。be', 'anna@example.be'],
  ['"Anna Peeters"@example.be', '"anna peeters"@example.be'],
  ['"a@b"@example.be', '"a@b"@example.be'],
  ['"a..b"@example.be', '"a..b"@example.be'],
  ['a@[192.0.2.1]', 'a@[192.0.2.1]'],
  ['a@[IPv6:2001:DB8::1]', 'a@[ipv6:2001:db8::1]'],
  [`${'a'.repeat(64)}@example.be`, `${'a'.repeat(64)}@example.be`],
  [`${'é'.repeat(32)}@example.be`, `${'é'.repeat(32)}@example.be`],
  [`a@${label63}.be`, `a@${label63}.be`],
] as const;

const none = [
  '',
  'anna',
  'example.be',
  '@example.be',
  'anna@',
  'anna@@example.be',
  'anna@b@example.be',
  'a b@example.be',
  'a..b@example.be',
  '.a@example.be',
  'a.@example.be',
  'a@example..be',
  'a@.example.be',
  'a@example.be.',
  'a@-example.be',
  'a@example-.be',
  'a@exam ple.be',
  'a@example.be/path',
  'a@b%2ebe',
  'a@1',
  'a@0x1',
  'a@192.0.2.1',
  'a@1.2',
  '""@example.be',
  'a"b@example.be',
  'a,b@example.be',
  'a@b.be,c@d.be',
  'mailto:a@example.be',
  '<a@example.be>',
  'Anna <a@example.be>',
  'a\u0000@example.be',
  'a\u202e@example.be',
  'a\u034f@example.be',
  'a\ufe0f@example.be',
  'a\u3164@example.be',
  'a\u115f@example.be',
  'a\u180b@example.be',
  'a\u2800@example.be',
  'a\u{e0100}@example.be',
  'a\ufffd@example.be',
  'a\ud800@example.be',
  'a\udc01@example.be',
  'a@xn--a.be',
  'annnna@²',
  '"a b"@³',
  `${'a'.repeat(65)}@example.be`,
  `${'é'.repeat(33)}@example.be`,
  `a@${label63}b.be`,
  `a@${'abcdefg.'.repeat(32)}be`,
] as const;

test.each(addresses)('%j is the contact %s, shown as it is spelled', (text, key) => {
  expect(parseEmailAddress(text)).toEqual({ key, shown: text.trim() });
});

test.each(none)('%j is no address', (text) => {
  expect(parseEmailAddress(text)).toBeNull();
});

test.each(none)('%j is none in capitals either', (text) => {
  expect(parseEmailAddress(text.toUpperCase())).toBeNull();
});

// Not every letter has a capital of its own: ǰ becomes J and a combining caron.
test.each(['anna@example.be', 'zoé@exämple.example', 'ǰana@example.be'])(
  '%s is the same in capitals',
  (text) => {
    const address = parseEmailAddress(text);
    expect(address).not.toBeNull();
    expect(parseEmailAddress(text.toUpperCase())?.key).toBe(address?.key);
  },
);

test('a key is the key of itself, and of every other case, for 2,000 random addresses', () => {
  const local = fc.stringMatching(/^[a-zéöñœ0-9!#$%&'*+/=?^_`{|}~.-]{1,20}$/);
  const domain = fc.stringMatching(/^[a-zéöñ0-9.-]{1,30}$/);
  fc.assert(
    fc.property(local, domain, (name, host) => {
      const address = parseEmailAddress(`${name}@${host}`);
      const upper = parseEmailAddress(`${name}@${host}`.toUpperCase());
      expect(upper?.key ?? null).toBe(address?.key ?? null);
      if (address) expect(parseEmailAddress(address.key)?.key).toBe(address.key);
    }),
    { seed: 20_260_123, numRuns: 2000 },
  );
});

test.each([
  ['anna@example.be', 'anna@example.be'],
  ['<Anna@example.be>', 'Anna@example.be'],
  ['Anna Peeters <anna@example.be>', 'anna@example.be'],
  ['"Peeters, Anna" <anna@example.be> ', 'anna@example.be'],
  ['"<b@example.be>" <anna@example.be>', 'anna@example.be'],
])('the mailbox %j is %s', (text, shown) => {
  expect(parseMailbox(text)?.shown).toBe(shown);
});

test.each(['', 'Anna', 'Anna <>', 'Anna <anna>', 'a <b@example.be> c', '<<a@example.be>>'])(
  'the mailbox %j is none',
  (text) => {
    expect(parseMailbox(text)).toBeNull();
  },
);

// Normalising a run of combining marks takes time with the square of its length: minutes for this one.
test('a text too long for an address is refused before it is normalised', () => {
  expect(parseEmailAddress(`a${'\u0301\u0316'.repeat(2_000_000)}@example.be`)).toBeNull();
  expect(parseMailbox(`${'<'.repeat(4_000_000)}a@example.be`)).toBeNull();
});

test.each([
  ['anna@example.be', 'anna@example.be'],
  ['Sophie Lambert <sophie.lambert@example.org>', 'sophie.lambert@example.org'],
  ['mailto:anna@example.be', 'anna@example.be'],
  ['MAILTO:anna%2Bnews@example.be?subject=Hi', 'anna+news@example.be'],
  ['mailto:50%@example.be', '50%@example.be'],
])('pasted, %j is %s', (text, shown) => {
  expect(parsePastedAddress(text)?.shown).toBe(shown);
});

test.each(['mailto:', 'mailto:?subject=x', 'anna@example.be, tom@example.be', 'Anna <>'])(
  'pasted, %j is not an address',
  (text) => {
    expect(parsePastedAddress(text)).toBeNull();
  },
);
