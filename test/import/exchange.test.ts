import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import { tellFile, tellText } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';

const columns = 'date-time,source,event-id,internal-message-id,message-id,recipient-address,message-subject';
const log = (...rows: string[]) =>
  tellText(`#Software: Microsoft Exchange Server\n#Version: 15.0\n#Fields: ${columns}\n${rows.join('\n')}\n`);
const row = (second: number, event: string, address: string, message = '<1@example.com>') =>
  `2026-06-11T08:00:0${second}.000Z,SMTP,${event},42,${message},${address},Agenda`;

describe('the reports are read', () => {
  it.each(['trace-summary.csv', 'trace-details.csv'])(
    '%s in UTF-16, with a mark and without',
    async (file) => {
      const text = readFileSync(fixture(`exchange/${file}`), 'utf8');
      const plain = await tellFile(fixture(`exchange/${file}`));
      expect(await tellText(Buffer.from(text, 'utf16le'))).toEqual(plain);
      expect(await tellText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(plain);
    },
  );
});

it('a message is sent and delivered once to each recipient, whatever servers it passes', async () => {
  const { events, ignored } = await log(
    row(1, 'RECEIVE', 'a@example.com;b@example.com'),
    row(2, 'RECEIVE', 'A@example.com;c@example.com'),
    row(3, 'RECEIVE', 'a@example.com', '<2@example.com>'),
    row(4, 'SEND', 'a@example.com'),
    row(5, 'SEND', 'a@example.com'),
    row(6, 'FAIL', 'b@example.com'),
    row(7, 'FAIL', 'b@example.com'),
  );
  expect(events.map(({ action, email }) => `${action} ${email}`)).toEqual([
    'campaignSent a@example.com',
    'campaignSent b@example.com',
    'campaignSent c@example.com',
    'campaignSent a@example.com',
    'campaignDelivered a@example.com',
    'bounced b@example.com',
    'bounced b@example.com',
  ]);
  expect(ignored).toEqual({ 'exchange: SEND again': 1 });
});

it('messages without any id are not taken for one another', async () => {
  const { events } = await log(
    '2026-06-11T08:00:01Z,SMTP,RECEIVE,,,a@example.com,Agenda',
    '2026-06-11T08:00:02Z,SMTP,RECEIVE,,,a@example.com,Agenda',
  );
  expect(events).toHaveLength(2);
});

it('an event that is not known is counted by name', async () => {
  expect((await log(row(1, 'TELEPORT', 'a@example.com'))).ignored).toEqual({ 'exchange: TELEPORT': 1 });
});

it('times are UTC, also where they say no zone', async () => {
  const text = `date_time,event_id,recipient_address,network_message_id,message_subject\n2026-07-01 08:00:00,DELIVER,a@example.com,1,x\n`;
  const { events, zoneless } = await tellText(text, { zone: 'Europe/Brussels' });
  expect(events[0]?.timestamp).toBe('2026-07-01T08:00:00.000Z');
  expect(zoneless).toBe(0);
});

it.each([
  'date_time,event_id,recipient_address,message_subject',
  'timestamp,sender_address,recipient_status,message_subject',
  'date,event,recipient,message_id,subject',
])('an own table with the columns %s is not taken', (header) => {
  const found = formats.filter(({ table }) => table?.recognises(header.split(','), 'table.csv'));
  expect(found.map(({ name }) => name).filter((name) => name === 'exchange')).toEqual([]);
});
