import { expect, it } from 'vitest';
import { tellEvent, tellText, tellValues } from '../support/expectations.ts';

const opened = {
  event: 'opened',
  email: 'anna.peeters@example.be',
  id: 26224,
  'message-id': '<fx-1@example.com>',
  date: '2026-06-11 10:00:00',
  ts_event: 1781164800,
  ts_epoch: 1781164800372,
};

it('ts_epoch is read in milliseconds and in seconds, before every other time', async () => {
  expect((await tellEvent(opened)).timestamp).toBe('2026-06-11T08:00:00.000Z');
  const inSeconds = { ...opened, ts_epoch: 1781164801, ts_event: 1781197200 };
  expect((await tellEvent(inSeconds)).timestamp).toBe('2026-06-11T08:00:01.000Z');
});

it('a custom header that is not JSON is kept as it is', async () => {
  const { details } = await tellEvent({ ...opened, 'X-Mailin-custom': 'order:{42' });
  expect(details.custom).toBe('order:{42');
});

it('the id of the webhook, which is on every event, makes no two of them one', async () => {
  const { events } = await tellValues([opened, { ...opened, 'message-id': '<fx-2@example.com>' }]);
  expect(events.map(({ id }) => id)).toEqual([null, null]);
  expect(new Set(events.map(({ identity }) => identity)).size).toBe(2);
});

const log = (...rows: string[]) => tellText(`st_text,ts,sub,frm,email,tag,mid,link\n${rows.join('\n')}\n`);

it('times of the log are day first, and the other form is read too', async () => {
  const cells = 'Autumn,news@example.com,anna.peeters@example.be,NA,<m@example.com>,NA';
  const { events, rejected } = await log(
    `Delivered,04-11-2025 15:21:09,${cells}`,
    `Opened,2025-11-04 15:22:09,${cells}`,
    `Opened,11-31-2025 15:22:09,${cells}`,
  );
  expect(events.map(({ timestamp }) => timestamp)).toEqual([
    '2025-11-04T15:21:09.000Z',
    '2025-11-04T15:22:09.000Z',
  ]);
  expect(rejected).toEqual([expect.stringMatching(/^unreadable time: "11-31-2025 15:22:09"/)]);
});

it('NA in the log is no tag, no link and no message, but may be a subject', async () => {
  const { events } = await log(
    'Delivered,04-11-2025 15:21:09,Autumn,news@example.com,anna.peeters@example.be,NA,NA,NA',
    'Delivered,05-11-2025 15:21:09,NA,news@example.com,anna.peeters@example.be,NA,NA,NA',
  );
  expect(events.map(({ campaign }) => campaign)).toEqual(['Autumn', 'NA']);
  expect(events.map(({ details }) => Object.keys(details))).toEqual([
    ['subject', 'nativeType'],
    ['subject', 'nativeType'],
  ]);
});

it('a log in a language that is not known loses no event in silence', async () => {
  const { ignored, rejected } = await log(
    'Verzonden,04-11-2025 15:21:09,Herfst,news@example.com,anna.peeters@example.be,NA,<m@example.com>,NA',
  );
  expect(ignored).toEqual({});
  expect(rejected).toEqual([
    expect.stringMatching(/^unknown event "Verzonden": Brevo's log is read in English, /),
  ]);
});
