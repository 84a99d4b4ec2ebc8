import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJson, safeText } from '../../src/render/text/safe-text.ts';
import { anyText, forbidden } from './arbitraries.ts';

describe('safeText', () => {
  it.each([
    ['plain text stays, also in Latin: é – “ü” €', 'plain text stays, also in Latin: é – “ü” €'],
    ['新年快乐 привет مرحبا', '新年快乐 привет مرحبا'],
    ['👨‍👩‍👧‍👦 🇧🇪 ❤️ 1️⃣ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨‍👩‍👧‍👦 🇧🇪 ❤️ 1️⃣ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['\u001b[31mred\u001b]0;title\u0007', '␛[31mred␛]0;title␇'],
    ['\u009b2J', '�2J'],
    ['a\u007fb\u0000', 'a␡b␀'],
    ['one\r\ntwo\nthree\rfour\u0085five\u2028six\u2029', 'one⏎ two⏎ three⏎ four⏎ five⏎ six⏎ '],
    ['a\tb\u00a0c\u202fd\u3000e', 'a b\u00a0c\u202fd e'],
    ['\u202egnp.exe\u2066x\u2069\u061c', '�gnp.exe�x�'],
    ['pay\u200bpal\u200d\ufeffa\u00adb\u2060', 'pay�pal�a�b�'],
    ['lone \ud800 \udc00', 'lone � �'],
    ['\u{e0041}\u{e0042}', '�'],
    ['x\ufe0f', 'x�'],
    ['\u0301a', '◌\u0301a'],
  ])('%j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('cuts accents that pile up', () => {
    expect(safeText(`Z${'\u0301'.repeat(1000)}y`)).toBe(`Z${'\u0301'.repeat(8)}�y`);
  });

  it('never lets anything through that moves, reorders or hides, and is done after one pass', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = safeText(text);
        expect(safe).not.toMatch(forbidden);
        expect(safeText(safe)).toBe(safe);
        expect(safe === '').toBe(text === '');
      }),
    );
  });
});

describe('escapeJson', () => {
  it('escapes what is not to be seen and leaves emoji readable', () => {
    expect(escapeJson('"\u007f\u009b\u2028\u202e\u200b\ud800 ❤️ é"')).toBe(
      '"\\u007f\\u009b\\u2028\\u202e\\u200b\\ud800 ❤️ é"',
    );
    expect(escapeJson('"\u{e0041}"')).toBe('"\\udb40\\udc41"');
    expect(escapeJson('{\n\t"a": 1\r\n}')).toBe('{  "a": 1  }');
  });

  it('keeps the value', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const json = escapeJson(JSON.stringify(texts));
        expect(JSON.parse(json)).toEqual(texts);
        expect(json).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029]|\p{Cf}|\p{Cs}/u);
      }),
    );
  });
});
