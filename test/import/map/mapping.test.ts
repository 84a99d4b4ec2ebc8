import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { parseMapping } from '../../../src/import/formats/mapped/mapping-parts.ts';
import { tellFile, tellText } from '../../support/expectations.ts';
import { fixture, temporaryFolder } from '../../support/program.ts';

const told = ({ email, action, timestamp }: { email: string; action: string; timestamp: string }) => [
  email.split('@')[0],
  action,
  timestamp.slice(0, 16),
];

/** The message and the hint of the usage error that `act` throws. */
async function usageError(act: () => unknown): Promise<[message: string, hint: string]> {
  try {
    await act();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return [(error as UsageError).message, (error as UsageError).hint ?? ''];
  }
  throw new Error('nothing was refused');
}

describe('several events a row', () => {
  const columns = ['Sent At', 'First Open', 'Last Open'];
  const event = columns.map((column, n) => `${n === 0 ? 'campaignSent' : 'campaignRead'}=${column}`);

  it('come from the columns of --event; an empty cell is no event', async () => {
    const mapping = parseMapping(['email=Email', 'campaign_name=Campaign'], [], null, {
      event: [...event, 'campaignLinkClicked=First Click', 'bounced=Bounced At'],
    });
    const { events, ignored, rejected } = await tellFile(fixture('csv/unknown/one-row-each.csv'), {
      mapping,
    });
    expect(events.map(told)).toEqual([
      ['anna.peeters', 'campaignSent', '2026-03-01T08:00'],
      ['anna.peeters', 'campaignRead', '2026-03-01T09:14'],
      ['anna.peeters', 'campaignRead', '2026-03-02T18:00'],
      ['anna.peeters', 'campaignLinkClicked', '2026-03-01T09:15'],
      ['koen.desmet', 'campaignSent', '2026-03-01T08:00'],
      ['koen.desmet', 'bounced', '2026-03-01T08:00'],
      ['tom.harris', 'campaignSent', '2026-03-01T08:00'],
      // The first open is the last one.
      ['tom.harris', 'campaignRead', '2026-03-01T11:00'],
    ]);
    expect(events.every(({ campaign }) => campaign === 'Spring')).toBe(true);
    expect(new Set(events.map(({ identity }) => identity)).size).toBe(events.length);
    expect({ ignored, rejected }).toEqual({ ignored: { 'no event': 1 }, rejected: [] });
  });

  it('come beside the event of the row itself', async () => {
    const mapping = parseMapping(['email=E', 'action=A', 'timestamp=T'], ['*=-', 'bounced=bounced'], null, {
      event: ['campaignRead=O'],
    });
    const text =
      'E,A,T,O\na@example.com,bounced,2026-03-01,\nb@example.com,opened,2026-03-01,2026-03-02\nc@example.com,sent,2026-03-01,\n';
    const { events, ignored } = await tellText(text, { mapping });
    expect(events.map(told)).toEqual([
      ['a', 'bounced', '2026-03-01T00:00'],
      ['b', 'campaignRead', '2026-03-02T00:00'],
    ]);
    expect(ignored).toEqual({ sent: 1 });
  });
});

describe('a constant', () => {
  const row = 'E,T\na@example.com,2026-03-01\n';

  it('is the same for all rows', async () => {
    const mapping = parseMapping(['email=E', 'timestamp=T'], [], null, {
      set: ['action=campaignRead', 'campaign_name=Spring', 'source=shop', 'details.team=north'],
    });
    const { events } = await tellText(row, { mapping });
    expect(events).toMatchObject([
      { action: 'campaignRead', campaign: 'Spring', source: 'shop', details: { team: 'north' } },
    ]);
  });

  it('may be the name of the file, which may be a word', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'Spring opens.csv.gz');
    writeFileSync(file, row);
    const mapping = parseMapping(['email=E', 'timestamp=T'], ['spring opens=campaignRead'], null, {
      set: ['action=@file', 'campaign_name=@file'],
    });
    const { events } = await tellFile(file, { mapping });
    expect(events).toMatchObject([{ action: 'campaignRead', campaign: 'Spring opens' }]);
  });

  it('may be the time of all rows', async () => {
    const mapping = parseMapping(['email=E'], [], null, {
      set: ['action=campaignSent', 'timestamp=2026-02-01'],
    });
    const { events } = await tellText(row, { mapping });
    expect(events.map(told)).toEqual([['a', 'campaignSent', '2026-02-01T00:00']]);
  });
});

describe('a column', () => {
  const mapped = (email: string, timestamp: string) =>
    parseMapping([`email=${email}`, `timestamp=${timestamp}`], [], null, { set: ['action=created'] });

  it('may be two: a date and a time of day', async () => {
    const text =
      'E,Day,Hour\na@example.com,2026-03-01,09:14\nb@example.com,2026-03-01 00:00:00,9:14 PM\nc@example.com,,09:00\nd@example.com,2026-03-01,\n';
    const { events, rejected } = await tellText(text, { mapping: mapped('E', 'Day+Hour') });
    expect(events.map(told)).toEqual([
      ['a', 'created', '2026-03-01T09:14'],
      ['b', 'created', '2026-03-01T21:14'],
      ['d', 'created', '2026-03-01T00:00'],
    ]);
    expect(rejected).toEqual(['missing timestamp']);
  });

  it('may have a + or a # in its name', async () => {
    const { events } = await tellText('Day+Hour,#1\n2026-03-01,a@example.com\n', {
      mapping: mapped('#1', 'Day+Hour'),
    });
    expect(events).toHaveLength(1);
  });

  it('may be named by its number, also if two have its name, or none', async () => {
    const text = 'E,Date,Date,\na@example.com,2026-03-01,2026-04-01,2026-05-01\n';
    const times = await Promise.all(
      ['#2', '#3', '#4'].map(
        async (column) => (await tellText(text, { mapping: mapped('#1', column) })).events,
      ),
    );
    expect(times.flat().map(told)).toEqual([
      ['a', 'created', '2026-03-01T00:00'],
      ['a', 'created', '2026-04-01T00:00'],
      ['a', 'created', '2026-05-01T00:00'],
    ]);
  });

  it.each([
    ['Date', 'Day', 'Column not found in -: "Day".', '"Recipient", "When"'],
    ['Recipent', 'When', 'Column not found in -: "Recipent".', 'Did you mean Recipient?'],
    ['Recipient', 'When+Hour', 'Column not found in -: "Hour".', 'Use one of'],
    ['Recipient', '#9', 'Column not found in -: "#9".', 'Use one of'],
    ['Recipient', 'Twice', '- has the column "Twice" twice.', 'Use its number: #3 or #4.'],
  ])('%s and %s: %s', async (email, timestamp, message, hint) => {
    const text = 'Recipient,When,Twice,Twice\na@example.com,2026-03-01,1,2\n';
    const mapping = mapped(email === 'Date' ? 'Recipient' : email, timestamp);
    const [said, next] = await usageError(() => tellText(text, { mapping }));
    expect(said).toBe(message);
    expect(next).toContain(hint);
  });
});

describe('a mapping is refused', () => {
  const map = ['email=E', 'timestamp=T', 'action=A'];
  it.each<[string[], { set?: string[]; event?: string[] }, string, string]>([
    [map, { set: ['email=x@example.com'] }, 'Duplicate target: email.', '--map or with --set'],
    [[...map, 'url=U', 'URL=V'], {}, 'Duplicate target: URL.', ''],
    [map, { set: ['sorce=shop'] }, 'Unknown target for --set sorce=shop: "sorce".', 'source'],
    [map, { set: ['source'] }, 'Invalid value for --set: "source".', '--set source=shop'],
    [['email=E', 'timestamp=T'], { set: ['action=opend'] }, 'Unknown action for --set action=opend', ''],
    [map, { set: ['campaign_type=mail'] }, 'Invalid value for --set campaign_type: "mail".', 'workflow'],
    [
      ['email=E'],
      { set: ['timestamp=soon', 'action=created'] },
      'Invalid value for --set timestamp',
      '2026-01-31',
    ],
    [['timestamp=T'], { set: ['email=anna', 'action=created'] }, 'Invalid value for --set email', 'address'],
    [['email=E'], { event: ['campaignRed=O'] }, 'Unknown action for --event campaignRed=O', 'campaignRead'],
    [['email=E'], { event: ['campaignRead'] }, 'Invalid value for --event: "campaignRead".', 'ACTION=COLUMN'],
    [['timestamp=T'], { event: ['campaignRead=O'] }, 'Missing --map for email.', '--map email=COLUMN'],
    [['email=E', 'action=A'], { event: ['campaignRead=O'] }, 'Missing --map for timestamp.', ''],
    [[...map, 'contacts.id=I'], {}, 'Missing --contacts: its columns are mapped.', '--contacts FILE'],
  ])('%j %j: %s', async (maps, more, message, hint) => {
    const [said, next] = await usageError(() => parseMapping(maps, [], null, more));
    expect(said).toContain(message);
    expect(next).toContain(hint);
  });
});

describe('contacts by id', () => {
  const mapping = (contacts: string, more: string[] = []) =>
    parseMapping(['email=user_id', 'timestamp=time', ...more], [], null, {
      set: ['action=created'],
      contacts,
    });
  const fileOf = (text: string) => {
    const path = join(temporaryFolder(), 'users.csv');
    writeFileSync(path, text);
    return path;
  };
  const events =
    'user_id,time\n17,2026-03-01\n18.0,2026-03-02\n99,2026-03-03\n,2026-03-04\nc@example.com,2026-03-05\n';

  it('are found in a table of ids and addresses; an unknown id is rejected', async () => {
    const contacts = fileOf('user_id;name;mail\n17;Anna;a@example.com\n18;Bob;b@example.com\n19;Nobody;\n');
    const { events: found, rejected } = await tellText(events, { mapping: mapping(contacts) });
    expect(found.map(({ email }) => email)).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    expect(rejected).toEqual(['unknown contact id: "99"', 'missing e-mail address']);
  });

  it('may be in columns that are named', async () => {
    const contacts = fileOf('key,home,work\n17,a@example.com,a@work.example\n');
    const { events: found } = await tellText(events, {
      mapping: mapping(contacts, ['contacts.id=key', 'contacts.email=work']),
    });
    expect(found[0]?.email).toBe('a@work.example');
  });

  it.each([
    ['key,mail\n17,a@example.com\n', 'which column is contacts.id?', '"key", "mail"'],
    ['user_id,name\n17,Anna\n', 'which column is contacts.email?', '--map contacts.email=COLUMN'],
    ['user_id,home,work\n17,a@example.com,a@work.example\n', 'which column is contacts.email?', '"work"'],
    ['{"user_id":17}\n', 'it is not a table', 'CSV'],
  ])('are refused: %j', async (text, message, hint) => {
    const contacts = fileOf(text);
    const [said, next] = await usageError(() => tellText(events, { mapping: mapping(contacts) }));
    expect(said).toContain(message);
    expect(next).toContain(hint);
  });
});

describe('JSON', () => {
  const mapping = parseMapping(
    ['email=recipient.address', 'timestamp=at', 'action=type', 'campaign_name=mail.name', 'url=link'],
    ['open=campaignRead', 'click=campaignLinkClicked'],
    null,
  );
  const expected = [
    ['anna.peeters', 'campaignRead', '2026-03-11T09:14'],
    ['koen.desmet', 'campaignLinkClicked', '2026-03-11T09:15'],
  ];

  it('is mapped by paths; its records are those of the one list', async () => {
    const { events, rejected } = await tellFile(fixture('csv/unknown/events.json'), { mapping });
    expect(rejected).toEqual([]);
    expect(events.map(told)).toEqual(expected);
    expect(events).toMatchObject([
      { campaign: 'Spring', details: { os: 'iOS' } },
      { details: { url: 'https://maison.example/' } },
    ]);
  });

  it('may be lines, and paths may lead through arrays', async () => {
    const lines = [
      { to: [{ mail: 'a@example.com' }, { mail: 'b@example.com' }], when: { day: '2026-03-01' } },
      { to: [{ mail: 'c@example.com' }], when: { day: '2026-03-02', hour: '10:00' } },
      { when: { day: '2026-03-02' } },
    ];
    const { events, rejected } = await tellText(lines.map((each) => `${JSON.stringify(each)}\n`).join(''), {
      mapping: parseMapping(['email=to.mail', 'timestamp=when.day+when.hour'], [], null, {
        set: ['action=created'],
      }),
    });
    expect(events.map(told)).toEqual([
      ['a', 'created', '2026-03-01T00:00'],
      ['b', 'created', '2026-03-01T00:00'],
      ['c', 'created', '2026-03-02T10:00'],
    ]);
    expect(rejected).toEqual(['missing e-mail address']);
  });

  it('is refused if its first objects lack a required path', async () => {
    const [said, next] = await usageError(() =>
      tellText('{"recipient":"a@example.com","at":1772356447,"type":"open"}\n', {
        mapping: parseMapping(['email=recipent', 'timestamp=at', 'action=type'], [], null),
      }),
    );
    expect(said).toBe('Column not found in -: "recipent".');
    expect(next).toContain('recipient');
  });
});
