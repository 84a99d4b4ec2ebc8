import { expect, it } from 'vitest';
import { tellFile, tellValues } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';

const identities = (events: readonly { identity: string }[]) =>
  new Set(events.map(({ identity }) => identity));

it('the two pixels of one opening are one event', async () => {
  const { events } = await tellFile(fixture('sparkpost/webhook.json'));
  const openings = events.filter(
    ({ action, email }) => action === 'campaignRead' && email === 'tom.harris@example.com',
  );
  expect(openings).toHaveLength(2);
  expect(identities(openings).size).toBe(1);
});

it('two openings without a second pixel keep their ids', async () => {
  const open = (event_id: string) => ({
    msys: { track_event: { type: 'open', event_id, timestamp: '1781164800', rcpt_to: 'a@example.com' } },
  });
  const { events } = await tellValues([open('1'), open('2')]);
  expect(identities(events).size).toBe(2);
});

it('what is relayed and text messages are ignored; an empty one is a ping', async () => {
  const types = ['relay_injection', 'relay_delivery', 'sms_status'];
  const values = types.map((type) => ({ msys: { relay_event: { type, timestamp: '1781164800' } } }));
  expect(await tellValues([...values, [{ msys: {} }]])).toMatchObject({
    events: [],
    rejected: [],
    ignored: {
      'sparkpost: relay_injection': 1,
      'sparkpost: relay_delivery': 1,
      'sparkpost: sms_status': 1,
      'sparkpost: ping': 1,
    },
  });
});

it('a campaign is transactional where SparkPost says so', async () => {
  const values = ['1', '0', true].map((transactional) => ({
    msys: {
      message_event: {
        type: 'delivery',
        timestamp: '1781164800',
        rcpt_to: 'a@example.com',
        campaign_id: 'c',
        transactional,
      },
    },
  }));
  const { events } = await tellValues(values);
  expect(events.map(({ campaignType }) => campaignType)).toEqual(['transactional', null, 'transactional']);
});
