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
    ['of whatever campaign', { campaign: { id: 'c-2' } }],
    ['of no campaign', { campaign: null }],
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

const bare = { email: base.email, action: 'addedToGroup', timestamp: base.timestamp };

describe('two records without ids are two events', () => {
  test.each<[string, object, object]>([
    ['of two campaigns', { campaign: { id: 'c-1' } }, { campaign: { id: 'c-2' } }],
    ...['group', 'list', 'preference', 'form', 'survey', 'infopage', 'topic', 'ticket'].map(
      (name): [string, object, object] => [
        `with another ${name}`,
        { details: { [name]: 'A' } },
        { details: { [name]: 'B' } },
      ],
    ),
    ['with other arrays', { details: { url: ['https://a/1'] } }, { details: { url: ['https://a/2'] } }],
    ['with other objects', { details: { group: { id: 1 } } }, { details: { group: { id: 2 } } }],
    ['with true and false', { details: { group: true } }, { details: { group: false } }],
    ['with ids that are objects', { id: { n: 1 } }, { id: { n: 2 } }],
    ['with ids that are true and false', { id: true }, { id: false }],
    ['with ids that no UTF-8 holds', { id: '\ud800' }, { id: '\ud801' }],
    [
      'with groups of a platform',
      { source: 'sparkpost', details: { group: 'A' } },
      { source: 'sparkpost', details: { group: 'B' } },
    ],
  ])('%s', async (_why, one, other) => {
    const records = [
      { ...bare, ...one },
      { ...bare, ...other },
    ];
    expect(await countsOf([...records, ...records])).toEqual({ imported: 2, duplicates: 2 });
    expect(await countsOf([...records, ...records], ['--dry-run'])).toEqual({ imported: 2, duplicates: 2 });
  });
});

test('the order of the keys of a record does not matter', async () => {
  const one = { ...bare, details: { group: 'A', more: { a: 1, b: [{ c: 1, d: 2 }] } } };
  const other = { ...bare, details: { more: { b: [{ d: 2, c: 1 }], a: 1 }, group: 'A' } };
  expect(await countsOf([one, other])).toEqual({ imported: 1, duplicates: 1 });
});

async function eventsAfter(...imports: readonly (readonly object[])[]) {
  const store = emptyStore();
  for (const records of imports)
    await store.run(['import', '-'], { input: records.map((each) => JSON.stringify(each)).join('\n') });
  const { stdout } = await store.run(['create', 'anna@example.be', '--json']);
  const campaigns = JSON.parse((await store.run(['campaigns', '--json'])).stdout).campaigns;
  return { events: JSON.parse(stdout).events, campaigns };
}

test('a later record fills in what the store does not know', async () => {
  const poor = { ...base, campaign: null };
  const rich = { ...base, details: { ...base.details, subject: 'March' } };
  const [one, other] = [await eventsAfter([poor], [rich]), await eventsAfter([rich], [poor])];
  expect(one.events).toMatchObject([{ campaign: { id: 'c-1' }, details: { subject: 'March' } }]);
  expect(one.campaigns).toMatchObject([{ id: 'c-1', eventCount: 1 }]);
  expect(other).toEqual(one);
  expect(await eventsAfter([poor, rich])).toEqual(one);
});

test('a campaign that was named by the subject gives way to a better one', async () => {
  const details = { ...base.details, subject: 'March' };
  const bySubject = { ...base, details, campaign: { id: 'March' } };
  const byTag = { ...base, details, campaign: { id: 'invoices' } };
  const one = await eventsAfter([bySubject], [byTag]);
  expect(one.events).toMatchObject([{ campaign: { id: 'invoices' } }]);
  expect(one.campaigns).toMatchObject([
    { id: 'March', eventCount: 0 },
    { id: 'invoices', eventCount: 1 },
  ]);
  expect(await eventsAfter([byTag], [bySubject])).toEqual(one);
});

test('a frozen report does not change when an event is filled in', async () => {
  const store = emptyStore();
  const add = (record: object) => store.run(['import', '-'], { input: JSON.stringify(record) });
  await add({ ...base, campaign: null });
  const { stdout } = await store.run(['create', 'anna@example.be', '--json']);
  await add(base);
  expect((await store.run(['view', '1', '--json'])).stdout).toBe(stdout);
  const again = JSON.parse((await store.run(['rerun', '1', '--json'])).stdout);
  expect(again.events).toMatchObject([{ campaign: { id: 'c-1' } }]);
});

test('campaigns of two sources with one id are two', async () => {
  const records = ['shop', 'flexmail'].map((source) => ({
    ...base,
    source,
    campaign: { id: 'c-1', name: source },
  }));
  const { events, campaigns } = await eventsAfter([
    ...records,
    { campaign: { id: 'c-1', type: 'test' }, source: 'shop' },
  ]);
  expect(campaigns).toMatchObject([
    { id: 'c-1', source: 'flexmail', name: 'flexmail', type: null, eventCount: 1 },
    { id: 'c-1', source: 'shop', name: 'shop', type: 'test', eventCount: 1 },
  ]);
  expect(events).toHaveLength(2);
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
