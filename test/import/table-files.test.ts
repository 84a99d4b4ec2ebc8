import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../src/import/formats/mapped/mapping-parts.ts';
import { tellText } from '../support/expectations.ts';

const mapping = parseMapping(
  ['email=Email', 'action=Event', 'timestamp=Date'],
  ['opened=campaignRead'],
  null,
);
const opened = { email: 'anna@example.be', action: 'campaignRead', timestamp: '2025-11-04T15:21:09.000Z' };
const table = 'Email,Event,Date\nanna@example.be,opened,2025-11-04T15:21:09Z\n';

describe('a table is read', () => {
  it.each([
    ['with title lines', `Campaign report\nCampaign:,Autumn\n\n${table}`],
    ['with title lines that a spreadsheet filled up', `Campaign report,,\n,,\n${table}`],
    ['with a blank first line', `\n${table}`],
    ['with a title and one row', `Report of November, 2025\n${table.replaceAll(',', ';')}`],
    ['with a title in more cells', `Report,November,2025,x\n\n${table}`],
    ['with comments', `# made by a program\n# version 2\n${table}`],
    ['with blank rows above', `,,\n,,\n${table}`],
    ['with an invisible character in its header', `\u200b${table}`],
    ['with sep=', `sep=;\n${table.replaceAll(',', ';')}`],
    ['with #TYPE', `#TYPE System.Object\n${table}`],
    ['with #Fields:', `#Software: X\n#Fields: ${table}`],
    ['with pipes', table.replaceAll(',', '|')],
    ['with a no-break space in its header', table.replace('Date', '\u00a0Date ')],
    [
      'with separators in its quoted header',
      `"Name, first";${table.replaceAll(',', ';').replace('\n', '\nx;')}`,
    ],
    ['with a line break in its header', `"Some\nthing",${table.replace('\n', '\nx,')}`],
    ['in UTF-16 without a byte order mark', Buffer.from(table, 'utf16le')],
    [
      'in Windows-1252',
      Buffer.from(table.replace('Email', 'Prénom,Email').replace('\n', '\nZoë,'), 'latin1'),
    ],
  ])('%s', async (_, bytes) => {
    expect(await tellText(bytes, { mapping })).toMatchObject({ events: [opened], rejected: [] });
  });

  it('in Windows-1252 with the signs that Latin-1 lacks', async () => {
    const rows = Buffer.from(
      'Email,Event,Date,Place\na@example.com,opened,2025-11-04,L\x92\xe9t\xe9 \x80\n',
      'latin1',
    );
    const { events } = await tellText(rows, { mapping });
    expect(events).toMatchObject([{ details: { Place: 'L’été €' } }]);
  });

  it('with several recipients in a cell', async () => {
    const rows =
      '"anna@example.be, bob@example.be",opened,2025-11-04\ncas@example.be##Receive; d@example.be##Fail,opened,2025-11-04\n' +
      "e@example.be f@example.be,opened,2025-11-04\n[g@example.be|'h@example.be'],opened,2025-11-04\n" +
      'mailto:i@example.be,opened,2025-11-04\n"j@example.be, nobody",opened,2025-11-04\n';
    const { events, rejected } = await tellText(`Email,Event,Date\n${rows}`, { mapping });
    const names = ['anna', 'bob', 'cas', 'd', 'e', 'f', 'g', 'h', 'i'];
    expect(events.map(({ email }) => email)).toEqual(names.map((name) => `${name}@example.be`));
    expect(rejected).toEqual(['invalid e-mail address']);
  });

  it.each([
    'N/A',
    'null',
    '(null)',
    'None',
    'nil',
    'undefined',
    'NaN',
    '#REF!',
    '--',
    '—',
    '?',
    'n.v.t.',
    '(not set)',
  ])('and its placeholder %s says nothing', async (placeholder) => {
    const withCampaign = parseMapping(
      ['email=Email', 'action=Event', 'timestamp=Date', 'campaign_name=Campaign', 'url=Link'],
      ['opened=campaignRead'],
      null,
    );
    const text = `${table.replace('Date', 'Date,Campaign,Link').replace('09Z', `09Z,${placeholder},${placeholder}`)}`;
    const { events } = await tellText(text, { mapping: withCampaign });
    expect(events).toMatchObject([{ campaign: null, details: {} }]);
  });
});

it('a mapped column that is there twice is refused', async () => {
  const text = 'Email,Event,Date,Date\nanna@example.be,opened,2025-11-04,2025-12-24\n';
  await expect(tellText(text, { mapping })).rejects.toThrow('twice');
});

it('states are no events unless the user maps a word of them', async () => {
  const state = parseMapping(['email=Email', 'action=Status', 'timestamp=Date added'], [], null);
  const text = 'Email,Status,Date added\nanna@example.be,Unsubscribed,2021-03-01\n';
  expect(await tellText(text, { mapping: state })).toMatchObject({
    events: [],
    ignored: { Unsubscribed: 1 },
  });
});

it.each([
  ['a workbook of an old Excel', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'), 'Excel workbook'],
  [
    'a spreadsheet of LibreOffice',
    Buffer.from(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`),
    'spreadsheet',
  ],
])('%s is refused, to be saved as CSV', async (_, bytes, what) => {
  await expect(tellText(bytes)).rejects.toMatchObject({
    message: expect.stringContaining(what),
    hint: expect.stringContaining('CSV'),
  });
});

it('a table of bounces with a time is no export of Mailchimp', async () => {
  const text = 'Email Address,Bounce Type,When\nanna@example.be,hard,2025-11-04\n';
  await expect(tellText(text)).rejects.toMatchObject({ code: 'import_unmapped' });
});
