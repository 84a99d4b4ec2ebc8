import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { safeText } from '../../src/render/text/safe-text.ts';
import { isSingleWidth, layoutWidth, textWidth } from '../../src/render/text/text-width.ts';
import { truncate, wrapText } from '../../src/render/text/wrap.ts';
import { anyText } from './arbitraries.ts';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['漢字', 4],
    ['👨‍👩‍👧‍👦', 2],
    ['🇧🇪', 2],
    ['❤️', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%s', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('counts one column for every plain character', () => {
    for (let code = 0; code < 0x3000; code++) {
      const character = String.fromCharCode(code);
      if (isSingleWidth(character)) expect([code, stringWidth(character)]).toEqual([code, 1]);
    }
  });
});

describe('layoutWidth', () => {
  it('is 120 for a pipe and never absurd', () => {
    expect([layoutWidth(null), layoutWidth(80), layoutWidth(1)]).toEqual([120, 80, 20]);
  });
});

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
    expect(wrapText('  fits  ', 10)).toEqual(['fits']);
    expect(wrapText('', 10)).toEqual(['']);
  });

  it('breaks what is too long between graphemes', () => {
    expect(wrapText('see https://example.be/a now', 10)).toEqual(['see', 'https://ex', 'ample.be/a', 'now']);
    expect(wrapText('漢字漢字漢', 5)).toEqual(['漢字', '漢字', '漢']);
    expect(wrapText('👨‍👩‍👧‍👦👨‍👩‍👧‍👦e\u0301e\u0301e\u0301', 4)).toEqual([
      '👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
      'e\u0301e\u0301e\u0301',
    ]);
  });

  it('shows an ellipsis for a grapheme that is wider than the line', () => {
    expect(wrapText('漢a', 1)).toEqual(['…', 'a']);
  });

  it('never makes a line too wide, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(anyText.map(safeText), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrapText(text, width);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        const shown = lines.join('').replaceAll(' ', '');
        if (!shown.includes('…')) expect(shown).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('truncate', () => {
  it('ends with an ellipsis where text does not fit', () => {
    expect(truncate('Newsletter', 10)).toBe('Newsletter');
    expect(truncate('Newsletter', 9)).toBe('Newslett…');
    expect(truncate('漢字漢字', 6)).toBe('漢字…');
    expect(truncate('🇧🇪🇧🇪🇧🇪', 5)).toBe('🇧🇪🇧🇪…');
  });

  it('never splits a grapheme or exceeds the width', () => {
    fc.assert(
      fc.property(anyText.map(safeText), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(textWidth(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
