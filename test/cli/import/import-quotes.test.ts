import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const header = 'email,action,timestamp';
const good = (i: number) => `anna${i}@example.be,campaignSent,2026-01-01T00:00:00Z`;

/** Imports a table whose 11th row is this one; gives the counts, what is said of rejects, and the rejects. */
async function importing(row: string, { lineBreak = '\n', separator = ',', last = '' } = {}) {
  const { run, folder } = emptyStore();
  const rejects = join(folder, 'rejects');
  const rows = Array.from({ length: 1001 }, (_, i) => (i === 10 ? row : good(i)));
  const input = [header, ...rows].join(lineBreak).replaceAll(',', separator) + lineBreak + last;
  const { stdout } = await run(['import', '-', '--json', '--rejects', rejects], { input });
  const { imported, duplicates, ignored, rejected, rejections } = JSON.parse(stdout);
  return {
    counts: [imported, duplicates, ignored, rejected],
    records: rejections.map(({ record }: { record: number }) => record),
    kept: rejected > 0 ? readFileSync(rejects, 'utf8') : '',
  };
}

describe('a row with a stray quote costs no row but itself, and is told by its number', () => {
  const rest = 'campaignSent,2026-01-01T00:00:00Z';
  const strays: [string, string][] = [
    ['after the closing one', `"x"y,${rest}`],
    ['at the beginning, closed nowhere', `"anna@example.be,${rest}`],
    ['at the end, closed nowhere', 'anna@example.be,campaignSent,"'],
    ['closed nowhere, with a doubled one', `"an""na@example.be,${rest}`],
  ];
  const ways = [{}, { lineBreak: '\r\n' }, { lineBreak: '\r' }, { separator: ';' }];
  for (const way of ways) {
    test.each(strays)(`%s ${JSON.stringify(way)}`, async (_where, row) => {
      const { counts, records, kept } = await importing(row, way);
      expect({ counts, records }).toEqual({ counts: [1000, 0, 0, 1], records: [11] });
      const lines = kept.split(/[\r\n]+/).slice(0, -1);
      expect(lines.map((line) => line.replaceAll(';', ','))).toEqual([header, row]);
    });
  }

  test('that the quotes of a later row would close', async () => {
    const last = `"later@example.be",${rest}\n"sent, once more",${rest}\n`;
    for (const [, row] of strays) {
      const { counts, records } = await importing(row, { last });
      expect({ counts, records }).toEqual({ counts: [1001, 0, 0, 2], records: [11, 1003] });
    }
  });

  test('twice: each is told', async () => {
    const { counts, records } = await importing(`"x,${rest}`, { last: `y,"${rest}\n${good(2000)}\n` });
    expect({ counts, records }).toEqual({ counts: [1001, 0, 0, 2], records: [11, 1002] });
  });
});

test('quotes within a cell are read as they stand', async () => {
  const { counts } = await importing('Jan "de" Man <jan@example.be>,campaignSent,2026-01-01T00:00:00Z');
  expect(counts).toEqual([1001, 0, 0, 0]);
});

test('a quoted cell may hold quotes, separators and lines, however long', async () => {
  const { run } = emptyStore();
  const cell = `"{""a"": ""b, c"",${' \n'.repeat(300_000)}""d"": 1}"`;
  const input = [`${header},details`, `${good(1)},${cell}`, `${good(2)},`, `${good(3)},${cell}`].join('\n');
  const { stdout } = await run(['import', '-', '--json'], { input });
  expect(JSON.parse(stdout)).toMatchObject({ imported: 3, rejected: 0 });
});
