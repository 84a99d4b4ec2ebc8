import { beforeEach, describe, expect, test } from 'vitest';
import { seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

interface Event {
  action: string;
  category: string;
  campaign: { id: string; archived: boolean } | null;
  source: string | null;
  details: { machine?: boolean };
}

beforeEach(async () => {
  store = await seededStore();
});

async function created(email: string, ...flags: string[]) {
  const { stdout, code } = await store.run(['create', email, '--json', ...flags]);
  expect(code).toBe(0);
  const { report, events } = JSON.parse(stdout) as {
    report: {
      actions: string[];
      eventCount: number;
      archivedEventsNotShown: number;
      sources: string[] | null;
    };
    events: Event[];
  };
  expect(report.eventCount).toBe(events.length);
  return { report, events };
}

async function actionNames(category?: string): Promise<string[]> {
  const { actions } = JSON.parse((await store.run(['actions', '--json'])).stdout);
  return actions
    .filter((action: { category: string }) => category === undefined || action.category === category)
    .map(({ name }: { name: string }) => name);
}

describe('--actions and --exclude-actions', () => {
  test('all by default', async () => {
    expect((await created(anna, '--archived')).report.actions).toEqual(await actionNames());
    expect((await created(anna, '--archived', '--actions', 'ALL')).report.actions).toEqual(
      await actionNames(),
    );
  });

  test.each([
    ['email', 6],
    ['campaign', 32],
  ])('a category: %s', async (category, count) => {
    const { report, events } = await created(anna, '--archived', '--actions', category);
    expect(report.actions).toEqual(await actionNames(category));
    expect(events.map((event) => event.category)).toEqual(Array(count).fill(category));
  });

  test('names in any case, lists and repeated flags, in the order of the list of actions', async () => {
    const flags = ['--actions', 'CAMPAIGNREAD, bounced', '--actions', 'campaignSend,bounced'];
    const { report, events } = await created(anna, '--archived', ...flags);
    expect(report.actions).toEqual(['bounced', 'campaignSent', 'campaignRead']);
    expect(events).toHaveLength(23);
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['campaignSent', 'campaignRead']));
  });

  test('what is excluded is left out, also of a category', async () => {
    const flags = [
      '--actions',
      'campaign',
      '--exclude-actions',
      'campaignSent,campaignRead',
      '--exclude-actions',
      'email',
    ];
    const { report, events } = await created(anna, '--archived', ...flags);
    const expected = (await actionNames('campaign')).filter(
      (name) => name !== 'campaignSent' && name !== 'campaignRead',
    );
    expect(report.actions).toEqual(expected);
    expect(events).toHaveLength(9);
    expect((await created(anna, '--exclude-actions', 'campaign')).report.actions).toEqual(
      await actionNames('email'),
    );
  });

  test.each([
    [['--actions', 'campaignOpend'], 'Unknown action: campaignOpend.', /Did you mean campaignRead\b/],
    [['--actions', 'unsubscribe'], 'Ambiguous action: unsubscribe.', /unsubscribeVisited, unsubscribed\b/],
    [['--actions', 'created,Bounse'], 'Unknown action: Bounse.', /Did you mean bounced\b/],
    [['--exclude-actions', 'campain'], 'Unknown action: campain.', /Did you mean campaign\b/],
    [['--actions', 'xyzzy-plugh'], 'Unknown action: xyzzy-plugh.', /contact-report actions/],
    [
      ['--exclude-actions', 'all'],
      'No actions left: the flags exclude all of them.',
      /contact-report actions/,
    ],
    [
      ['--actions', 'created', '--exclude-actions', 'email'],
      'No actions left: the flags exclude all of them.',
      /contact-report actions/,
    ],
    [['--actions', ''], /./, /./],
    [['--actions', ' , '], /./, /./],
  ])('%j is a usage error that helps, and makes no report', async (flags, message, hint) => {
    const { code, stdout, stderr } = await store.run(['create', anna, '--json', ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const { error } = JSON.parse(stderr);
    expect(error.code).toBe('usage');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(JSON.parse((await store.run(['list', '--json'])).stdout).reports).toEqual([]);
  });
});

describe('archived campaigns', () => {
  test('without --archived their Campaign events are left out and counted', async () => {
    const all = await created(anna, '--archived');
    expect(all.report).toMatchObject({ eventCount: 38, archivedEventsNotShown: 0 });
    const some = await created(anna);
    expect(some.report).toMatchObject({ eventCount: 28, archivedEventsNotShown: 10 });
    const isShown = ({ category, campaign }: Event) => category === 'email' || !campaign?.archived;
    expect(some.events).toEqual(all.events.filter(isShown));
  });

  test('--no-archived says what is so without it', async () => {
    const { events } = await created(anna);
    expect((await created(anna, '--no-archived')).events).toEqual(events);
    expect((await created(anna, '--archived', '--no-archived')).report.eventCount).toBe(28);
    expect((await created(anna, '--no-archived', '--archived')).report.eventCount).toBe(38);
  });

  test('Email events are shown, whatever became of the campaign they came from', async () => {
    const { report, events } = await created('lieve.vandenbroeck@example.be');
    expect(report).toMatchObject({ eventCount: 7, archivedEventsNotShown: 6 });
    const archived = events.filter(({ campaign }) => campaign?.archived);
    expect(archived.map(({ action, campaign }) => [action, campaign?.id])).toEqual([
      ['unsubscribeVisited', 'c-03'],
      ['unsubscribed', 'c-03'],
    ]);
  });

  test('only what was asked for is counted: actions, period, source, machines', async () => {
    const notShown = async (...flags: string[]) =>
      (await created(anna, ...flags)).report.archivedEventsNotShown;
    expect(await notShown('--actions', 'campaignLinkClicked')).toBe(3);
    expect(await notShown('--actions', 'email')).toBe(0);
    expect(await notShown('--from', '2025-04-01', '--to', '2025-04-30')).toBe(4);
    expect(await notShown('--source', 'shop')).toBe(0);
    expect(await notShown('--exclude-machine')).toBe(10);
  });

  test('the report says how many, for people too', async () => {
    const { stdout } = await store.run(['create', anna]);
    expect(stdout).toMatch(/^10 events of archived campaigns not shown/m);
    expect((await store.run(['create', anna, '--archived'])).stdout).not.toMatch(/campaigns not shown/);
  });

  test('what is archived by hand counts as what was imported so', async () => {
    await store.run(['campaigns', 'archive', 'c-20']);
    await store.run(['campaigns', 'unarchive', 'c-03']);
    expect((await created(anna)).report).toMatchObject({ eventCount: 30, archivedEventsNotShown: 8 });
  });
});

describe('--source and --exclude-machine', () => {
  test('--source keeps the events of these platforms', async () => {
    const shop = await created(anna, '--archived', '--source', 'shop');
    expect(shop.report).toMatchObject({ eventCount: 2, sources: ['shop'] });
    expect(shop.events.map(({ source }) => source)).toEqual(['shop', 'shop']);
    const both = await created(anna, '--archived', '--source', 'shop,flexmail', '--source', 'shop');
    expect(both.report).toMatchObject({ eventCount: 38, sources: ['shop', 'flexmail'] });
    expect((await created(anna, '--source', 'sendgrid')).report.eventCount).toBe(0);
  });

  test('--exclude-machine leaves out what a machine opened; else it is kept and marked', async () => {
    const kept = await created(anna);
    const left = await created(anna, '--exclude-machine');
    expect(kept.events.filter(({ details }) => details.machine)).toHaveLength(1);
    expect(left.events).toEqual(kept.events.filter(({ details }) => !details.machine));
    expect((await store.run(['view', '1'])).stdout).toMatch(/by a machine/);
  });
});
