import { beforeEach, expect, test } from 'vitest';
import { fixture, temporaryStore } from '../support/program.ts';

const anna = 'anna.peeters@example.be';
const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown'];

let store: ReturnType<typeof temporaryStore>;

async function succeeds(args: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await store.run(args, { input });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

/** Reports 1 and 2, in every format, and turned around. */
async function views(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const id of ['1', '2']) {
    for (const format of formats) all[`${id} ${format}`] = await succeeds(['view', id, '--format', format]);
    all[`${id} desc`] = await succeeds(['view', id, '--format', 'ndjson', '--sort', 'desc']);
  }
  return all;
}

/** Every campaign under another name, and of another type, on a new event of Anna’s among her old ones. */
async function renamedCampaigns(): Promise<string> {
  const { campaigns } = JSON.parse(await succeeds(['campaigns', '--json'])) as {
    campaigns: { id: string }[];
  };
  expect(campaigns).toHaveLength(20);
  const records = campaigns.map(({ id }, n) => ({
    email: anna.toUpperCase(),
    action: n % 2 === 0 ? 'campaignRead' : 'unsubscribed',
    timestamp: `2025-11-${10 + n}T12:00:00Z`,
    campaign: { id, name: `Renamed ${n}`, type: 'test' },
    id: `late-${n}`,
    source: `another-${n}`,
  }));
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

const archive = async (command: 'archive' | 'unarchive') => {
  const { campaigns } = JSON.parse(await succeeds(['campaigns', '--json'])) as {
    campaigns: { id: string }[];
  };
  await succeeds(['campaigns', command, ...campaigns.map(({ id }) => id), '--json']);
};

beforeEach(async () => {
  store = temporaryStore();
  await succeeds(['import', fixture('history.ndjson'), '--json']);
  await succeeds(['create', anna]);
  await succeeds(['create', anna, '--archived', '--tz', 'Europe/Brussels']);
});

test('a report stays as it is, byte for byte, whatever is imported, renamed, archived or asked', async () => {
  const before = await views();
  expect(JSON.parse(before['1 json'] ?? '').events).toHaveLength(28);
  expect(JSON.parse(before['2 json'] ?? '').events).toHaveLength(38);

  await archive('unarchive');
  const renamed = await succeeds(['import', '-', '--json'], await renamedCampaigns());
  expect(JSON.parse(renamed)).toMatchObject({ imported: 20, duplicates: 0 });
  expect(await views()).toEqual(before);

  await archive('archive');
  const again = await succeeds(['import', fixture('history.ndjson'), '--json']);
  expect(JSON.parse(again)).toMatchObject({ imported: 0, duplicates: 275 });
  await succeeds(['create', anna, '--json']);
  await succeeds(['delete', '3', '--yes']);
  expect(await views()).toEqual(before);
});

test('rerun brings it up to date, and only it', async () => {
  const other = await succeeds(['view', '2', '--json']);
  await succeeds(['import', '-', '--json'], await renamedCampaigns());
  await archive('unarchive');
  await succeeds(['rerun', '1']);
  const { report, events } = JSON.parse(await succeeds(['view', '1', '--json']));
  expect([report.eventCount, report.archivedEventsNotShown]).toEqual([58, 0]);
  const campaigns = events.flatMap(({ campaign }: { campaign: object | null }) => campaign ?? []);
  expect(campaigns.length).toBeGreaterThan(20);
  for (const campaign of campaigns) {
    expect(campaign).toMatchObject({
      name: expect.stringMatching(/^Renamed /),
      type: 'test',
      archived: false,
    });
  }
  expect(await succeeds(['view', '2', '--json'])).toBe(other);
});
