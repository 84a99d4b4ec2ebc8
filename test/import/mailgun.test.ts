import { expect, it } from 'vitest';
import { tellEvent, tellText } from '../support/expectations.ts';

const failed = {
  event: 'failed',
  severity: 'permanent',
  id: 'fx-1',
  timestamp: 1781164800.25,
  recipient: 'anna.peeters@example.be',
  'log-level': 'error',
};

it('a delivery status may be null', async () => {
  const { action, timestamp } = await tellEvent({ 'event-data': { ...failed, 'delivery-status': null } });
  expect({ action, timestamp }).toEqual({ action: 'bounced', timestamp: '2026-06-11T08:00:00.250Z' });
});

it('a sample that is no JSON is rejected with the place', async () => {
  const text = '{\n  "event-data": {\n    "event": "opened",\n  }\n}\n';
  expect(await tellText(text)).toMatchObject({
    events: [],
    rejected: [expect.stringMatching(/^invalid JSON \(line 4\)/)],
  });
  expect(
    await tellText('{"event-data":{"event":"opened"}}\n{"event-data":{"event":"opened",}}\n'),
  ).toMatchObject({
    rejected: ['missing e-mail address', 'invalid JSON at character 33'],
  });
});

it('webhooks in the form of 2018 are read as they were kept: bare, or in a log', async () => {
  const form = (fields: Record<string, string>) =>
    new URLSearchParams({
      ...{ recipient: 'anna.peeters@example.be', domain: 'mg.example.com', timestamp: '1781164800' },
      ...{ token: 't', signature: 's', 'Message-Id': '<m-1@mg.example.com>', ...fields },
    }).toString();
  const bounced = form({ event: 'bounced', code: '550', error: '5.1.1 unknown' });
  const clicked = form({ event: 'clicked', url: 'https://example.org', 'campaign-name': 'Agenda' });
  expect((await tellText(bounced)).events).toMatchObject([
    {
      ...{ action: 'bounced', source: 'mailgun', timestamp: '2026-06-11T08:00:00.000Z' },
      details: { bounceKind: 'hard', messageId: 'm-1@mg.example.com', statusCode: '5.1.1' },
    },
  ]);
  expect(await tellEvent({ headers: {}, body: clicked })).toMatchObject({
    ...{ action: 'campaignLinkClicked', campaign: 'Agenda', details: { url: 'https://example.org' } },
  });
});

it('an address that bounced before was not sent to, also without a reason', async () => {
  const status = { 'delivery-status': { code: 605 } };
  expect((await tellEvent({ ...failed, ...status })).action).toBe('campaignNotSent');
});
