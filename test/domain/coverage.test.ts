import { describe, expect, test } from 'vitest';
import { coverageOf, type SourceDay, type SourceImport } from '../../src/domain/coverage.ts';

const now = Date.UTC(2026, 10, 25);
const day = 86_400_000;

function dayOf(number: number, more: Partial<SourceDay> = {}): SourceDay {
  const none = { sent: 0, delivered: 0, opened: 0, clicked: 0, optIns: 1, optOuts: 1 };
  return {
    source: 'esp',
    day: number,
    events: 1,
    first: number * day,
    last: number * day + 1,
    ...none,
    ...more,
  };
}

function importOf(daysAgo: number, more: object = {}): SourceImport {
  const found = { id: 1, startedAt: now - daysAgo * day, files: ['a.csv'], formats: ['native'], zone: 'UTC' };
  return { source: 'esp', events: 1, import: { ...found, rejected: 0, zoneless: 0, ...more } };
}

function only(
  days: readonly SourceDay[],
  imports: readonly SourceImport[] = [],
  maxAge: number | null = null,
) {
  const [source, ...others] = coverageOf(days, imports, now, maxAge);
  if (!source || others.length > 0) throw new Error('there is one source');
  return source;
}

describe('coverage', () => {
  test('sums the days of each source', () => {
    const days = [dayOf(3, { sent: 2 }), dayOf(1, { sent: 1, opened: 4 }), dayOf(2, { source: null })];
    expect(coverageOf(days, [], now, null)).toMatchObject([
      { source: null, events: 1 },
      { source: 'esp', events: 2, first: day, last: 3 * day + 1, counts: { sent: 3, opened: 4, optIns: 2 } },
    ]);
  });

  test('V01: much mail within a month, and no opens', () => {
    const month = Array.from({ length: 30 }, (_, n) => dayOf(n, { sent: 10, clicked: 1 }));
    expect(only(month).warnings).toEqual(['noOpens']);
    expect(only(month.map((each, n) => ({ ...each, opened: n === 15 ? 1 : 0 }))).warnings).toEqual([]);
    expect(only([dayOf(0, { sent: 49 })]).warnings).toEqual([]);
    expect(only([dayOf(0, { sent: 25 }), dayOf(40, { sent: 25 })]).warnings).not.toContain('noOpens');
  });

  test('V02, V03: a pause that is long for its source is a gap', () => {
    const often = [0, 2, 4, 6, 8, 26, 28, 30].map((n) => dayOf(n));
    expect(only(often)).toMatchObject({
      usualPauseDays: 2,
      gaps: [{ from: 9, to: 25, days: 17 }],
      warnings: ['gap'],
    });
    const seldom = [0, 14, 28, 42, 60, 74].map((n) => dayOf(n));
    expect(only(seldom)).toMatchObject({ usualPauseDays: 14, gaps: [], warnings: [] });
    const daily = [0, 1, 2, 3, 10, 11].map((n) => dayOf(n));
    expect(only(daily).gaps).toEqual([]);
    expect(only([0, 1, 2, 3, 11, 12].map((n) => dayOf(n))).gaps).toHaveLength(1);
  });

  test('V05: an old last import, by --max-age or by what is usual', () => {
    expect(only([dayOf(0)], [importOf(3)], 2 * day).warnings).toEqual(['stale']);
    expect(only([dayOf(0)], [importOf(3)], 4 * day).warnings).toEqual([]);
    expect(only([dayOf(0)], [importOf(3)]).warnings).toEqual([]);
    expect(
      only(
        [dayOf(0)],
        [9, 8, 7].map((ago) => importOf(ago)),
      ).warnings,
    ).toEqual(['stale']);
    expect(
      only(
        [dayOf(0)],
        [6, 5, 4].map((ago) => importOf(ago)),
      ).warnings,
    ).toEqual([]);
  });

  test('V06, and what the imports record', () => {
    expect(only([dayOf(0)], [{ source: 'esp', events: 1, import: null }])).toMatchObject({
      lastImport: null,
      warnings: ['notKnown'],
    });
    expect(only([dayOf(0)], [importOf(1, { rejected: 2 }), importOf(1, { zoneless: 1 })]).warnings).toEqual([
      'rejected',
      'zoneless',
    ]);
  });

  test('nothing sent, no opt-ins, no opt-outs', () => {
    expect(only([dayOf(0, { delivered: 3, optIns: 0, optOuts: 0 })]).warnings).toEqual([
      'noOptIns',
      'noOptOuts',
      'noSent',
    ]);
  });
});
