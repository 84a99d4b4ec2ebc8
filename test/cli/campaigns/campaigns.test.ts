import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

interface Campaign {
  id: string;
  name: string | null;
  type: string | null;
  archived: boolean;
  source: string | null;
  platform: string;
  eventCount: number;
}

type Store = TestStore;

async function campaignsOf(store: Store): Promise<Campaign[]> {
  return JSON.parse((await store.run(['campaigns', '--json'])).stdout).campaigns;
}

async function importing(store: Store, ...records: object[]) {
  const input = records.map((record) => JSON.stringify(record)).join('\n');
  const { code, stderr } = await store.run(['import', '-'], { input });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

const event = (second: number, campaign: object) => ({
  email: 'anna@example.be',
  action: 'campaignSent',
  timestamp: `2026-01-01T00:00:0${second}Z`,
  campaign,
});

async function historyStore() {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  return store;
}

describe('campaigns', () => {
  test('lists every campaign with its name, type, whether it is archived, and its events', async () => {
    const events = readFileSync(fixture('history.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            source: string;
            campaign: { id: string; name?: string; type?: string; archived?: boolean } | null;
          },
      );
    const expected = new Map<string, Campaign>();
    for (const { campaign, source } of events) {
      if (campaign === null) continue;
      const known = expected.get(campaign.id);
      expected.set(campaign.id, {
        id: campaign.id,
        name: campaign.name ?? known?.name ?? null,
        type: campaign.type ?? known?.type ?? null,
        archived: campaign.archived ?? known?.archived ?? false,
        source,
        platform: source,
        eventCount: (known?.eventCount ?? 0) + 1,
      });
    }
    const listed = await campaignsOf(await historyStore());
    const inOrder = (a: Campaign, b: Campaign) =>
      `${a.platform} ${a.id}` < `${b.platform} ${b.id}` ? -1 : 1;
    expect(listed).toEqual([...expected.values()].sort(inOrder));
    expect(listed).toHaveLength(20);
    expect(listed.filter(({ archived }) => archived).map(({ id }) => id)).toEqual([
      'c-01',
      'c-02',
      'c-03',
      'c-08',
      'c-17',
    ]);
  });

  test('for people: a table with one line for each', async () => {
    const store = emptyStore();
    await importing(
      store,
      event(1, { id: 'c-1', name: 'Été', type: 'test', archived: true }),
      event(2, { id: 'c-2' }),
    );
    expect(await store.run(['campaigns'])).toEqual({
      code: 0,
      signal: null,
      stderr: '',
      stdout: [
        'ID   Source  Name  Type  Archived  Events',
        '───  ──────  ────  ────  ────────  ──────',
        'c-1  –       Été   test  yes            1',
        'c-2  –       –     –     no             1',
        '',
      ].join('\n'),
    });
    expect(await store.run(['campaigns', 'list'])).toEqual(await store.run(['campaigns']));
  });

  test('of two platforms that use the same id are two', async () => {
    const store = emptyStore();
    const sent = {
      event: 'processed',
      email: 'anna@example.be',
      timestamp: 1767225600,
      sg_event_id: 'e',
      category: 'c-1',
    };
    await importing(store, event(1, { id: 'c-1' }), sent);
    expect((await campaignsOf(store)).map(({ id, source, eventCount }) => [id, source, eventCount])).toEqual([
      ['c-1', null, 1],
      ['c-1', 'sendgrid', 1],
    ]);
  });
});

describe('what an import says of a campaign', () => {
  test('one known by its id gets its name, type and state when a later record or import brings them', async () => {
    const store = emptyStore();
    const only = async () => (await campaignsOf(store))[0];
    await importing(store, event(1, { id: 'c-1' }));
    expect(await only()).toMatchObject({ id: 'c-1', name: null, type: null, archived: false, eventCount: 1 });
    await importing(store, event(2, { id: 'c-1', name: 'March' }), event(3, { id: 'c-1', type: 'workflow' }));
    expect(await only()).toMatchObject({ name: 'March', type: 'workflow', archived: false, eventCount: 3 });
    await importing(store, event(4, { id: 'c-1', archived: true }));
    expect(await only()).toMatchObject({ name: 'March', type: 'workflow', archived: true, eventCount: 4 });
    await importing(store, event(5, { id: 'c-1', name: null, type: null, archived: null }));
    expect(await only()).toMatchObject({ name: 'March', type: 'workflow', archived: true, eventCount: 5 });
  });

  test('a duplicate brings the name as well, and is not counted', async () => {
    const store = emptyStore();
    await importing(store, event(1, { id: 'c-1' }));
    await importing(store, event(1, { id: 'c-1', name: 'March' }));
    expect(await campaignsOf(store)).toMatchObject([{ name: 'March', eventCount: 1 }]);
  });

  test('a new name replaces the old one', async () => {
    const store = emptyStore();
    await importing(store, event(1, { id: 'c-1', name: 'Draft' }));
    await importing(store, event(2, { id: 'c-1', name: 'March' }));
    expect(await campaignsOf(store)).toMatchObject([{ name: 'March', eventCount: 2 }]);
  });
});

describe('campaigns archive, campaigns unarchive', () => {
  test('change the ones named, print them, and nothing else', async () => {
    const store = await historyStore();
    const before = await campaignsOf(store);
    const { stdout, stderr, code } = await store.run(['campaigns', 'archive', 'c-12', 'c-05', '--json']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const isNamed = ({ id }: Campaign) => id === 'c-12' || id === 'c-05';
    const after = before.map((campaign) => (isNamed(campaign) ? { ...campaign, archived: true } : campaign));
    expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, campaigns: after.filter(isNamed) });
    expect(await campaignsOf(store)).toEqual(after);
    await store.run(['campaigns', 'unarchive', 'c-05', 'c-12']);
    expect(await campaignsOf(store)).toEqual(before);
  });

  test('an id of two platforms is refused without one, and taken with it', async () => {
    const store = emptyStore();
    const sent = {
      event: 'processed',
      email: 'anna@example.be',
      timestamp: 1767225600,
      sg_event_id: 'e',
      category: 'c-1',
    };
    await importing(store, event(1, { id: 'c-1' }), event(2, { id: 'c-2' }), sent);
    const archived = async () => (await campaignsOf(store)).map((campaign) => campaign.archived);
    const refused = await store.run(['campaigns', 'archive', 'c-2', 'c-1']);
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(
      'error: Ambiguous campaign id: c-1.\nAdd the platform: native/c-1 or sendgrid/c-1\n',
    );
    expect(await archived()).toEqual([false, false, false]);
    const { code, stdout } = await store.run(['campaigns', 'archive', 'sendgrid/c-1', 'c-2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^c-2 .*\nsendgrid\/c-1 +sendgrid .* yes +1\n$/m);
    expect(await archived()).toEqual([false, true, true]);
    await store.run(['campaigns', 'archive', 'native/c-1']);
    expect(await archived()).toEqual([true, true, true]);
    expect((await store.run(['campaigns'])).stdout).toMatch(/^native\/c-1 /m);
    expect((await store.run(['campaigns', 'archive', 'mailgun/c-1'])).code).toBe(3);
    await store.run(['create', 'anna@example.be', '--archived']);
    const view = await store.run(['view', '1', '--campaign', 'sendgrid/c-1', '--format', 'ndjson']);
    expect(
      view.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).source),
    ).toEqual(['sendgrid']);
  });

  test.each(['archive', 'unarchive'])('%s of what is so already changes nothing', async (command) => {
    const store = await historyStore();
    const before = await campaignsOf(store);
    const id = command === 'archive' ? 'c-01' : 'c-05';
    expect((await store.run(['campaigns', command, id, id])).code).toBe(0);
    expect(await campaignsOf(store)).toEqual(before);
  });

  test('with one unknown id change nothing: exit 3', async () => {
    const store = await historyStore();
    const before = await campaignsOf(store);
    const { code, stdout, stderr } = await store.run(['campaigns', 'archive', 'c-12', 'nope', 'c-05']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^error: Campaign not found: nope\.\nNothing was changed.*\n$/);
    expect(await campaignsOf(store)).toEqual(before);
  });

  test('without a store: exit 3, and none is made', async () => {
    const store = emptyStore();
    const { code, stdout } = await store.run(['campaigns', 'archive', 'c-12']);
    expect({ code, stdout, made: existsSync(store.path) }).toEqual({ code: 3, stdout: '', made: false });
  });

  test('what a person decided survives every import', async () => {
    const store = await historyStore();
    await store.run(['campaigns', 'archive', 'c-12']);
    await store.run(['campaigns', 'unarchive', 'c-01']);
    const decided = await campaignsOf(store);
    expect(
      decided.filter(({ id }) => id === 'c-12' || id === 'c-01').map(({ archived }) => archived),
    ).toEqual([false, true]);
    await store.run(['import', fixture('history.ndjson')]);
    expect(await campaignsOf(store)).toEqual(decided);
    await importing(
      store,
      { ...event(1, { id: 'c-12', archived: false }), source: 'flexmail' },
      { ...event(2, { id: 'c-01', archived: true }), source: 'flexmail' },
    );
    expect((await campaignsOf(store)).map(({ archived }) => archived)).toEqual(
      decided.map(({ archived }) => archived),
    );
  });
});
