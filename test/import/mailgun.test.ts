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
