import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../support/program.ts';
import { emptyStore, type TestStore } from '../support/stores.ts';

const email = 'anna.peeters@example.be';
const sendgrid = (event: string, timestamp: number, more = {}) =>
  JSON.stringify({ email, event, timestamp, sg_event_id: `${event}-${timestamp}`, ...more });
const postmark = (RecordType: string, ReceivedAt: string) =>
  JSON.stringify({ RecordType, MessageID: 'm-1', Recipient: email, ReceivedAt, Tag: 'agenda' });
// In the order of time these alternate.
const mixed = [
  sendgrid('delivered', 1781164800),
  sendgrid('open', 1781172000, { sg_machine_open: true }),
  postmark('Open', '2026-06-11T09:00:00Z'),
  postmark('Click', '2026-06-11T11:00:00Z'),
];

type Store = TestStore;

interface Row {
  readonly timestamp: string;
  readonly action: string;
  readonly source: string | null;
}

async function filled(): Promise<Store> {
  const store = emptyStore();
  const { code } = await store.run(['import', '-'], { input: mixed.join('\n') });
  expect(code).toBe(0);
  return store;
}

async function report(
  store: Store,
  ...flags: string[]
): Promise<{ sources: string[] | null; events: Row[] }> {
  const { stdout } = await store.run(['create', email, '--json', ...flags]);
  const { report, events } = JSON.parse(stdout);
  return { sources: report.sources, events };
}

/** The columns of the table: its words between wide gaps. */
async function columns(store: Store, ...flags: string[]): Promise<string[]> {
  const { stdout } = await store.run(['create', email, ...flags]);
  return (stdout.split('\n').find((line) => line.startsWith('When ')) ?? '').split(/ {2,}/);
}

describe('events of two platforms about one contact', () => {
  it('are one report, in the order of time, each with its source', async () => {
    const { sources, events } = await report(await filled());
    expect(events.map(({ timestamp, action, source }) => [timestamp, action, source])).toEqual([
      ['2026-06-11T08:00:00.000Z', 'campaignDelivered', 'sendgrid'],
      ['2026-06-11T09:00:00.000Z', 'campaignRead', 'postmark'],
      ['2026-06-11T10:00:00.000Z', 'campaignRead', 'sendgrid'],
      ['2026-06-11T11:00:00.000Z', 'campaignLinkClicked', 'postmark'],
    ]);
    expect(sources).toBeNull();
  });

  it('are those of one platform with --source', async () => {
    const { sources, events } = await report(await filled(), '--source', 'postmark');
    expect(events.map(({ source }) => source)).toEqual(['postmark', 'postmark']);
    expect(sources).toEqual(['postmark']);
  });

  it('have a column for the source only where there are several', async () => {
    const store = await filled();
    expect(await columns(store)).toEqual(['When (UTC)', 'Campaign', 'Action', 'Source', 'Details']);
    expect(await columns(store, '--source', 'postmark')).toEqual([
      'When (UTC)',
      'Campaign',
      'Action',
      'Details',
    ]);
  });

  it('are without the opens of machines with --exclude-machine', async () => {
    const { events } = await report(await filled(), '--exclude-machine');
    expect(events.map(({ timestamp }) => timestamp)).not.toContain('2026-06-11T10:00:00.000Z');
    expect(events).toHaveLength(3);
  });
});

it('a kind that a known platform did not have is counted by name, next to all else', async () => {
  const input = [...mixed, sendgrid('teleported', 1781164800), postmark('Levitated', ''), '{"what":1}'].join(
    '\n',
  );
  const { code, stdout } = await emptyStore().run(['import', '-', '--json'], { input });
  const { files: _, firstEvents: __, ...result } = JSON.parse(stdout);
  expect({ code, ...result }).toEqual({
    code: 1,
    schemaVersion: 1,
    imported: 4,
    duplicates: 0,
    ignored: 2,
    rejected: 1,
    ignoredKinds: { 'postmark: Levitated': 1, 'sendgrid: teleported': 1 },
    rejections: [{ file: '-', record: 7, reason: 'unknown format (keys: "what")' }],
  });
});

describe('a table of no known format', () => {
  const table = `Recipient;Sent at;What happened;Country
${email};03-02-26 9:05;Opened;BE
${email};03-02-26 9:06;Printed;BE
${email};03-02-26 9:07;bounced;BE
`;
  const maps = ['--map', 'email=Recipient', '--map', 'timestamp=Sent at', '--map', 'action=What happened'];
  const words = ['--map-action', 'opened=campaignRead', '--map-action', 'printed=-'];
  const times = ['--date-format', 'dd-MM-yy H:mm', '--tz', 'Europe/Brussels'];

  it('is read as --map, --map-action, --date-format and --tz say', async () => {
    const store = emptyStore();
    const { stdout, stderr } = await store.run(['import', '-', ...maps, ...words, ...times], {
      input: table,
    });
    expect(stdout.match(/\d+/g)?.slice(0, 4)).toEqual(['2', '0', '1', '0']);
    expect(stderr).toBe('ignored 1 × Printed\n2 times without a zone were read in Europe/Brussels.\n');
    expect((await report(store)).events).toMatchObject([
      {
        timestamp: '2026-02-03T08:05:00.000Z',
        action: 'campaignRead',
        source: null,
        details: { Country: 'BE', nativeType: 'Opened' },
      },
      { timestamp: '2026-02-03T08:07:00.000Z', action: 'bounced', details: { bounceKind: 'unknown' } },
    ]);
  });

  it('is refused with its columns and a command that works once it is completed', async () => {
    const store = emptyStore();
    const file = join(store.folder, "it's a table.csv");
    writeFileSync(file, table);
    const { code, stdout, stderr } = await store.run(['import', file]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('unknown columns ("Recipient", "Sent at", "What happened", "Country")');
    const command = /contact-report import .*/.exec(stderr)?.[0] ?? '';
    const completed = command
      .replace(/^contact-report/, `'${process.execPath}' '${program}'`)
      .replace('action=COLUMN', "action='What happened'")
      .replace('WORD=ACTION', 'opened=campaignRead');
    const added = `--store '${store.path}' --date-format 'dd-MM-yy H:mm' --json`;
    const answer = execFileSync('sh', ['-c', `${completed} ${added}`], { encoding: 'utf8' });
    const { imported, ignored, rejected } = JSON.parse(answer);
    expect({ imported, ignored, rejected }).toEqual({ imported: 2, ignored: 1, rejected: 0 });
  });
});
