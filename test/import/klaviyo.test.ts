import { expect, it } from 'vitest';
import { tellText, tellValues } from '../support/expectations.ts';

const opened = (id: string, profile: string) => ({
  type: 'event',
  id,
  attributes: { timestamp: 1781164800, event_properties: { Subject: 'Agenda' } },
  relationships: {
    metric: { data: { type: 'metric', id: 'M' } },
    profile: { data: { type: 'profile', id: profile } },
  },
});
const metric = { type: 'metric', id: 'M', attributes: { name: 'Opened Email' } };
const profile = (id: string) => ({ type: 'profile', id, attributes: { email: `${id}@example.be` } });

it('each event finds its own contact among those that the page includes', async () => {
  const { events } = await tellValues([
    { data: [opened('1', 'tom'), opened('2', 'anna')], included: [profile('anna'), metric, profile('tom')] },
  ]);
  expect(events.map(({ id, email }) => [id, email])).toEqual([
    ['1', 'tom@example.be'],
    ['2', 'anna@example.be'],
  ]);
});

it('pages do not lend each other what they include', async () => {
  const { events, rejected } = await tellValues([
    { data: [opened('1', 'tom')], included: [profile('tom'), metric] },
    { data: [opened('2', 'tom')], included: [metric] },
  ]);
  expect(events.map(({ id }) => id)).toEqual(['1']);
  expect(rejected).toEqual([expect.stringMatching(/^missing profile in the page/)]);
});

it('a page is read whole, however it is laid out', async () => {
  const page = { included: [profile('tom'), metric], data: [opened('1', 'tom')] };
  for (const text of [JSON.stringify(page), JSON.stringify(page, null, 2), JSON.stringify([page, page])]) {
    expect((await tellText(text)).events[0]?.email).toBe('tom@example.be');
  }
});

it('resources of other programs with a JSON:API are not taken', async () => {
  const note = { type: 'event', id: '1', attributes: { title: 'x' }, relationships: { metric: {} } };
  const told = await tellValues([
    { data: [note], included: [] },
    { data: [], links: { self: 'https://api.example.com/api/events' } },
    note,
  ]);
  expect(told).toMatchObject({ events: [], ignored: {} });
  expect(told.rejectedCount).toBe(3);
});
