import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emptyStore, seededStore, type TestStore } from '../../support/stores.ts';

const campaign = { id: 'c2', name: 'Soldes', type: 'campaign' };

async function imported(...records: object[]): Promise<TestStore> {
  const store = emptyStore();
  const input = records
    .map((record) => JSON.stringify({ email: 'lieve@example.be', source: 'esp', ...record }))
    .join('\n');
  expect(await store.run(['import', '-'], { input })).toMatchObject({ code: 0, stderr: '' });
  return store;
}

const optOut = { action: 'unsubscribed', timestamp: '2026-02-01T10:00:00Z', details: { list: 'A' } };
const mail = (timestamp: string, more: object = {}) => ({
  action: 'campaignSent',
  timestamp,
  campaign,
  details: { list: 'A' },
  ...more,
});
const mailed = () =>
  imported(
    optOut,
    {
      action: 'subscribed',
      timestamp: '2026-02-03T10:00:00Z',
      details: { list: 'A', reason: 'import: feb.csv' },
    },
    mail('2026-02-01T11:00:00Z'),
    mail('2026-02-05T09:00:00Z'),
    mail('2026-02-06T09:00:00Z', { campaign: { id: 'x1' } }),
    mail('2026-02-07T09:00:00Z', { campaign: { id: 'o1', type: 'transactional' } }),
  );

describe('check', () => {
  test('finds mail after an opt-out: exit 5', async () => {
    const { code, stdout, stderr } = await (await mailed()).runBuilt(['check', '--json']);
    expect({ code, stderr }).toEqual({ code: 5, stderr: '' });
    const { findings, check } = JSON.parse(stdout);
    expect(findings).toMatchObject([
      {
        ...{
          rule: 'after-opt-out',
          certainty: 'certain',
          why: [],
          notes: ['reimported'],
          email: 'lieve@example.be',
        },
        mail: {
          campaign: { id: 'c2' },
          source: 'esp',
          sentAt: '2026-02-05T09:00:00.000Z',
          firstSeen: 'campaignSent',
        },
        ending: { action: 'unsubscribed', scope: { kind: 'list', name: 'A' } },
        ...{ afterMs: 342_000_000, graceMs: 172_800_000 },
      },
      { certainty: 'possible', why: ['typeUnknown'] },
    ]);
    expect(check).toMatchObject({
      ...{ contacts: 1, mails: 4, certain: 1, possible: 1, withinGrace: 1, heldBack: 0 },
      exempt: { transactional: 1, test: 0 },
    });
  });

  test('for people: a table by the time of the mails, and the figures', async () => {
    const { stdout } = await (await mailed()).run(['check']);
    expect(stdout).toBe(
      [
        'Rule           Mail sent            Contact           Campaign  Before it                Certainty',
        '─────────────  ───────────────────  ────────────────  ────────  ───────────────────────  ───────────────────────────────',
        'after-opt-out  2026-02-05 09:00:00  lieve@example.be  Soldes    Unsubscribed 2026-02-01  certain · put back by an import',
        'after-opt-out  2026-02-06 09:00:00  lieve@example.be  x1        Unsubscribed 2026-02-01  possible: kind of mail not',
        '                                                                                         known · put back by an import',
        '',
        '2 findings, 1 certain, in 1 contact.',
        '',
        'Not counted: 1 within the grace of 48h · 1 transactional.',
        '',
        'This is what the store holds. It is not legal advice.',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [['--grace', '0'], 5, 2],
    [['--grace', '10bd'], 0, 0],
    [['--grace', '1w'], 0, 0],
    [['--from', '2026-02-06'], 0, 0],
    [['--from', '2026-02-06', '--strict'], 5, 0],
    [['--to', '2026-02-05'], 5, 1],
    [['--untyped', 'campaign'], 5, 2],
    [['--include-transactional'], 5, 2],
    [['--list', 'A'], 5, 1],
    [['--source', 'esp'], 5, 1],
    [['--source', 'nowhere'], 0, 0],
    [['--rule', 'after-stop'], 0, 0],
    [['--rule', 'after-stop,after-opt-out'], 5, 1],
    [['--rule', 'no-proof'], 0, 0],
    [['lieve@example.be'], 5, 1],
  ])('%j: exit %i', async (flags, exit, certain) => {
    const { code, stdout } = await (await mailed()).run(['check', ...flags, '--json']);
    expect([code, JSON.parse(stdout).check.certain]).toEqual([exit, certain]);
  });

  test('limits mails by the period, never opt-outs; --count and --limit change only what is shown', async () => {
    const store = await mailed();
    const shown = async (...flags: string[]) => {
      const now = Date.UTC(2026, 10, 25);
      const { code, stdout } = await store.run(['check', ...flags, '--json'], { now });
      const { findings, check } = JSON.parse(stdout);
      return [code, findings.length, check.certain, check.possible];
    };
    expect(await shown('--last', '1y', '--limit', '1')).toEqual([5, 1, 1, 1]);
    expect(await shown('--count')).toEqual([5, 0, 1, 1]);
    const { stdout } = await store.run(['check', '--count']);
    expect(stdout).not.toContain('@');
  });

  test('mail without any consent, and to sign-ups that were not confirmed', async () => {
    const store = await imported(
      {
        action: 'optedIn',
        timestamp: '2026-01-01T10:00:00Z',
        details: { list: 'A' },
        email: 'other@example.be',
      },
      { action: 'subscribed', timestamp: '2026-01-05T10:00:00Z', details: { list: 'A' } },
      mail('2026-01-20T09:00:00Z'),
      mail('2026-01-20T09:00:00Z', { email: 'nobody@example.be' }),
    );
    const rules = async (rule: string) => {
      const { stdout } = await store.run(['check', '--rule', rule, '--json']);
      return JSON.parse(stdout).findings.map(
        ({ email, rule: broken, ending }: Record<string, { action: string } | undefined>) => [
          email,
          broken,
          ending?.action ?? null,
        ],
      );
    };
    expect(await rules('unconfirmed')).toEqual([['lieve@example.be', 'unconfirmed', 'subscribed']]);
    expect(await rules('no-proof')).toEqual([['nobody@example.be', 'no-proof', null]]);
    expect(await rules('after-opt-out')).toEqual([]);
  });

  test('of the samples: nothing found, one mail held back', async () => {
    for (const grace of ['0', '48h']) {
      const { code, stdout } = await (await seededStore()).run(['check', '--grace', grace, '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        findings: [],
        check: { contacts: 10, heldBack: 1, certain: 0, possible: 0 },
      });
    }
  });

  test('a source without opt-outs, of which much was sent, is named', async () => {
    const many = (count: number, type: string) =>
      Array.from({ length: count }, (_, n) =>
        mail(new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(), {
          source: `shop-${type}`,
          campaign: { id: `c-${type}`, type },
        }),
      );
    const store = await imported(
      ...many(60, 'campaign'),
      ...many(60, 'transactional'),
      ...many(49, 'workflow'),
    );
    const { code, stdout } = await store.run(['check', '--json']);
    expect([code, JSON.parse(stdout).check.warnings]).toEqual([
      0,
      [{ code: 'noOptOuts', source: 'shop-campaign' }],
    ]);
    expect((await store.run(['check'])).stdout).toContain(
      'Careful: the store holds no opt-outs of shop-campaign',
    );
  });

  test('--max-age: a source that was not imported for so long: exit 5', async () => {
    const store = await imported(optOut);
    const later = { now: Date.now() + 3 * 86_400_000 };
    const check = async (age: string) => {
      const { code, stdout } = await store.run(['check', '--max-age', age, '--json'], later);
      return [code, JSON.parse(stdout).check.warnings];
    };
    expect(await check('2d')).toEqual([5, [{ code: 'stale', source: 'esp' }]]);
    expect(await check('1w')).toEqual([0, []]);
    expect((await store.run(['check', '--max-age', '10bd'])).code).toBe(2);
  });

  test('an unknown contact: exit 3; a store without a history: nothing found', async () => {
    const store = await mailed();
    expect(await store.run(['check', 'leve@example.be'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: 'error: Contact not found: leve@example.be.\nNearest: lieve@example.be.\n',
    });
    expect((await store.run(['check', '--list', 'B'])).code).toBe(3);
    const empty = emptyStore();
    const { code, stdout } = await empty.run(['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('The store has no events yet');
    expect(existsSync(empty.path)).toBe(false);
    expect((await empty.run(['check', 'anna@example.be'])).code).toBe(3);
  });

  test.each([
    ['--grace', 'soon'],
    ['--grace', '-1h'],
    ['--rule', 'nonsense'],
    ['--from', '2026-02-30'],
    ['--untyped', 'test'],
  ])('refuses %s %s', async (...flags) => {
    expect(await (await mailed()).run(['check', ...flags])).toMatchObject({ code: 2, stdout: '' });
  });

  test('of the addresses on standard input', async () => {
    const store = await mailed();
    expect((await store.run(['check', '-', '--json'], { input: 'lieve@example.be\n' })).code).toBe(5);
    expect((await store.run(['check', '-'], { input: '' })).code).toBe(0);
    expect((await store.run(['check', '-'], { input: 'someone@example.be\n' })).code).toBe(3);
  });

  test('CSV has one finding a line', async () => {
    const { stdout } = await (await mailed()).run(['check', '--format', 'csv']);
    expect(stdout.split('\n')).toEqual([
      'rule,certainty,why,email,campaign_id,campaign_name,campaign_type,source,message_id,sent_at,ended_at,ending,ending_scope,after_seconds',
      'after-opt-out,certain,,lieve@example.be,c2,Soldes,campaign,esp,,2026-02-05T09:00:00.000Z,2026-02-01T10:00:00.000Z,unsubscribed,list:A,342000',
      'after-opt-out,possible,typeUnknown,lieve@example.be,x1,,,esp,,2026-02-06T09:00:00.000Z,2026-02-01T10:00:00.000Z,unsubscribed,list:A,428400',
      '',
    ]);
  });

  test('a report at a terminal points to it', async () => {
    const store = await mailed();
    const terminal = { columns: 100, rows: 40 };
    const args = [
      'create',
      'lieve@example.be',
      '--actions',
      'all',
      '--no-archived',
      '--from',
      '2020-01-01',
      '--no-pager',
    ];
    const { stderr } = await store.run(args, { terminal });
    const text = stderr.replace(/\x1b\[[0-9;]*m/g, '');
    expect(text).toContain(
      `2 mails were sent after an opt-out, or may have been: contact-report check lieve@example.be`,
    );
    expect((await store.run(args)).stderr).toBe('');
  });
});
