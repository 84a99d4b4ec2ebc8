import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { mappedFormat } from '../../src/import/formats/mapped/mapped-row.ts';
import { parseMapping } from '../../src/import/formats/mapped/mapping-parts.ts';
import { expectTold, tellFile, tellText } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';

describe('a mapped table', () => {
  it('becomes what expected.ndjson says', async () => {
    const maps = ['email=recipient', 'timestamp=Sent at', 'action=Event', 'campaign_name=Subject'];
    const details = ['url=Link', 'statuscode=Status code', 'details.auto=Automatic'];
    const words = [
      'opened=campaignRead',
      'Clicked=campaignLinkClicked',
      'bounce=bounced',
      'soft bounce=bounced',
    ];
    const zone = 'Europe/Brussels';
    const tool = await tellFile(fixture('csv/tool.csv'), {
      zone,
      mapping: parseMapping([...maps, ...details], [...words, 'printed=-'], 'dd-MM-yy H:mm'),
    });
    expectTold(tool, 'csv', 'tool.csv');
    const opens = await tellFile(fixture('csv/opens-only.csv'), {
      zone,
      mapping: parseMapping(['email=Email', 'timestamp=Timestamp'], ['*=campaignRead'], null),
    });
    expectTold(opens, 'csv', 'opens-only.csv');
    expect([opens.zoneless, tool.zoneless]).toEqual([1, 7]);
  });

  it('may have its zone in the date format', async () => {
    const mapping = parseMapping(['email=E', 'timestamp=T'], ['*=created'], "yyyy-MM-dd'T'HH:mm:ssXXX");
    const text = 'E,T\na@example.com,2026-02-03T09:05:00+02:00\n';
    const { events, zoneless } = await tellText(text, { zone: 'Asia/Tokyo', mapping });
    expect(events).toMatchObject([{ timestamp: '2026-02-03T07:05:00.000Z' }]);
    expect(zoneless).toBe(0);
  });

  it('has the source that a column names, or none', async () => {
    const mapping = parseMapping(['email=E', 'timestamp=T', 'source=S'], ['*=created'], null);
    const text = 'E,T,S\na@example.com,2026-02-03T09:05:00Z,shop\na@example.com,2026-02-03T09:05:00Z,\n';
    const { events } = await tellText(text, { mapping });
    expect(events.map(({ source }) => source)).toEqual(['shop', null]);
  });

  const ownedByAll = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

  it('may have columns and words that are properties of every object', async () => {
    const maps = ['email=E', 'timestamp=T', 'action=constructor', 'details.__proto__=__proto__'];
    const mapping = parseMapping(maps, ['constructor=created'], null);
    const text = 'E,T,constructor,__proto__\na@example.com,2026-02-03T09:05:00Z,Constructor,x\n';
    const { events } = await tellText(text, { mapping });
    expect(events.map(({ action, details }) => [action, Object.entries(details)])).toEqual([
      [
        'created',
        [
          ['__proto__', 'x'],
          ['nativeType', 'Constructor'],
        ],
      ],
    ]);
  });

  it('counts by name the words that nobody mapped, whatever they are', async () => {
    const rows = ownedByAll.map((word) => `a@example.com,2026-02-03T09:05:00Z,${word}\n`);
    const args = ['--map', 'email=E', '--map', 'timestamp=T', '--map', 'action=A', '--json'];
    const { stdout } = await emptyStore().run(['import', '-', ...args], {
      input: `E,T,A\n${rows.join('')}`,
    });
    const { ignored, ignoredKinds } = JSON.parse(stdout);
    expect(ignored).toBe(ownedByAll.length);
    expect(Object.entries(ignoredKinds)).toEqual(ownedByAll.map((word) => [word, 1]));
  });

  const complete = ['email=E', 'timestamp=T', 'action=A'];
  const one = ['email=E', 'timestamp=T'];
  it.each<[string[], string[], string | null, string, string]>([
    [['emial=E'], [], null, 'Unknown target for --map emial=E: "emial".', 'email'],
    [['zzzzzzzzz=E'], [], null, 'Unknown target for --map zzzzzzzzz=E: "zzzzzzzzz"', 'details.NAME'],
    [['email'], [], null, 'Invalid value for --map: "email".', 'email=Recipient'],
    [['email=E', 'EMAIL=F'], [], null, 'Duplicate target: email.', ''],
    [['action=A'], [], null, 'Missing --map for email and timestamp.', '--map timestamp=COLUMN'],
    [one, [], null, 'Missing --map for action.', '--set action=campaignSent'],
    [
      complete,
      ['x=campaignRed'],
      null,
      'Unknown action for --map-action x=campaignRed: "campaignRed"',
      'campaignRead',
    ],
    [complete, ['x='], null, 'Invalid value for --map-action: "x=".', 'opened=campaignRead'],
    [
      complete,
      [],
      'DD/MM/YYYY',
      'Invalid value for --date-format: "DD/MM/YYYY" (type dd, not DD).',
      'dd-MM-yyyy',
    ],
    [
      complete,
      [],
      'yyyy-MM-ddTHH:mm',
      'Invalid value for --date-format: "yyyy-MM-ddTHH:mm" (unknown tokens).',
      "'T'",
    ],
    [complete, [], 'dd/MM HH:mm', 'day, month or year is missing', ''],
    [complete, [], 'dd/MM/yyyy hh:mm', 'it has hours up to 12 but no a (am or pm)', ''],
  ])('is refused for %j %j %j', (map, action, dateFormat, message, hint) => {
    let error: unknown;
    try {
      parseMapping(map, action, dateFormat);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
    expect((error as UsageError).hint ?? '').toContain(hint);
  });

  it('is refused where a mapped column is not there', () => {
    const mapping = parseMapping(complete, [], null);
    expect(() => mappedFormat(mapping, { file: 'f.csv', columns: ['E', 'T', 'B'], mayLack: false })).toThrow(
      'Column not found in f.csv: "A".',
    );
  });
});
