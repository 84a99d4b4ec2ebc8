import { describe, expect, it } from 'vitest';
import { type ToldEvent, tellFile, tellValues } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';

const mail = {
  messageId: 'fx-1',
  timestamp: '2026-06-11T08:00:00.000Z',
  destination: ['anna.peeters@example.be', 'tom.harris@example.com'],
};
const bounce = (timestamp?: string) => ({
  notificationType: 'Bounce',
  mail,
  bounce: {
    bounceType: 'Permanent',
    timestamp,
    bouncedRecipients: mail.destination.map((emailAddress) => ({ emailAddress, status: '5.1.1' })),
  },
});

describe('an event is the same bare and in', () => {
  const identities = (events: readonly ToldEvent[]) => events.map(({ identity }) => identity);

  it.each([
    'sns.ndjson',
    'sns-short.ndjson',
    'sqs.json',
    'sqs-receive-message.json',
    'lambda.json',
    'eventbridge.ndjson',
  ])('%s', async (file) => {
    const { events: bare } = await tellFile(fixture('ses/firehose.ndjson'));
    const { events } = await tellFile(fixture(`ses/${file}`));
    expect(events.length).toBeGreaterThan(0);
    for (const identity of identities(events)) expect(identities(bare)).toContain(identity);
  });
});

it('a bounce of two recipients is two events; without a time, two rejected ones', async () => {
  const { events } = await tellValues([bounce('2026-06-11T08:00:01Z')]);
  expect(events.map(({ email, action }) => [email, action])).toEqual(
    mail.destination.map((email) => [email, 'bounced']),
  );
  expect(await tellValues([bounce()])).toMatchObject({
    events: [],
    rejected: ['missing timestamp', 'missing timestamp'],
  });
});

it('confirmations of a subscription are ignored, and mail that came in', async () => {
  const confirmation = (Type: string) => ({ Type, TopicArn: 'arn:aws:sns:x', Message: 'You have chosen …' });
  const received = { notificationType: 'Received', mail, receipt: { recipients: mail.destination } };
  const told = await tellValues([
    confirmation('SubscriptionConfirmation'),
    confirmation('UnsubscribeConfirmation'),
    { Type: 'Notification', TopicArn: 'arn:aws:sns:x', Message: JSON.stringify(received) },
    received,
  ]);
  expect(told).toMatchObject({
    events: [],
    rejected: [],
    ignored: { 'ses: SubscriptionConfirmation': 1, 'ses: UnsubscribeConfirmation': 1, 'ses: Received': 2 },
  });
});

it('a notification without a topic is one only where an event of SES is in it', async () => {
  const short = (Message: unknown) => ({ Type: 'Notification', Message });
  const told = await tellValues([
    short(JSON.stringify(bounce('2026-06-11T08:00:01Z'))),
    short(bounce('2026-06-11T08:00:01Z')),
    short('{"order":42}'),
    short('You have chosen …'),
    short(JSON.stringify({ eventType: 'Click' })),
  ]);
  expect(told.events).toHaveLength(4);
  expect(told.ignored).toEqual({});
  expect(told.rejected).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^unknown format/)));
});

it('clicks on two links in one second are two events', async () => {
  const click = (link: string) => ({
    eventType: 'Click',
    mail: { messageId: 'm', destination: ['a@example.com'] },
    click: { timestamp: '2026-06-11T08:00:00Z', link },
  });
  const { events } = await tellValues([click('https://example.com/1'), click('https://example.com/2')]);
  expect(new Set(events.map(({ identity }) => identity)).size).toBe(2);
});

describe('what cannot be read is rejected, not ignored', () => {
  const text = JSON.stringify(bounce('2026-06-11T08:00:09.000Z'));
  const eventBridge = (detail: unknown) => ({ 'detail-type': 'Email Bounced', source: 'aws.ses', detail });
  const sns = (Message: string) => ({ Type: 'Notification', TopicArn: 't', Message });

  it.each([
    ['an event of EventBridge whose detail is text', eventBridge(text)],
    ['an SNS message in base64', sns(Buffer.from(text).toString('base64'))],
    ['an SNS message that is encoded three times', sns(JSON.stringify(JSON.stringify(text)))],
  ])('%s is read', async (_, value) => {
    expect(await tellValues([value])).toMatchObject({ rejected: [], ignored: {} });
    expect((await tellValues([value])).events).toHaveLength(2);
  });

  it.each([
    ['a cut SNS message', sns(text.slice(0, 60))],
    ['a cut detail', eventBridge(text.slice(0, 60))],
    ['a detail without mail', eventBridge({ bounce: {} })],
  ])('%s', async (_, value) => {
    expect(await tellValues([value])).toMatchObject({ events: [], ignored: {}, rejectedCount: 1 });
  });

  it('other messages of a topic are ignored', async () => {
    expect((await tellValues([sns('hello')])).ignored).toEqual({ 'ses: Notification': 1 });
  });
});
