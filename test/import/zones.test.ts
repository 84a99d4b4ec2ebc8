import { describe, expect, it } from 'vitest';
import { tellFile } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';

// Files whose times name no zone; the first of their times in UTC, and where it is read in Brussels.
const files = [
  ['flexmail/opens.tsv', '2025-02-03T09:31:44.000Z', '2025-02-03T08:31:44.000Z'],
  ['brevo/log.csv', '2026-06-11T10:00:00.000Z', '2026-06-11T08:00:00.000Z'],
  ['sendgrid/activity.csv', '2026-06-11T08:00:01.000Z', '2026-06-11T06:00:01.000Z'],
  ['mailchimp/opens/Été à la carte.csv', '2026-06-11T09:00:00.000Z', '2026-06-11T07:00:00.000Z'],
] as const;

describe('a time that names no zone is of the zone that is given, else UTC', () => {
  it.each(files)('%s', async (file, utc, brussels) => {
    const first = async (zone: string) => (await tellFile(fixture(file), { zone })).events[0]?.timestamp;
    expect([await first('UTC'), await first('Europe/Brussels')]).toEqual([utc, brussels]);
  });
});

it('the zone of the system does not count', async () => {
  const store = emptyStore();
  const env = { TZ: 'America/New_York' };
  await store.run(['import', ...files.map(([file]) => fixture(file))], { env });
  const { stdout } = await store.run(['create', 'anna.peeters@example.be', '--json'], { env });
  const times = JSON.parse(stdout).events.map((event: { timestamp: string }) => event.timestamp);
  expect(times).toEqual(expect.arrayContaining(files.map(([, utc]) => utc)));
});
