import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import { filesOf, tellText, tellValues } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { recordsOf } from './support/fixtures.ts';

// The records of these are rows and lines, which have no fields of free names.
const notRecords = ['native', 'exchange', 'postfix', 'sfmc'];
const platforms = formats.map(({ name }) => name).filter((name) => !notRecords.includes(name));
const email = 'anna@example.be';

/** Names that anybody may use for a field. */
const freeNames = [
  ...['action', 'actionId', 'type', 'kind', 'name', 'user_id', 'to', 'msg_status', 'status', 'provider'],
  ...['RecordType', 'mandrill_events', 'campaignId', 'campaignName', 'data', 'items', 'results', 'payload'],
  ...['body', 'Message', 'source', 'id', 'list', 'members', 'reference', 'order-id'],
];
const freeField = fc.tuple(
  fc.constantFrom(...freeNames),
  fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('open', 'unsubscribe', '42', '[]', '{}')),
);

/** Names that are the platform's own. */
const ownNames: Readonly<Record<string, readonly string[]>> = { postmark: ['RecordType'] };

describe.each(platforms)('%s: free fields beside a record', (platform) => {
  it('never change whose record it is', async () => {
    const found = await Promise.all(
      filesOf(platform).map((file) => recordsOf(fixture(`${platform}/${file}`))),
    );
    const records = found.flat();
    expect(records).not.toEqual([]);
    const own = ownNames[platform] ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...records),
        fc.array(freeField, { maxLength: 3 }),
        async (record, fields) => {
          const added = Object.fromEntries(
            fields.filter(([name]) => !(name in record) && !own.includes(name)),
          );
          // Flexmail's campaigns and errors, and SES's inbound mail, are known by having nothing else.
          fc.pre(!('campaignId' in record && !('actionId' in record)) && !('errorCode' in record));
          const plain = await tellValues([record]);
          const told = await tellValues([{ ...added, ...record }]);
          const sources = (each: typeof told) =>
            each.events.map(({ source, action }) => `${source} ${action}`);
          expect(sources(told)).toEqual(sources(plain));
          expect(Object.keys(told.ignored)).toEqual(Object.keys(plain.ignored));
        },
      ),
      { seed: 20261125, numRuns: 150 },
    );
  });
});

describe('rows of a table of one’s own', () => {
  const words = ['delivered', 'complained', 'SpamComplaint', 'dropped', 'unsub', 'opened'];

  it.each([
    ['event', 'email', 'timestamp', 'message_id'],
    ['event', 'email', 'date', 'message-id'],
    ['event', 'email', 'ts', '_id'],
    ['eventType', 'recipient', 'time', 'messageId'],
    ['event_type', 'to', 'created_at', 'id'],
  ])('as JSON with %s, %s, %s and %s are rejected', async (event, address, time, id) => {
    const rows = words.map((word, n) => ({
      [event]: word,
      [address]: email,
      [time]: 1781164800 + n,
      [id]: `m-${n}`,
    }));
    const told = await tellValues(rows);
    expect({ events: told.events, ignored: told.ignored, rejected: told.rejectedCount }).toEqual({
      events: [],
      ignored: {},
      rejected: words.length,
    });
  });

  it.each([
    'id,eventType,provider,timestamp,messageId,email,reason',
    'event,email,date,message_id',
    'Event;Recipient;Time;Message ID',
    'Timestamp,Event,Email',
  ])('as CSV with the header %s are refused with a command that maps them', async (header) => {
    const separator = header.includes(';') ? ';' : ',';
    const row = header.split(separator).map((name) => (/mail|recipient/i.test(name) ? email : 'x'));
    await expect(tellText(`${header}\n${row.join(separator)}\n`)).rejects.toMatchObject({
      code: 'import_unmapped',
      hint: expect.stringContaining('--map'),
    });
  });

  it('are read as the platform that --format names', async () => {
    const row = { event: 'open', email, timestamp: 1781164800 };
    expect((await tellValues([row], { format: 'sendgrid' })).events).toMatchObject([
      { action: 'campaignRead' },
    ]);
  });
});

describe('a campaign of another platform', () => {
  it('is no campaign of Flexmail', async () => {
    const told = await tellValues([{ campaignId: 17, campaignName: 'Spring', email, eventType: 'open' }]);
    expect(told).toMatchObject({ events: [], ignored: {}, rejectedCount: 1 });
  });
});
