import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Report, ReportEvent } from '../../src/domain/report.ts';
import { EventHistogram } from '../../src/render/report/event-histogram.ts';
import { renderReport } from '../../src/render/report/render-report.ts';
import { anyEvent, anyText, forbidden } from './arbitraries.ts';
import {
  collect,
  contactShown,
  hostile,
  inBatches,
  sampleEvent,
  sampleOptions,
  sampleReport,
} from './samples.ts';

const render = (report: Report, events: readonly ReportEvent[], changes = {}) => {
  const activity = new EventHistogram();
  activity.add(events);
  return collect(
    renderReport(
      'html',
      report,
      inBatches(events.slice(0, 1), [], events.slice(1)),
      sampleOptions({ activity, ...changes }),
    ),
  );
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a page and the texts in `cells`; throws where it is not well-formed. */
function parse(page: string): { elements: Element[]; cells: string[] } {
  const elements: Element[] = [];
  const cells: string[] = [];
  let cell: string | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
    if (name === 'td') cell = '';
  });
  parser.on('text', (text) => {
    if (cell !== null) cell += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'td' || cell === null) return;
    cells.push(cell);
    cell = null;
  });
  parser.write(page).close();
  return { elements, cells };
}

const nasty = '<script>alert(1)</script><img src=x onerror="alert(1)">\'"&amp;]]><!--</style></title>';

test('everything that an event or a report says is text', async () => {
  const event = sampleEvent({
    action: 'bounced',
    campaign: { id: 'x', name: nasty, type: null, archived: true },
    details: JSON.stringify({ reason: nasty, [nasty]: nasty }),
    source: nasty,
  });
  const report = sampleReport({
    contacts: contactShown(nasty),
    status: 'failed',
    failure: nasty,
    sources: [nasty],
  });
  const page = await render(report, [event, sampleEvent()], {
    sources: ['a', nasty],
    filter: `--grep ${nasty}`,
  });
  const { elements, cells } = parse(page);
  expect(cells.slice(1, 5)).toEqual([
    `${nasty} (archived)`,
    'Bounced',
    nasty,
    expect.stringContaining(nasty),
  ]);
  expect(new Set(elements.map(({ name }) => name))).not.toContain('script');
  expect(new Set(elements.map(({ name }) => name))).not.toContain('img');
});

test('it is well-formed, safe to look at and asks for nothing, whatever events hold', async () => {
  const allowed =
    /^(lang|charset|http-equiv|content|name|class|datetime|scope|role|width|height|aria-label|aria-hidden|x|y|x1|x2|y1|y2|rx)$/;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEvent, { maxLength: 6 }),
      anyText,
      fc.boolean(),
      async (events, text, several) => {
        const report = sampleReport({
          contacts: contactShown(text),
          status: 'failed',
          failure: text,
          sources: [text],
        });
        const page = await render(report, events, { sources: several ? ['a', 'b'] : [], filter: text });
        for (const line of page.split('\n')) expect(line).not.toMatch(forbidden);
        for (const { name, attributes } of parse(page).elements) {
          expect(name).toMatch(
            /^(html|head|meta|title|style|body|header|main|footer|section|div|p|b|h1|h2|bdi|dl|dt|dd|ul|li|span|table|thead|tbody|tr|th|td|time|svg|g|rect|line|text)$/,
          );
          for (const attribute of Object.keys(attributes)) expect(attribute).toMatch(allowed);
        }
      },
    ),
  );
});

test('nothing may be loaded or run, and the one style sheet is the one that is allowed', async () => {
  const page = await render(sampleReport(), [
    sampleEvent(),
    sampleEvent({ timestamp: Date.UTC(2026, 1, 1) }),
  ]);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  expect(style).not.toMatch(/url\(|@import|[<&]/);
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(
    `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
  );
  expect(page).not.toMatch(/ style=| on\w+=|href=|src=/);
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
});

test('totals, timeline and table tell of the same events', async () => {
  const events = [
    ...Array.from({ length: 3 }, (_, day) => sampleEvent({ timestamp: Date.UTC(2025, 0, 1 + day) })),
    sampleEvent({ action: 'unsubscribed', campaign: null, timestamp: Date.UTC(2026, 0, 1) }),
  ];
  const page = await render(sampleReport(), events);
  expect(page).toMatch(
    /<li>Campaign sent <svg [^\n]*<rect class="campaign" width="100\.0%"[^\n]*>3<\/span><\/li>/,
  );
  expect(page).toMatch(
    /<li>Unsubscribed <svg [^\n]*<rect class="negative" width="33\.3%"[^\n]*>1<\/span><\/li>/,
  );
  expect(page).toContain('aria-label="A bar chart of 4 events from 2025-01-01 to 2026-01-01"');
  expect(page.match(/<g><title>[^<]*: (\d) event/g)).toHaveLength(2);
  expect(page).toContain('<title>2025-01-01 – 2025-01-07: 3 events</title>');
  expect(page.match(/<tr><td/g)).toHaveLength(4);
});

test('a day has hours, a moment has no timeline, and nothing is said of nothing', async () => {
  const day = await render(sampleReport(), [
    sampleEvent({ timestamp: Date.UTC(2026, 0, 5, 9) }),
    sampleEvent({ timestamp: Date.UTC(2026, 0, 5, 11, 30) }),
  ]);
  expect(day).toContain('from 10:00 to 12:30"');
  const moment = await render(sampleReport(), [sampleEvent(), sampleEvent()]);
  expect(moment).not.toContain('class="timeline"');
  expect(moment).toContain('class="totals"');
  const nothing = await render(sampleReport(), []);
  expect(nothing).not.toContain('class="summary"');
  expect(nothing).toContain('<p class="none">No events.</p>');
  const processing = await render(
    sampleReport({ status: 'processing', progress: 0.25, completedAt: null, eventCount: null }),
    [],
  );
  expect(processing).toContain('Contact report 7 <b>processing 25%</b>');
  expect(processing).not.toContain('No events');
  for (const page of [day, moment, nothing, processing]) parse(page);
});

test('what hides or reorders leaves a sign', async () => {
  const page = await render(sampleReport({ contacts: contactShown(hostile) }), [
    sampleEvent({ details: JSON.stringify({ reason: hostile }), action: 'bounced' }),
  ]);
  expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\u202e\u200b]/);
  expect(page).toContain('␛[2J␛]8;;https://evil.example');
});
