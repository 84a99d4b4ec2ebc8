import { describe, expect, it } from 'vitest';
import { tellText, tellValues } from '../support/expectations.ts';

const record = {
  event: 'open',
  email: 'anna@example.be',
  timestamp: 1781164800,
  sg_event_id: 'e-1',
  sg_message_id: 'm',
};
const text = JSON.stringify([record]);
const read = { events: [{ source: 'sendgrid', action: 'campaignRead' }], rejected: [] };

describe('a wrapper is opened at its one key with a known value', () => {
  it.each([
    ['an array', { 'body-json': [record], params: { path: {} } }],
    ['an object', { payload: record, headers: {} }],
    ['JSON text', { multiValueHeaders: {}, body: text, isBase64Encoded: false }],
    ['base64', { body: Buffer.from(text).toString('base64'), isBase64Encoded: true }],
    ['JSON text that is encoded twice', { content: JSON.stringify(text) }],
    [
      'entries with JSON text',
      { events: [{ timestamp: 1, message: JSON.stringify(record) }], nextToken: 'x' },
    ],
    ['two levels', { json: { headers: {}, query: {}, body: record } }],
    ['a key that nobody has named yet', { zzz: [record] }],
    ['a HAR file', { log: { entries: [{ request: { postData: { text: JSON.stringify(record) } } }] } }],
    ['the answer of a search', { hits: { total: 1, hits: [{ _id: '1', _source: record }] } }],
  ])('%s', async (_, value) => {
    expect(await tellValues([value])).toMatchObject(read);
  });

  it.each([
    ['two keys', { a: record, b: record }],
    ['no key', { a: { b: 1 }, c: 'text' }],
    ['six levels', { a: { b: { c: { d: { e: { f: { g: record } } } } } } }],
  ])('and not with %s', async (_, value) => {
    const told = await tellValues([value]);
    expect({ events: told.events.length, rejected: told.rejectedCount }).toEqual({ events: 0, rejected: 1 });
  });
});

describe('a message of SNS', () => {
  const bounce = JSON.stringify({
    notificationType: 'Bounce',
    bounce: { bouncedRecipients: [{ emailAddress: 'anna@example.be' }], timestamp: '2026-06-11T08:00:00Z' },
    mail: { messageId: 'm' },
  });

  it('needs no topic, and may be encoded twice', async () => {
    for (const Message of [bounce, JSON.stringify(bounce)]) {
      expect((await tellValues([{ Type: 'Notification', Message }])).events).toMatchObject([
        { action: 'bounced' },
      ]);
    }
  });

  it('that is cut off is rejected, other text is ignored', async () => {
    const cut = { Type: 'Notification', TopicArn: 'arn', Message: bounce.slice(0, -20) };
    expect(await tellValues([cut])).toMatchObject({ ignored: {}, rejectedCount: 1 });
    const other = { Type: 'Notification', TopicArn: 'arn', Message: 'Deployed.' };
    expect(await tellValues([other])).toMatchObject({
      ignored: { 'ses: Notification': 1 },
      rejectedCount: 0,
    });
  });
});

describe('bodies and logs as they come', () => {
  it('encoded forms, one a line', async () => {
    const open = JSON.stringify([
      { event: 'open', ts: 1781164800, msg: { _id: 'm', email: 'anna@example.be' } },
    ]);
    const line = `mandrill_events=${encodeURIComponent(open).replaceAll('%20', '+')}\n`;
    const told = await tellText(
      `${line}type=subscribe&fired_at=2026-06-15+08%3A00%3A00&data%5Bemail%5D=a%40example.be\n`,
    );
    expect(told).toMatchObject({
      events: [{ source: 'mandrill' }, { source: 'mailchimp', action: 'subscribed' }],
      rejected: [],
    });
  });

  it('lines with text before their JSON', async () => {
    for (const prefix of ['2026-06-11T08:00:00Z ', '[2026-06-11 08:00:00] Webhook request: ', 'INFO hook ']) {
      expect(await tellText(`${prefix}${JSON.stringify(record)}\n`)).toMatchObject(read);
    }
  });
});
