import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report, ReportEvent } from '../../src/domain/report.ts';
import { renderReport } from '../../src/render/report/render-report.ts';
import { textWidth } from '../../src/render/text/text-width.ts';
import { anyEvent, anyText, forbidden } from './arbitraries.ts';
import {
  collect,
  coloured,
  contactShown,
  inBatches,
  sampleEvent,
  sampleOptions,
  sampleReport,
  withoutColours,
} from './samples.ts';

const events = [
  sampleEvent(),
  sampleEvent({
    action: 'campaignLinkClicked',
    details: '{"url":"https://example.be/en/offers/january?utm_source=news"}',
  }),
  sampleEvent({
    action: 'bounced',
    details: '{"statusCode":"5.1.1","bounceKind":"hard"}',
    campaign: { id: 'c-20', name: '新年快乐 👨‍👩‍👧‍👦 🇧🇪', type: 'campaign', archived: true },
    source: 'sendgrid',
  }),
  sampleEvent({ action: 'unsubscribed', campaign: null, details: '{"reason":"Too many e-mails"}' }),
];

const render = (report: Report, rows: readonly ReportEvent[], changes = {}) =>
  collect(
    renderReport('table', report, inBatches(rows.slice(0, 1), [], rows.slice(1)), sampleOptions(changes)),
  );

describe('a report as text', () => {
  it('is a header and a table', async () => {
    expect(await render(sampleReport({ archivedEventsNotShown: 2 }), events)).toMatchInlineSnapshot(`
      "anna@example.be
      Report 7 · completed

      Actions   all actions
      Period    2026-01-01 to 2026-01-31, Europe/Brussels
      Archived  not searched
      Run       2026-02-01 09:30:01, Europe/Brussels
      Events    3

      2 events of archived campaigns not shown (--archived shows them)

      When (Europe/Brussels)  Campaign               Action               Details
      ──────────────────────  ─────────────────────  ───────────────────  ────────────────────────────────
      2026-01-05 10:00:07     Newsletter January     Campaign sent
      2026-01-05 10:00:07     Newsletter January     Link clicked         https://example.be/en/offers/jan
                                                                          uary?utm_source=news
      2026-01-05 10:00:07     新年快乐 👨‍👩‍👧‍👦 🇧🇪         Bounced              5.1.1 mailbox unknown (hard)
                              (archived)
      2026-01-05 10:00:07     –                      Unsubscribed         Too many e-mails
      "
    `);
  });

  it('has a source column only for several sources', async () => {
    expect(
      await render(sampleReport(), events, { sources: ['flexmail', 'sendgrid'], width: 80 }),
    ).toMatchInlineSnapshot(`
      "anna@example.be
      Report 7 · completed

      Actions   all actions
      Period    2026-01-01 to 2026-01-31, Europe/Brussels
      Archived  not searched
      Run       2026-02-01 09:30:01, Europe/Brussels
      Events    3

      When
      (Europe/Brussels)    Campaign      Action        Source      Details
      ───────────────────  ────────────  ────────────  ──────────  ───────────────────
      2026-01-05 10:00:07  Newsletter    Campaign      flexmail
                           January       sent
      2026-01-05 10:00:07  Newsletter    Link clicked  flexmail    https://example.be/
                           January                                 en/offers/january?u
                                                                   tm_source=news
      2026-01-05 10:00:07  新年快乐 👨‍👩‍👧‍👦   Bounced       sendgrid    5.1.1 mailbox
                           🇧🇪                                      unknown (hard)
                           (archived)
      2026-01-05 10:00:07  –             Unsubscribed  flexmail    Too many e-mails
      "
    `);
  });

  it('becomes cards where it is narrow', async () => {
    expect(await render(sampleReport(), events, { width: 40 })).toMatchInlineSnapshot(`
      "anna@example.be
      Report 7 · completed

      Actions   all actions
      Period    2026-01-01 to 2026-01-31,
                Europe/Brussels
      Archived  not searched
      Run       2026-02-01 09:30:01,
                Europe/Brussels
      Events    3

      2026-01-05 10:00:07  Campaign sent
        Newsletter January

      2026-01-05 10:00:07  Link clicked
        Newsletter January
        https://example.be/en/offers/january?u
        tm_source=news

      2026-01-05 10:00:07  Bounced
        新年快乐 👨‍👩‍👧‍👦 🇧🇪 (archived)
        5.1.1 mailbox unknown (hard)

      2026-01-05 10:00:07  Unsubscribed
        Too many e-mails
      "
    `);
    expect(await render(sampleReport(), events.slice(2, 3), { width: 20 })).toMatchInlineSnapshot(`
      "anna@example.be
      Report 7 · completed

      Actions
        all actions
      Period
        2026-01-01 to
        2026-01-31,
        Europe/Brussels
      Archived
        not searched
      Run
        2026-02-01
        09:30:01,
        Europe/Brussels
      Events
        3

      2026-01-05 10:00:07
        Bounced
        新年快乐 👨‍👩‍👧‍👦 🇧🇪
        (archived)
        5.1.1 mailbox
        unknown (hard)
      "
    `);
  });

  it('says everything that the question left out', async () => {
    const report = sampleReport({
      sources: ['flexmail', 'ses'],
      excludeMachine: true,
      includeArchived: true,
      last: '30d',
      status: 'failed',
      failure: 'interrupted',
      eventCount: 0,
    });
    expect(await render(report, [])).toMatchInlineSnapshot(`
      "anna@example.be
      Report 7 · failed

      Actions   all actions
      Period    last 30 days (2026-01-01 to 2026-01-31), Europe/Brussels
      Archived  searched too
      Sources   flexmail, ses
      Machines  opens and clicks by machines left out
      Run       2026-02-01 09:30:01, Europe/Brussels
      Events    0

      The last run failed: interrupted; this is the answer from 2026-02-01 09:30:01.

      No events.
      "
    `);
  });

  it('claims nothing where there is no answer yet', async () => {
    const report = sampleReport({
      status: 'processing',
      progress: 0.25,
      completedAt: null,
      eventCount: null,
    });
    const text = await render(report, []);
    expect(text).not.toContain('No events');
    expect(text).toContain('there is no answer yet');
  });

  it('is the same with colours, but for the colours', async () => {
    const text = await render(sampleReport(), events, { style: coloured });
    expect(text).toContain('\u001b[31mBounced\u001b[39m');
    expect(text).toContain('\u001b[36mLink clicked\u001b[39m');
    expect(withoutColours(text)).toBe(await render(sampleReport(), events));
  });

  it('fits any width and is safe, whatever events hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { maxLength: 5 }),
        anyText,
        fc.integer({ min: 20, max: 200 }),
        fc.boolean(),
        async (rows, email, width, several) => {
          const options = { width, sources: several ? ['a', 'b'] : [], style: coloured };
          const report = sampleReport({
            contacts: contactShown(email),
            failure: email,
            status: 'failed',
            sources: [email],
          });
          for (const line of withoutColours(await render(report, rows, options)).split('\n')) {
            expect(line).not.toMatch(forbidden);
            expect(textWidth(line)).toBeLessThanOrEqual(width);
            expect(line).toBe(line.trimEnd());
          }
        },
      ),
    );
  });
});
