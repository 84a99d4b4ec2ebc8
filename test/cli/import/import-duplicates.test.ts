import { describe, expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const base = {
  email: 'anna@example.be',
  action: 'campaignLinkClicked',
  timestamp: '2026-03-01T10:00:00.123Z',
  campaign: { id: 'c-1' },
  details: { url: 'https://example.be/a', messageId: 'm-1' },
  id: 'e-1',
  source: 'flexmail',
};

async function countsOf(records: readonly object[], flags: string[] = []) {
  const store = emptyStore();
  const input = records.map((record) => JSON.stringify(record)).join('\n');
  const { stdout } = await store.run(['import', '-', '--json', ...flags], { input });
  const { imported, duplicates } = JSON.parse(stdout);
  return { imported, duplicates };
}

describe('two records are the same event', () => {
  test.each<[string, object]>([
    ['as they are', {}],
    ['whatever the case of the address', { email: 'Anna@EXAMPLE.be' }],
    ['whatever the case of the action', { action: 'CAMPAIGNLINKCLICKED' }],
    ['at the same moment in another zone', { timestamp: '2026-03-01T11:00:00.123+01:00' }],
    ['at the same millisecond', { timestamp: '2026-03-01T10:00:00.123999Z' }],
    ['whatever the campaign is called', { campaign: { id: 'c-1', name: 'March', type: 'test' } }],
    ['whatever other details say', { details: { ...base.details, ip: '192.0.2.1' } }],
  ])('%s', async (_why, change) => {
    expect(await countsOf([base, { ...base, ...change }])).toEqual({ imported: 1, duplicates: 1 });
    expect(await countsOf([base, { ...base, ...change }], ['--dry-run'])).toEqual({
      imported: 1,
      duplicates: 1,
    });
  });
});

describe('two records are two events', () => {
  test.each<[string, object]>([
    ['of another contact', { email: 'anne@example.be' }],
    ['of another source', { source: 'sendgrid' }],
    ['of no source', { source: null }],
    ['with another id of the source', { id: 'e-2' }],
    ['without an id of the source', { id: null }],
    ['of another action', { action: 'campaignRead' }],
    ['a millisecond later', { timestamp: '2026-03-01T10:00:00.124Z' }],
    ['of another campaign', { campaign: { id: 'c-2' } }],
    ['of no campaign', { campaign: null }],
    ['with another link', { details: { ...base.details, url: 'https://example.be/b' } }],
    ['with another message id', { details: { ...base.details, messageId: 'm-2' } }],
    ['without a message id', { details: { url: base.details.url } }],
  ])('%s', async (_why, change) => {
    expect(await countsOf([base, { ...base, ...change }])).toEqual({ imported: 2, duplicates: 0 });
    expect(await countsOf([base, { ...base, ...change }], ['--dry-run'])).toEqual({
      imported: 2,
      duplicates: 0,
    });
  });
});

test('of two that are the same the first one stays, also across imports', async () => {
  const store = emptyStore();
  for (const note of ['first', 'second']) {
    const input = JSON.stringify({ ...base, details: { ...base.details, note } });
    await store.run(['import', '-'], { input });
  }
  const { stdout } = await store.run(['create', 'anna@example.be', '--json']);
  expect(JSON.parse(stdout).events.map((event: typeof base) => event.details)).toEqual([
    { ...base.details, note: 'first' },
  ]);
});
