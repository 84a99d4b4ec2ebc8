import { expect, it } from 'vitest';
import { tellEvent, tellFile } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';

it('the type of the webhook counts, not that inside its data', async () => {
  const { action, email } = await tellEvent({
    type: 'activity.clicked',
    created_at: '2026-06-11T08:00:00.000000Z',
    data: { id: 'fx-1', type: 'delivered', recipient: 'anna.peeters@example.be', meta: {} },
  });
  expect({ action, email }).toEqual({ action: 'campaignLinkClicked', email: 'anna.peeters@example.be' });
});

it('an opening that is told twice, under one id, is one event', async () => {
  const { events } = await tellFile(fixture('mailersend/webhooks-v1.ndjson'));
  const openings = events.filter(({ action }) => action === 'campaignRead');
  expect(openings).toHaveLength(2);
  expect(new Set(openings.map(({ identity }) => identity)).size).toBe(1);
});
