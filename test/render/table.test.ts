import { describe, expect, it } from 'vitest';
import { drawTable } from '../../src/render/text/table.ts';
import { textWidth } from '../../src/render/text/text-width.ts';
import { coloured, colourless, hostile } from './samples.ts';

const columns = [
  { title: 'Name', width: 8 },
  { title: 'Number of things', width: 9, align: 'right' },
  { title: 'Text', width: 10 },
] as const;

const draw = (rows: readonly (readonly { text: string }[])[], header = true) =>
  [...drawTable(columns, rows, { header, style: colourless })].join('');

describe('drawTable', () => {
  it('draws head, rule and wrapped cells without a space at the end of a line', () => {
    const rows = [
      [{ text: 'one' }, { text: '1' }, { text: 'the quick brown fox' }],
      [{ text: 'two three four' }, { text: '23' }, { text: '' }],
    ];
    expect(draw(rows)).toBe(
      [
        '          Number of',
        'Name         things  Text',
        '────────  ─────────  ──────────',
        'one               1  the quick',
        '                     brown fox',
        'two              23',
        'three',
        'four',
        '',
      ].join('\n'),
    );
  });

  it('aligns what is wide, joined or combined', () => {
    const names = ['新年', '👨‍👩‍👧‍👦', '🇧🇪 ❤️', 'e\u0301e\u0301', '1️⃣', '한글', 'ｶﾞ', '#'];
    const lines = draw(
      names.map((text) => [{ text }, { text: '|' }, { text: 'x' }]),
      false,
    ).split('\n');
    for (const line of lines.slice(0, -1)) expect(textWidth(line.slice(0, line.indexOf('|')))).toBe(18);
  });

  it('makes cells safe', () => {
    expect(draw([[{ text: hostile }, { text: '' }, { text: '\n' }]], false)).not.toMatch(
      /[\0-\x09\x0b-\x1f]/,
    );
  });

  it('paints each line of a cell and the head, and nothing by itself', () => {
    const cell = { text: 'red wine', paint: coloured.red };
    expect([...drawTable([{ title: 'T', width: 4 }], [[cell]], { header: true, style: coloured })]).toEqual([
      '\u001b[1mT\u001b[22m\n────\n\u001b[31mred\u001b[39m\n\u001b[31mwine\u001b[39m\n',
    ]);
  });

  it('draws nothing without rows, and many in pieces with one head', () => {
    expect(draw([])).toBe('');
    const rows = Array.from({ length: 1000 }, (_, i) => [
      { text: `n${i}` },
      { text: String(i) },
      { text: 'x' },
    ]);
    const pieces = [...drawTable(columns, rows, { header: true, style: colourless })];
    expect(pieces.length).toBeGreaterThan(10);
    const lines = pieces.join('').split('\n');
    expect(lines).toHaveLength(1000 + 3 + 1);
    expect(lines.filter((line) => line.startsWith('Name'))).toHaveLength(1);
    expect(lines[1002]).toBe('n999            999  x');
  });

  it('reads rows only as they are needed', () => {
    function* endless() {
      for (;;) yield [{ text: 'a' }, { text: 'b' }, { text: 'c' }];
    }
    for (const piece of drawTable(columns, endless(), { header: false, style: colourless })) {
      expect(piece.split('\n').length).toBeLessThanOrEqual(201);
      break;
    }
  });
});
