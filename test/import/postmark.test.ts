import { expect, it } from 'vitest';
import { tellEvent, tellValues } from '../support/expectations.ts';

const open = {
  RecordType: 'Open',
  MessageID: 'm',
  Recipient: 'anna.peeters@example.be',
  ReceivedAt: '2026-06-11T08:00:00Z',
  Tag: 't',
};

it.each([
  ['2026-06-11T08:00:00.1239999Z', '2026-06-11T08:00:00.123Z'],
  ['2026-06-11T04:00:00.1230000-04:00', '2026-06-11T08:00:00.123Z'],
])('reads the time %s', async (ReceivedAt, timestamp) => {
  expect((await tellEvent({ ...open, ReceivedAt })).timestamp).toBe(timestamp);
});

it('a campaign is of the type that its message stream says', async () => {
  const streams = ['outbound', 'broadcast', 'my-own'].map((MessageStream) => ({ ...open, MessageStream }));
  const { events } = await tellValues(streams);
  expect(events.map(({ campaignType }) => campaignType)).toEqual(['transactional', 'campaign', null]);
});
