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
