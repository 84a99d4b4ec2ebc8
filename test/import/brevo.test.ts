import { expect, it } from 'vitest';
import { tellEvent, tellValues } from '../support/expectations.ts';

const opened = {
  event: 'opened',
  email: 'anna.peeters@example.be',
  id: 26224,
  'message-id': '<fx-1@example.com>',
  date: '2026-06-11 10:00:00',
  ts_event: 1781164800,
  ts_epoch: 1781164800372,
};

it('ts_epoch is read in milliseconds and in seconds, before every other time', async () => {
  expect((await tellEvent(opened)).timestamp).toBe('2026-06-11T08:00:00.372Z');
  const inSeconds = { ...opened, ts_epoch: 1781164801, ts_event: 1781197200 };
  expect((await tellEvent(inSeconds)).timestamp).toBe('2026-06-11T08:00:01.000Z');
});

it('a custom header that is not JSON is kept as it is', async () => {
  const { details } = await tellEvent({ ...opened, 'X-Mailin-custom': 'order:{42' });
  expect(details.custom).toBe('order:{42');
});

it('the id of the webhook, which is on every event, makes no two of them one', async () => {
  const { events } = await tellValues([opened, { ...opened, 'message-id': '<fx-2@example.com>' }]);
  expect(events.map(({ id }) => id)).toEqual([null, null]);
  expect(new Set(events.map(({ identity }) => identity)).size).toBe(2);
});
