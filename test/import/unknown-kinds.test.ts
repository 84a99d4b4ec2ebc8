import { describe, expect, it } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import { tellValues } from '../support/expectations.ts';

const email = 'anna.peeters@example.be';
const time = 1781164800;

/** A record of each platform whose kind is not known there, and the kind as it is counted. */
const records: readonly [
  platform: string,
  record: (name: string) => object,
  kind?: (name: string) => string,
][] = [
  ['brevo', (event) => ({ event, email, ts_event: time, camp_id: 1 })],
  [
    'customerio',
    (metric) => ({ event_id: '1', object_type: 'email', metric, timestamp: time, data: {} }),
    (name) => `email_${name}`,
  ],
  ['flexmail', (actionId) => ({ actionId, emailAddress: email, timestamp: '2026-06-11 10:00:00' })],
  ['hubspot', (type) => ({ type, id: '1', created: time, portalId: 1, appId: 1, recipient: email })],
  [
    'klaviyo',
    (name) => ({
      type: 'event',
      id: '1',
      attributes: { event_properties: {} },
      relationships: { metric: { data: { type: 'metric', id: '1' } } },
      included: [{ type: 'metric', id: '1', attributes: { name } }],
    }),
  ],
  ['mailchimp', (type) => ({ type, fired_at: '2026-06-15 08:00:00', data: { email } })],
  ['mailersend', (name) => ({ type: `activity.${name}`, data: {} }), (name) => `activity.${name}`],
  ['mailgun', (event) => ({ 'event-data': { event } })],
  ['mailjet', (event) => ({ event, email, time, mj_contact_id: 1 }), (name) => name.toLowerCase()],
  ['mandrill', (event) => ({ event, msg: { _id: '1', email }, ts: time })],
  ['postmark', (RecordType) => ({ RecordType, MessageID: 'm' })],
  [
    'resend',
    (name) => ({ type: `email.${name}`, created_at: 'x', data: { email_id: 'e' } }),
    (name) => `email.${name}`,
  ],
  [
    'sendgrid',
    (event) => ({ event, email, timestamp: time, sg_event_id: '1' }),
    (name) => name.toLowerCase(),
  ],
  ['ses', (eventType) => ({ eventType, mail: {} })],
  ['sparkpost', (type) => ({ msys: { message_event: { type } } })],
];

/** They write no JSON; their own tests try unknown kinds. */
const withoutJson = ['native', 'exchange', 'postfix', 'sfmc'];

it('every platform is tried', () => {
  const names = formats.map(({ name }) => name).filter((name) => !withoutJson.includes(name));
  expect([...new Set(records.map(([platform]) => platform))].sort()).toEqual(names.sort());
});

describe.each(records)(
  '%s: the action of an unknown word is the one of --map-action',
  (platform, record, kind) => {
    it('by the word that is printed', async () => {
      const [native = ''] = Object.keys((await tellValues([record('teleported')])).ignored);
      const word = native.slice(`${platform}: `.length);
      expect(word).toBe(kind?.('teleported') ?? 'teleported');
      const [asEvent, ignored] = await Promise.all(
        (['campaignRead', null] as const).map((action) =>
          tellValues([record('teleported')], { words: new Map([[word.toLowerCase(), action]]) }),
        ),
      );
      // Some of these records lack an address or a time: then the event is rejected.
      expect(asEvent?.ignored).toEqual({});
      expect(ignored).toMatchObject({ events: [], rejected: [], ignored: { [native]: 1 } });
    });
  },
);

describe.each(records)('%s: a kind that nobody knows is counted by name', (platform, record, kind) => {
  it.each(['teleported', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s', async (name) => {
    const told = await tellValues([record(name), record(name)]);
    expect(told).toMatchObject({ events: [], rejected: [] });
    expect(told.ignored).toEqual({ [`${platform}: ${kind?.(name) ?? name}`]: 2 });
  });
});
