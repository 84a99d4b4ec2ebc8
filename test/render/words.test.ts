import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../src/domain/actions.ts';
import {
  actionsText,
  archivedNote,
  periodText,
  runNote,
  shortPeriodText,
  statusText,
} from '../../src/render/report/report-labels.ts';
import {
  formatDay,
  formatIso,
  formatTimestamp,
  formatTimestampInZone,
  isStartOfDay,
} from '../../src/render/text/format-date.ts';
import { allActions, sampleReport } from './samples.ts';

const zone = 'Europe/Brussels';
const at = (text: string) => Date.parse(text);

describe('format-date', () => {
  it('shows a moment on the clocks of a zone', () => {
    const moment = at('2026-03-29T00:59:59.999Z');
    expect(formatTimestamp(moment, zone)).toBe('2026-03-29 01:59:59');
    expect(formatTimestamp(moment + 1, zone)).toBe('2026-03-29 03:00:00');
    expect(formatTimestampInZone(moment, 'UTC')).toBe('2026-03-29 00:59:59, UTC');
    expect(formatTimestamp(moment, 'Asia/Kathmandu')).toBe('2026-03-29 06:44:59');
    expect(formatDay(moment, 'America/New_York')).toBe('2026-03-28');
    expect(formatIso(moment)).toBe('2026-03-29T00:59:59.999Z');
  });

  it('knows where days begin, also where midnight is skipped', () => {
    expect(isStartOfDay(at('2025-12-31T23:00:00Z'), zone)).toBe(true);
    expect(isStartOfDay(at('2025-12-31T23:00:01Z'), zone)).toBe(false);
    expect(isStartOfDay(at('2024-04-25T22:00:00Z'), 'Africa/Cairo')).toBe(true);
  });
});

describe('periodText', () => {
  const text = (from: string | null, to: string | null, last: string | null = null) =>
    periodText({ range: { from: from && at(from), to: to && at(to) } as never, last }, zone);

  it('speaks of days where both ends are ends of days', () => {
    expect(text('2025-12-31T23:00:00Z', '2026-01-31T23:00:00Z')).toBe('2026-01-01 to 2026-01-31');
    expect(text('2025-12-31T23:00:00Z', '2026-01-01T23:00:00Z')).toBe('2026-01-01');
    expect(text('2025-12-31T23:00:00Z', '2026-01-31T12:00:00Z')).toBe(
      '2026-01-01 00:00:00 to 2026-01-31 13:00:00',
    );
  });

  it('tells open ends and lengths of time', () => {
    expect(text(null, null)).toBe('the whole history');
    expect(text('2025-12-31T23:00:00Z', null)).toBe('since 2026-01-01');
    expect(text(null, '2026-01-31T23:00:00Z')).toBe('until 2026-01-31');
    expect(text('2025-12-31T23:00:00Z', '2026-01-31T23:00:00Z', '30d')).toBe(
      'last 30 days (2026-01-01 to 2026-01-31)',
    );
    expect(shortPeriodText({ range: { from: 0, to: 1 }, last: '1y' }, zone)).toBe('last year');
    expect(shortPeriodText({ range: { from: 0, to: 1 }, last: '6M' }, zone)).toBe('last 6 months');
  });
});

describe('actionsText', () => {
  it.each([
    [allActions, 'all actions'],
    [actionsOf('campaign'), 'all Campaign actions'],
    [[...actionsOf('email'), 'campaignRead'] as const, 'all Email actions + campaignRead'],
    [
      allActions.filter((name) => name !== 'campaignRead'),
      'all Email actions + all Campaign actions except campaignRead',
    ],
    [['bounced', 'campaignSent', 'campaignRead'] as const, 'bounced + campaignSent, campaignRead'],
  ])('%#', (chosen, text) => {
    expect(actionsText(chosen)).toBe(text);
  });
});

describe('notes', () => {
  it('tells the state of the latest run', () => {
    expect(statusText({ status: 'processing', progress: 0.999 })).toBe('processing 99%');
    expect(runNote(sampleReport(), zone)).toBeNull();
    expect(runNote(sampleReport({ status: 'failed', failure: 'interrupted' }), zone)).toBe(
      'The last run failed: interrupted; this is the answer from 2026-02-01 09:30:01.',
    );
    expect(runNote(sampleReport({ status: 'processing', progress: 0.5, completedAt: null }), zone)).toBe(
      'The report is processing 50%; there is no answer yet.',
    );
  });

  it('counts what was left out', () => {
    expect(archivedNote(sampleReport())).toBeNull();
    expect(archivedNote(sampleReport({ archivedEventsNotShown: 1 }))).toBe(
      '1 event of archived campaigns not shown (--archived shows them)',
    );
    expect(archivedNote(sampleReport({ archivedEventsNotShown: 1234 }))).toMatch(/^1,234 events /);
  });
});
