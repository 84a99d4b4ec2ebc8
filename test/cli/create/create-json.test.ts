import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const reportKeys = [
  'id',
  'email',
  'actions',
  'period',
  'includeArchived',
  'sources',
  'excludeMachine',
  'status',
  'createdAt',
  'startedAt',
  'completedAt',
  'eventCount',
  'archivedEventsNotShown',
  'undoneEvents',
  'failure',
  'progress',
];

async function historyStore() {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  return store;
}

describe('the JSON of a report', () => {
  test('is the document of the contract', async () => {
    const store = await historyStore();
    const flags = ['--actions', 'unsubscribed', '--from', '2025-04-01', '--to', '2025-04-30', '--archived'];
    const args = ['create', 'Lieve.Vandenbroeck@Example.BE', ...flags, '--json'];
    const { stdout, stderr, code } = await store.run(args);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      report: {
        id: 1,
        email: 'lieve.vandenbroeck@example.be',
        actions: ['unsubscribed'],
        period: { from: '2025-04-01T00:00:00.000Z', to: '2025-05-01T00:00:00.000Z', last: null },
        includeArchived: true,
        sources: null,
        excludeMachine: false,
        status: 'completed',
        createdAt: time,
        startedAt: time,
        completedAt: time,
        eventCount: 1,
        archivedEventsNotShown: 0,
        undoneEvents: 0,
        failure: null,
        progress: null,
      },
      events: [
        {
          timestamp: '2025-04-11T06:04:02.000Z',
          action: 'unsubscribed',
          category: 'email',
          campaign: { id: 'c-03', name: 'Programme de printemps 🌷', type: 'campaign', archived: true },
          details: expect.any(Object),
          source: 'flexmail',
          sourceId: expect.any(String),
        },
      ],
    });
  });

  test('has every key, in the order of the contract, whatever is known', async () => {
    const store = emptyStore();
    const input =
      '{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:00Z"}\n' +
      '{"email":"anna@example.be","action":"campaignSent","timestamp":"2026-01-02T00:00:00Z","campaign":{"id":"c"}}';
    await store.run(['import', '-'], { input });
    const { stdout } = await store.run(['create', 'anna@example.be', '--json']);
    const document = JSON.parse(stdout);
    expect(Object.keys(document)).toEqual(['schemaVersion', 'report', 'events']);
    expect(Object.keys(document.report)).toEqual(reportKeys);
    expect(Object.keys(document.report.period)).toEqual(['from', 'to', 'last']);
    expect(document.report.period).toEqual({ from: null, to: null, last: null });
    const eventKeys = ['timestamp', 'action', 'category', 'campaign', 'details', 'source', 'sourceId'];
    expect(document.events.map(Object.keys)).toEqual([eventKeys, eventKeys]);
    expect(document.events).toEqual([
      {
        timestamp: '2026-01-01T00:00:00.000Z',
        action: 'created',
        category: 'email',
        campaign: null,
        details: {},
        source: null,
        sourceId: null,
      },
      {
        timestamp: '2026-01-02T00:00:00.000Z',
        action: 'campaignSent',
        category: 'campaign',
        campaign: { id: 'c', name: null, type: null, archived: false },
        details: {},
        source: null,
        sourceId: null,
      },
    ]);
  });

  test('without events has an empty array', async () => {
    const store = await historyStore();
    const { stdout, code } = await store.run(['create', 'nobody@example.be', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      report: { email: 'nobody@example.be', eventCount: 0 },
      events: [],
    });
    expect(code).toBe(0);
  });

  test.each([
    [[]],
    [['--archived']],
    [['--actions', 'email', '--from', '2025-06-01', '--to', 'today']],
    [['--last', '3y', '--tz', 'Asia/Tokyo', '--exclude-machine', '--source', 'shop,flexmail']],
    [['--sort', 'desc']],
    [['--actions', 'campaignReplied', '--last', '1d']],
  ])('of create %j is the one of view, and of --format json, byte for byte', async (flags) => {
    const store = await historyStore();
    const created = await store.run(['create', anna, ...flags, '--json']);
    const sort = flags.includes('--sort') ? ['--sort', 'desc'] : [];
    expect(created.code).toBe(0);
    expect((await store.run(['view', '1', ...sort, '--json'])).stdout).toBe(created.stdout);
    expect((await store.run(['view', '1', ...sort, '--format', 'json'])).stdout).toBe(created.stdout);
    expect((await store.run(['view', '1', ...sort, '--format', 'JSON', '--tz', 'Asia/Tokyo'])).stdout).toBe(
      created.stdout,
    );
  });

  test('of rerun is the one of view, byte for byte', async () => {
    const store = await historyStore();
    await store.run(['create', anna]);
    const rerun = await store.run(['rerun', '1', '--json']);
    expect((await store.run(['view', '1', '--json'])).stdout).toBe(rerun.stdout);
  });

  test('keeps what was imported, character by character', async () => {
    const store = emptyStore();
    const details = {
      text: '\u001b[31m\u0000\u202e\u2028</script>\ud800é😀',
      nested: [1, 1.5, null, true, { '': [] }],
    };
    const campaign = { id: '\u001b]0;x\u0007', name: '\u202egnp', type: 'test', archived: false };
    const event = { email: 'anna@example.be', action: 'campaignSent', timestamp: '2026-01-01T00:00:00Z' };
    const input = JSON.stringify({ ...event, campaign, details, id: '\u0085', source: '\u0007' });
    await store.run(['import', '-'], { input });
    const { stdout } = await store.run(['create', 'anna@example.be', '--json']);
    expect(JSON.parse(stdout).events).toMatchObject([
      { campaign, details, sourceId: '\u0085', source: '\u0007' },
    ]);
  });
});

test('list --json is the reports alone, each with every key', async () => {
  const store = await historyStore();
  const documents = [];
  for (const flags of [[], ['--archived', '--last', '2y']]) {
    documents.unshift(JSON.parse((await store.run(['create', anna, ...flags, '--json'])).stdout).report);
  }
  const { stdout } = await store.run(['list', '--json']);
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, reports: documents });
  for (const report of JSON.parse(stdout).reports) expect(Object.keys(report)).toEqual(reportKeys);
});
