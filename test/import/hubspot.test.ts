import { expect, it } from 'vitest';
import { tellEvent, tellValues } from '../support/expectations.ts';

const open = {
  id: 'e-1',
  type: 'OPEN',
  created: 1781164800000,
  portalId: 62515,
  appId: 113,
  emailCampaignId: 5390,
  recipient: 'anna.peeters@example.be',
};

it('a campaign and its events may come in any order', async () => {
  const campaign = { id: 5390, appId: 113, appName: 'Batch', name: 'Été 2026', numIncluded: 2 };
  for (const order of [
    [campaign, open],
    [open, campaign],
  ]) {
    const { campaigns, ignored } = await tellValues(order);
    expect(campaigns.find(({ name }) => name !== null)).toMatchObject({ id: '5390', name: 'Été 2026' });
    expect(ignored).toEqual({ 'hubspot: campaign': 1 });
  }
});

it('a status change of several subscriptions is an event for each', async () => {
  const change = {
    ...open,
    type: 'STATUSCHANGE',
    portalSubscriptionStatus: 'UNSUBSCRIBED',
    subscriptions: [
      { id: 1, status: 'UNSUBSCRIBED' },
      { id: 2, status: 'SUBSCRIBED' },
      { id: 3, status: 'SOMETHING' },
    ],
  };
  const { events } = await tellValues([change]);
  expect(events.map(({ action, details }) => [action, details.group])).toEqual([
    ['unsubscribed', undefined],
    ['removedFromGroup', 1],
    ['addedToGroup', 2],
  ]);
});

it('a server that refuses spam is a bounce', async () => {
  const bounce = { ...open, type: 'BOUNCE', category: 'SPAM', response: '554 5.7.1 spam', status: '5.7.1' };
  expect(await tellEvent(bounce)).toMatchObject({ action: 'bounced', details: { bounceKind: 'block' } });
});

it('other records of HubSpot, and rows of an own table, are not taken', async () => {
  const { portalId: _, ...own } = open;
  const { rejected, ignored, events } = await tellValues([
    own,
    { objectId: 1, propertyName: 'email', portalId: 1, occurredAt: 1, subscriptionType: 'contact.creation' },
    { hasMore: false, events: [{ event: 'open', email: 'anna.peeters@example.be' }] },
  ]);
  expect({ events, ignored }).toEqual({ events: [], ignored: {} });
  expect(rejected).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^unknown format/)));
});
