import { expect, it } from 'vitest';
import { tellEvent, tellText } from '../support/expectations.ts';

const opened = {
  event: 'open',
  ts: 1781164802,
  _id: 'fx-1',
  msg: {
    _id: 'fx-1',
    ts: 1781164800,
    email: 'anna.peeters@example.be',
    state: 'sent',
    opens: [{ ts: 1781164801 }, { ts: 1781164802 }],
    clicks: [{ ts: 1781164803, url: 'https://www.example.be/' }],
  },
};

it('the history of openings and clicks that every event repeats is not read: one event, of its own time', async () => {
  const { timestamp, action } = await tellEvent(opened);
  expect({ timestamp, action }).toEqual({ timestamp: '2026-06-11T08:00:02.000Z', action: 'campaignRead' });
});

it('is read from the form in which it is posted', async () => {
  const form = new URLSearchParams({ mandrill_events: JSON.stringify([opened, opened]) }).toString();
  const { events } = await tellText(JSON.stringify({ headers: {}, body: form }));
  expect(events).toHaveLength(2);
});
