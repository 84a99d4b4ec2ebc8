import fc from 'fast-check';
import type { ReportEvent } from '../../src/domain/report.ts';
import { allActions } from './samples.ts';

const hostilePieces = [
  ...[
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\r\n',
    '\t',
    '\u202e',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\ud800',
    '\u{e0041}',
    '\u009b',
  ],
  ...[
    'é',
    'e\u0301',
    '\u0301',
    '漢字',
    '한글',
    'ᄀᄀᄀ',
    'कि',
    'क्षि',
    '👨‍👩‍👧‍👦',
    '🇧🇪',
    '❤️',
    '1️⃣',
    '👍🏽',
    '🏳‍🌈',
    'ｶﾞ',
    '｜',
  ],
  ...[
    ' ',
    '  ',
    'word',
    '#',
    '|',
    '=',
    '"',
    'https://example.be/a/very/long/address?with=query',
    'ா'.repeat(30),
  ],
];

/** Text as nobody should send it: any characters, and those that break terminals, tables and rulers. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ unit: 'grapheme', maxLength: 4 })))
    .map((pieces) => pieces.join('')),
);

const unseen =
  '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061c\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';

/** What no line for people may hold; joiners and selectors only in emoji, which are taken out first. */
export const forbidden = new RegExp(`(?!\\p{RGI_Emoji})[${unseen}]`, 'v');

/** Events with anything in them. */
export const anyEvent: fc.Arbitrary<ReportEvent> = fc.record({
  contact: fc.constant('anna@example.be'),
  timestamp: fc.integer({ min: Date.UTC(1990), max: Date.UTC(2100) }),
  action: fc.constantFrom(...allActions),
  campaign: fc.option(
    fc.record({
      id: anyText,
      name: fc.option(anyText),
      type: fc.constant('test' as const),
      archived: fc.boolean(),
    }),
  ),
  details: fc.oneof(
    fc.constant('{}'),
    fc
      .dictionary(
        fc.oneof(anyText, fc.constantFrom('url', 'reason', 'group', 'machine')),
        fc.oneof(anyText, fc.jsonValue()),
      )
      .map((details) => JSON.stringify(details)),
  ),
  source: fc.option(anyText),
  sourceId: fc.option(anyText),
});
