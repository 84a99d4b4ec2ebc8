import { expect, it } from 'vitest';
import { tellEvent, tellValues } from '../support/expectations.ts';

const email = 'anna.peeters@example.be';
const webhook = (data: object) => ({
  event_id: '01E4C4CT6YDC7Y5M7FE1',
  object_type: 'email',
  metric: 'opened',
  timestamp: 1781164800,
  data,
});

it.each([
  { recipient: email },
  { email_address: email },
  { identifiers: { id: '42', email } },
  { recipient: '', email_address: email },
])('the address is found in %j', async (data) => {
  expect((await tellEvent(webhook(data))).email).toBe(email);
});

it('a newsletter, a broadcast, a transactional message and a campaign of one number are four', async () => {
  const keys = ['newsletter_id', 'broadcast_id', 'transactional_message_id', 'campaign_id'];
  const { events } = await tellValues(keys.map((key) => webhook({ recipient: email, [key]: 5 })));
  expect(events.map(({ campaign, campaignType }) => [campaign, campaignType])).toEqual([
    ['newsletter-5', 'campaign'],
    ['broadcast-5', 'campaign'],
    ['transactional-5', 'transactional'],
    ['campaign-5', 'workflow'],
  ]);
});

it('rows of an own table are not taken', async () => {
  const { object_type: _, ...own } = webhook({ recipient: email });
  const told = await tellValues([own, { ...webhook({}), data: 'x' }, { metric: 'opened', email }]);
  expect(told).toMatchObject({ events: [], ignored: {}, rejectedCount: 3 });
});
