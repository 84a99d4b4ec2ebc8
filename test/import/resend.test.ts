import { expect, it } from 'vitest';
import { tellValues } from '../support/expectations.ts';

const opened = {
  type: 'email.opened',
  created_at: '2026-06-11T08:00:00.000Z',
  data: { email_id: 'fx-1', to: ['anna.peeters@example.be', 'tom.harris@example.com'], subject: 'Agenda' },
};

it('several addresses are an event each; who did it is not known', async () => {
  const { events } = await tellValues([opened]);
  expect(events.map(({ email, details }) => [email, details.ambiguousRecipient])).toEqual([
    ['anna.peeters@example.be', true],
    ['tom.harris@example.com', true],
  ]);
});

it('94 seconds are an impossible time', async () => {
  const data = { ...opened.data, to: ['anna.peeters@example.be'] };
  expect(await tellValues([{ ...opened, data, created_at: '2026-11-22T23:41:94.126Z' }])).toMatchObject({
    events: [],
    rejected: ['impossible time: "2026-11-22T23:41:94.126Z"'],
  });
});
