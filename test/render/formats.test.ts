import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportEvent } from '../../src/domain/report.ts';
import { eventToJson, reportListJson, reportToJson } from '../../src/render/json.ts';
import { type ReportFormat, reportFormats } from '../../src/render/report/options.ts';
import { renderReport } from '../../src/render/report/render-report.ts';
import { batchOf } from '../../src/store/batches.ts';
import { anyEvent } from './arbitraries.ts';
import { collect, hostile, inBatches, sampleEvent, sampleOptions, sampleReport } from './samples.ts';

const render = (format: ReportFormat, ...batches: (readonly ReportEvent[])[]) =>
  collect(
    renderReport(
      format,
      sampleReport({ actions: ['bounced', 'campaignSent'] }),
      inBatches(...batches),
      sampleOptions(),
    ),
  );

const formula = sampleEvent({
  action: 'bounced',
  campaign: { id: '-1', name: ' =HYPERLINK("x","y")', type: null, archived: true },
  details: '{"reason":"a|b, \\"c\\"\\u001b"}',
  source: '＝1+1',
  sourceId: '\t@x\n',
});

describe('formats', () => {
  it('are listed', () => {
    expect(reportFormats).toEqual(['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html']);
  });

  it('write nothing that a terminal obeys, and one line an event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 4 }), async (events) => {
        for (const format of ['json', 'ndjson', 'csv', 'tsv', 'markdown'] as const) {
          const text = await render(format, events);
          expect(text.replaceAll('\t', '')).not.toMatch(
            /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u200b]/,
          );
        }
        expect((await render('ndjson', events)).split('\n')).toHaveLength(events.length + 1);
        expect((await render('csv', events)).split('\n')).toHaveLength(events.length + 2);
        expect((await render('tsv', events)).split('\n')).toHaveLength(events.length + 2);
      }),
    );
  });
});

describe('json', () => {
  it('is the documented document', async () => {
    expect(await render('json', [sampleEvent({ sourceId: 'x' })], [], [formula])).toMatchInlineSnapshot(`
      "{"schemaVersion":1,"report":{"id":7,"email":"anna@example.be","actions":["bounced","campaignSent"],"period":{"from":"2025-12-31T23:00:00.000Z","to":"2026-01-31T23:00:00.000Z","last":null},"includeArchived":false,"sources":null,"excludeMachine":false,"status":"completed","createdAt":"2026-02-01T08:29:00.000Z","startedAt":"2026-02-01T08:30:00.000Z","completedAt":"2026-02-01T08:30:01.000Z","eventCount":3,"archivedEventsNotShown":0,"undoneEvents":0,"failure":null,"progress":null},"events":[
      {"timestamp":"2026-01-05T09:00:07.123Z","action":"campaignSent","category":"campaign","campaign":{"id":"c-19","name":"Newsletter January","type":"campaign","archived":false},"details":{},"source":"flexmail","sourceId":"x"},
      {"timestamp":"2026-01-05T09:00:07.123Z","action":"bounced","category":"email","campaign":{"id":"-1","name":" =HYPERLINK(\\"x\\",\\"y\\")","type":null,"archived":true},"details":{"reason":"a|b, \\"c\\"\\u001b"},"source":"＝1+1","sourceId":"\\t@x\\n"}
      ]}
      "
    `);
    expect(await render('json', [])).toMatch(/"events":\[\]\}\n$/);
    const pieces: string[] = [];
    for await (const piece of reportListJson(batchOf([]))) pieces.push(piece);
    expect(pieces.join('')).toBe('{"schemaVersion":1,"reports":[]}\n');
  });

  it('has every key, in order', () => {
    expect(Object.keys(JSON.parse(reportToJson(sampleReport())))).toEqual([
      ...['id', 'email', 'actions', 'period', 'includeArchived', 'sources', 'excludeMachine', 'status'],
      ...[
        'createdAt',
        'startedAt',
        'completedAt',
        'eventCount',
        'archivedEventsNotShown',
        'undoneEvents',
        'failure',
        'progress',
      ],
    ]);
  });

  it('keeps every value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 4 }), async (events) => {
        const document = JSON.parse(await render('json', events.slice(0, 2), events.slice(2)));
        expect(document.events).toEqual(
          events.map((event) => ({
            timestamp: new Date(event.timestamp).toISOString(),
            action: event.action,
            category: expect.stringMatching(/^(email|campaign)$/),
            campaign: event.campaign,
            details: JSON.parse(event.details),
            source: event.source,
            sourceId: event.sourceId,
          })),
        );
      }),
    );
    expect(JSON.parse(eventToJson(sampleEvent({ source: hostile }))).source).toBe(hostile);
  });
});

describe('csv and tsv', () => {
  it('cannot become formulas', async () => {
    expect(await render('csv', [sampleEvent()], [formula])).toMatchInlineSnapshot(`
      "timestamp,action,category,campaign_id,campaign_name,campaign_type,campaign_archived,details,source,source_id,report_id,email
      2026-01-05T09:00:07.123Z,campaignSent,campaign,c-19,Newsletter January,campaign,false,{},flexmail,,7,anna@example.be
      2026-01-05T09:00:07.123Z,bounced,email,'-1,"' =HYPERLINK(""x"",""y"")",,true,"{""reason"":""a|b, \\""c\\""\\u001b""}",'＝1+1,' @x⏎ ,7,anna@example.be
      "
    `);
    expect(await render('tsv', [formula])).toMatchInlineSnapshot(`
      "timestamp	action	category	campaign_id	campaign_name	campaign_type	campaign_archived	details	source	source_id	report_id	email
      2026-01-05T09:00:07.123Z	bounced	email	'-1	' =HYPERLINK("x","y")		true	{"reason":"a|b, \\"c\\"\\u001b"}	'＝1+1	' @x⏎ 	7	anna@example.be
      "
    `);
  });

  it('have the same cells in every row, none of them a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 4 }), async (events) => {
        const rows = parse(await render('csv', events));
        expect(rows).toHaveLength(events.length + 1);
        for (const row of rows) {
          expect(row).toHaveLength(12);
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
        }
        for (const line of (await render('tsv', events)).trimEnd().split('\n'))
          expect(line.split('\t').length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('markdown', () => {
  it('is a list and a table in which nothing is markup', async () => {
    const event = sampleEvent({
      campaign: {
        id: 'x',
        name: '<b>*a*_b_`c`[d](https://evil.example) www.evil.example a@b.be ~~e~~ \\| &amp; $x$',
        type: null,
        archived: false,
      },
    });
    expect(await render('markdown', [event], [formula])).toMatchInlineSnapshot(`
      "# Report 7 · anna&#64;example.be

      - **Status:** completed
      - **Actions:** bounced + campaignSent
      - **Period:** 2026-01-01 to 2026-01-31, Europe/Brussels
      - **Archived:** not searched
      - **Run:** 2026-02-01 09:30:01, Europe/Brussels
      - **Events:** 3

      | When (Europe/Brussels) | Campaign | Action | Details |
      | --- | --- | --- | --- |
      | 2026-01-05 10:00:07 | &#60;b&#62;\\*a\\*\\_b\\_\\\`c\\\`\\[d\\](https&#58;//evil.example) www&#46;evil.example a&#64;b.be \\~\\~e\\~\\~ \\\\&#124; &#38;amp; &#36;x&#36; | Campaign sent |  |
      | 2026-01-05 10:00:07 | =HYPERLINK("x","y") (archived) | Bounced | a&#124;b, "c"␛ |

      Details not shown: event id (1). --details all shows them.
      "
    `);
    expect(await render('markdown', [])).toMatch(/\n\nNo events\.\n$/);
  });

  it('keeps its columns', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent, async (event) => {
        const rows = (await render('markdown', [event])).split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(3);
        for (const row of rows) expect(row.split('|')).toHaveLength(6);
      }),
    );
  });
});
