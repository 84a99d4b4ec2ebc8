import { expect, it } from 'vitest';
import { tellEvent, tellValues } from '../support/expectations.ts';
import { emptyStore } from '../support/stores.ts';

const open = { email: 'anna.peeters@example.be', event: 'open', timestamp: 1781164800, sg_event_id: 'fx-1' };

it('eleven events that share one id are eleven, also when they are imported twice', async () => {
  const kinds = ['processed', 'deferred', 'delivered', 'open', 'click', 'bounce', 'dropped', 'spamreport'];
  const body = [...kinds, 'unsubscribe', 'group_unsubscribe', 'group_resubscribe'].map((event) => ({
    ...open,
    event,
  }));
  const store = emptyStore();
  const counts: unknown[] = [];
  for (let times = 0; times < 2; times += 1) {
    const { stdout } = await store.run(['import', '-', '--json'], { input: JSON.stringify(body) });
    const { imported, duplicates } = JSON.parse(stdout);
    counts.push({ imported, duplicates });
  }
  expect(counts).toEqual([
    { imported: 11, duplicates: 0 },
    { imported: 0, duplicates: 11 },
  ]);
});

it.each([
  ['seconds', 1781164800],
  ['milliseconds', 1781164800000],
  ['a fraction of a second', 1781164800.0],
  ['text', '1781164800'],
])('a time is read in %s', async (_, timestamp) => {
  expect((await tellEvent({ ...open, timestamp })).timestamp).toBe('2026-06-11T08:00:00.000Z');
});

it('an event’s name is read in any case', async () => {
  expect((await tellEvent({ ...open, event: 'Processed' })).action).toBe('campaignSent');
});

it('stays SendGrid’s where custom arguments have the names of other platforms', async () => {
  const others = { _id: '1', ts: '2', msg: { _id: '1' }, MessageID: '3', time: '4', camp_id: '5', date: '6' };
  const record = { ...open, ...others };
  expect((await tellValues([record])).events).toMatchObject([
    { source: 'sendgrid', details: { camp_id: '5' } },
  ]);
});

const bare = { email: 'anna.peeters@example.be', event: 'open', timestamp: 1781164800 };

it.each([
  ['with a category', { ...bare, category: ['newuser', 'transactional'] }],
  ['with arguments of the sender', { ...bare, event: 'Processed', 'New Argument 1': 'x' }],
  ['before 1990', { ...bare, event: 'processed', timestamp: '123456789' }],
])('the oldest webhooks have no ids: an event %s', async (_, record) => {
  expect((await tellEvent(record)).source).toBe('sendgrid');
});

it.each([
  ['a category and a foreign id', { ...bare, category: 'x', message_id: 'm' }],
  ['a category and a platform', { ...bare, category: 'x', source: 'mailgun' }],
  ['a foreign word', { ...bare, event: 'complained', category: 'x' }],
  ['a time in words', { ...bare, timestamp: '2026-06-11T08:00:00Z', category: 'x' }],
  ['no mark at all', bare],
  ['a provider', { ...bare, event: 'processed', provider: 'mailgun' }],
])('an own record with %s is not SendGrid’s', async (_, record) => {
  expect(await tellValues([record])).toMatchObject({ events: [], ignored: {}, rejectedCount: 1 });
});

it('a message of the Email Logs or Email Activity API is its events', async () => {
  const message = { to_email: 'anna.peeters@example.be', from_email: 'i@example.com', subject: 'Agenda' };
  const logs = { event: 'processed', timestamp: '2026-06-11T08:00:00Z' };
  const activity = { event_name: 'clicked', processed: '2026-06-11T08:00:02Z', url: 'https://example.org' };
  const { events } = await tellValues([
    { ...message, sg_message_id: 'm-1', categories: ['agenda'], events: [logs] },
    { ...message, msg_id: 'm-1', events: [activity] },
  ]);
  expect(events).toMatchObject([
    { action: 'campaignSent', campaign: 'agenda', details: { messageId: 'm-1', subject: 'Agenda' } },
    { action: 'campaignLinkClicked', details: { messageId: 'm-1', url: 'https://example.org' } },
  ]);
});

it('an empty message id leaves the SMTP id', async () => {
  const record = { ...open, sg_message_id: '', 'smtp-id': '<s@example.com>' };
  expect((await tellEvent(record)).details.messageId).toBe('<s@example.com>');
});
