import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions } from '../../src/domain/actions.ts';
import type { Report } from '../../src/domain/report.ts';
import { actionListToJson, campaignListJson, reportListJson } from '../../src/render/json.ts';
import { renderActionList } from '../../src/render/lists/action-list.ts';
import { type CampaignRow, renderCampaignList } from '../../src/render/lists/campaign-list.ts';
import type { ListOptions } from '../../src/render/lists/list-text.ts';
import { renderReportList } from '../../src/render/lists/report-list.ts';
import { textWidth } from '../../src/render/text/text-width.ts';
import { anyText, forbidden } from './arbitraries.ts';
import { coloured, colourless, contactShown, sampleReport, withoutColours } from './samples.ts';

const options = { zone: 'Europe/Brussels', width: 110, style: colourless };
const reports = [
  sampleReport({ eventCount: 1234 }),
  sampleReport({
    id: 12,
    contacts: contactShown('pieter@example.com'),
    status: 'processing',
    progress: 0.424,
    eventCount: null,
    completedAt: null,
    last: '30d',
  }),
  sampleReport({
    id: 3,
    status: 'failed',
    failure: 'interrupted',
    range: { from: null, to: null },
    includeArchived: true,
  }),
];
const campaigns = [
  {
    id: 'c-19',
    name: 'Newsletter January',
    type: 'campaign',
    archived: false,
    eventCount: 1200,
    platform: null,
    sharesId: false,
  },
  {
    id: 'c-20',
    name: '新年快乐 👨‍👩‍👧‍👦 🇧🇪',
    type: null,
    archived: true,
    eventCount: 3,
    platform: 'sendgrid',
    sharesId: true,
  },
] as const;

/** Things in batches of two, and their text. */
async function* batches<T>(all: readonly T[]): AsyncIterable<readonly T[]> {
  for (let start = 0; start < all.length; start += 2) yield all.slice(start, start + 2);
}
async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}
const reportList = (reports: readonly Report[], options: ListOptions) =>
  text(renderReportList(() => batches(reports), options));
const campaignList = (campaigns: readonly CampaignRow[], options: ListOptions) =>
  text(renderCampaignList(() => batches(campaigns), options));

describe('renderReportList', () => {
  it('is a table where it fits', async () => {
    expect(await reportList(reports, options)).toMatchInlineSnapshot(`
      "ID  Contact             Status          Events  Period                    Archived  Last run
      ──  ──────────────────  ──────────────  ──────  ────────────────────────  ────────  ───────────────────
       7  anna@example.be     completed        1,234  2026-01-01 to 2026-01-31  no        2026-02-01 09:30:00
      12  pieter@example.com  processing 42%       –  last 30 days              no        2026-02-01 09:30:00
       3  anna@example.be     failed               3  the whole history         yes       2026-02-01 09:30:00
      "
    `);
  });

  it('is cards where it is narrow', async () => {
    expect(await reportList(reports.slice(1), { ...options, width: 40 })).toMatchInlineSnapshot(`
      "ID        12
      Contact   pieter@example.com
      Status    processing 42%
      Events    –
      Period    last 30 days
      Archived  no
      Last run  2026-02-01 09:30:00

      ID        3
      Contact   anna@example.be
      Status    failed
      Events    3
      Period    the whole history
      Archived  yes
      Last run  2026-02-01 09:30:00
      "
    `);
  });

  it('colours states', async () => {
    expect(await reportList(reports, { ...options, style: coloured })).toContain(
      '\u001b[33mprocessing 42%\u001b[39m',
    );
  });

  it('fits any width and is safe', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { maxLength: 4 }),
        fc.integer({ min: 20, max: 150 }),
        async (emails, width) => {
          const rows = emails.map((email) => sampleReport({ contacts: contactShown(email) }));
          const list = await reportList(rows, { ...options, width, style: coloured });
          const more = await campaignList(
            emails.map((name) => ({
              id: name,
              name,
              type: null,
              archived: true,
              eventCount: 1,
              platform: name,
              sharesId: true,
            })),
            { ...options, width },
          );
          for (const line of withoutColours(list + more).split('\n')) {
            expect(line).not.toMatch(forbidden);
            expect(textWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});

describe('the other lists', () => {
  it('show campaigns', async () => {
    expect(await campaignList(campaigns, options)).toMatchInlineSnapshot(`
      "ID             Source    Name                Type      Archived  Events
      ─────────────  ────────  ──────────────────  ────────  ────────  ──────
      c-19           –         Newsletter January  campaign  no         1,200
      sendgrid/c-20  sendgrid  新年快乐 👨‍👩‍👧‍👦 🇧🇪      –         yes            3
      "
    `);
  });

  it('show actions', () => {
    expect(renderActionList(actions.slice(16, 21), options)).toMatchInlineSnapshot(`
      "Category  Action           Label              Flexmail ID
      ────────  ───────────────  ─────────────────  ───────────
      Email     bounced          Bounced                     15
      Email     bouncedOut       Bounced out                 16
      Email     spamComplaint    Spam complaint               –
      Campaign  campaignSent     Campaign sent               17
      Campaign  campaignNotSent  Campaign not sent            –
      "
    `);
  });

  it('are empty without rows', async () => {
    expect([await reportList([], options), await campaignList([], options)]).toEqual(['', '']);
  });
});

describe('lists as JSON', () => {
  it('are documents with a version', async () => {
    const ids = JSON.parse(await text(reportListJson(batches(reports)))).reports.map(
      ({ id, progress }: { id: number; progress: number | null }) => [id, progress],
    );
    expect(ids).toEqual([
      [7, null],
      [12, 0.424],
      [3, null],
    ]);
    expect(JSON.parse(await text(campaignListJson(batches(campaigns)))).campaigns[1]).toEqual({
      ...{
        id: 'c-20',
        name: '新年快乐 👨‍👩‍👧‍👦 🇧🇪',
        type: null,
        archived: true,
        source: 'sendgrid',
        platform: 'sendgrid',
        eventCount: 3,
      },
    });
    expect(JSON.parse(actionListToJson()).actions).toHaveLength(actions.length);
  });
});
