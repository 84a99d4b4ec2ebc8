import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tellFile, tellText } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';

const sent = (id: string, answer = '250 Ok') =>
  `${id}: to=<anna.peeters@example.be>, relay=mx.example.be[192.0.2.80]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (${answer})`;
const line = (time: string, text: string, program = 'postfix/smtp[1]') => `${time} mx ${program}: ${text}\n`;
const times = async (text: string, settings: Parameters<typeof tellText>[1]) =>
  (await tellText(text, settings)).events.map(({ timestamp }) => timestamp);

it('--year is a year, and the log is read with it', async () => {
  const store = emptyStore();
  const file = fixture('postfix/classic.log');
  const without = await store.run(['import', file, '--json']);
  expect(JSON.parse(without.stdout)).toMatchObject({ imported: 0 });
  const args = ['import', file, '--json', '--tz', 'Europe/Brussels', '--year'];
  expect(JSON.parse((await store.run([...args, '2026'])).stdout)).toMatchObject({ imported: 6 });
  const { stdout } = await store.run(['create', 'tom.harris@example.com', '--json']);
  expect(JSON.parse(stdout).events[0].timestamp).toBe('2026-06-11T08:00:08.000Z');
  for (const year of ['26', '20266', 'MMXXVI', '1969']) {
    expect(await store.run([...args, year])).toMatchObject({ code: 2, stdout: '' });
  }
});

describe('times without a year', () => {
  it('are of the year that is given, and in the zone that is', async () => {
    const text = line('Jun  1 10:00:00', sent('4D8F2A1B3C'));
    expect(await times(text, { year: 2026, zone: 'Europe/Brussels' })).toEqual(['2026-06-01T08:00:00.000Z']);
  });

  it('are rejected without one', async () => {
    const { events, rejected } = await tellText(line('Jun  1 10:00:00', sent('4D8F2A1B3C')));
    expect(events).toEqual([]);
    expect(rejected).toEqual(['time without a year; add --year with the year of the first line']);
  });

  it('go on into the next year, and lines out of order back', async () => {
    const text = [
      'Dec 31 23:59:59',
      'Jan  1 00:00:01',
      'Dec 31 23:59:58',
      'Jan  1 00:00:02',
      'Feb 28 12:00:00',
    ]
      .map((time) => line(time, sent('4D8F2A1B3C')))
      .join('');
    expect(await times(text, { year: 2025 })).toEqual([
      '2025-12-31T23:59:59.000Z',
      '2026-01-01T00:00:01.000Z',
      '2025-12-31T23:59:58.000Z',
      '2026-01-01T00:00:02.000Z',
      '2026-02-28T12:00:00.000Z',
    ]);
  });

  it('of 29 February need a leap year', async () => {
    const text = line('Feb 29 10:00:00', sent('4D8F2A1B3C'));
    expect((await tellText(text, { year: 2025 })).rejected).toEqual([
      'impossible time: "2025-02-29T10:00:00"',
    ]);
    expect(await times(text, { year: 2024 })).toEqual(['2024-02-29T10:00:00.000Z']);
  });
});

it('a log with a year says the same as one with full times, but for the fractions', async () => {
  const full = await tellFile(fixture('postfix/mail.log'));
  const classic = await tellFile(fixture('postfix/classic.log'), { year: 2026, zone: 'Europe/Brussels' });
  const plain = ({ events }: typeof full) =>
    events.map(({ timestamp, action, email, details }) => [timestamp.slice(0, 19), action, email, details]);
  expect(plain(classic)).toEqual(plain(full));
  expect(classic.ignored).toEqual(full.ignored);
});

it('a message is known by its queue only until it is removed', async () => {
  const id = '4D8F2A1B3C';
  const { events } = await tellText(
    [
      line('2026-06-11T10:00:00Z', `${id}: message-id=<1@example.com>`, 'postfix/cleanup[1]'),
      line('2026-06-11T10:00:01Z', sent(id)),
      line('2026-06-11T10:00:02Z', `${id}: removed`, 'postfix/qmgr[1]'),
      line('2026-06-11T10:00:03Z', sent(id)),
    ].join(''),
  );
  expect(events.map(({ details }) => details.messageId)).toEqual(['<1@example.com>', undefined]);
  expect(events.map(({ details }) => details.queueId)).toEqual([id, id]);
});

it('an expired message bounces for those who still waited for it, and for no others', async () => {
  const id = '4D8F2A1B3C';
  const attempt = (address: string, status: string) =>
    `${id}: to=<${address}>, relay=none, delay=1, delays=0/0/0/1, dsn=4.4.1, status=${status} (x)`;
  const { events } = await tellText(
    [
      line('2026-06-11T10:00:00Z', attempt('a@example.com', 'deferred')),
      line('2026-06-11T10:00:01Z', attempt('b@example.com', 'deferred')),
      line('2026-06-11T11:00:00Z', attempt('b@example.com', 'sent')),
      line(
        '2026-06-16T10:00:00Z',
        `${id}: from=<i@example.com>, status=expired, returned to sender`,
        'postfix/qmgr[1]',
      ),
    ].join(''),
  );
  expect(events.filter(({ action }) => action === 'bounced').map(({ email }) => email)).toEqual([
    'a@example.com',
  ]);
});

it('a status that is not known is counted by name', async () => {
  const text = line('2026-06-11T10:00:00Z', sent('4D8F2A1B3C').replace('status=sent', 'status=teleported'));
  expect((await tellText(text)).ignored).toEqual({ 'postfix: teleported': 1 });
});

it('other logs are not taken', async () => {
  for (const text of [
    line('Jun 11 10:00:00', 'H=mx.example.be [192.0.2.80]', 'exim[1]'),
    line('Jun 11 10:00:00', 'stat=Sent (ok), to=<a@example.com>', 'sendmail[1]'),
    'a remark on postfix/smtp[1]: to=<a@example.com>, status=sent\n',
  ]) {
    await expect(tellText(text)).rejects.toThrow();
  }
});

it('a line that is no UTF-8 is rejected by itself', async () => {
  const good = readFileSync(fixture('postfix/mail.log'));
  const { events, rejected } = await tellText(
    Buffer.concat([good, Buffer.from('2026-06-11T10:00:00Z mx postfix/smtp[1]: \xff\n', 'latin1'), good]),
  );
  const alone = await tellText(good);
  expect(events).toHaveLength(alone.events.length * 2);
  expect(rejected).toContain('invalid UTF-8');
});
