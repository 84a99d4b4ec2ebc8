import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanEnv, fixture, program, temporaryFolder } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const unknown = (name: string) => fixture(`csv/unknown/${name}`);

/** A folder with copies of files, in which `sh` finds the built program and a store. */
function shellWith(...names: string[]) {
  const folder = temporaryFolder();
  for (const name of names) copyFileSync(unknown(name), join(folder, name));
  const launcher = join(folder, 'contact-report');
  writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(launcher, 0o755);
  const env = cleanEnv({
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    CONTACT_REPORT_STORE: join(folder, 'store', 'events.db'),
  });
  /** Runs a command line as it is pasted; gives its code and all that it printed. */
  return (command: string) => {
    try {
      const output = execFileSync('sh', ['-c', `exec 2>&1; ${command}`], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      return { code: 0, output };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, output: stdout };
    }
  };
}

/** The commands among printed lines. */
const commandsIn = (output: string) =>
  output.split('\n').filter((line) => line.startsWith('contact-report import '));

describe('a newcomer needs two commands for', () => {
  test.each([
    ['aktivitaet.csv', 5, 0],
    ['one-row-each.csv', 8, 0],
    ['contacts-list.csv', 2, 0],
    ['rapport.txt', 4, 1],
    ['events.json', 2, 0],
    ['day-or-month.csv', 2, 0],
  ])('%s: the error, and the command that it proposes, pasted in sh', (name, imported, code) => {
    const sh = shellWith(name);
    const first = sh(`contact-report import ${name}`);
    expect(first.code).toBe(1);
    expect(first.output).toMatch(/^error: Cannot import /);
    const [command = ''] = commandsIn(first.output);
    const second = sh(command);
    expect(second.output).toMatch(new RegExp(`^imported +${imported}$`, 'm'));
    expect(second.code).toBe(code);
    expect(sh(command).output).toMatch(new RegExp(`^duplicates +${imported}$`, 'm'));
  });

  test('ids.csv, with a table of the contacts in the place of FILE', () => {
    const sh = shellWith('ids.csv', 'users.csv');
    const first = sh('contact-report import ids.csv').output;
    expect(first).not.toContain('begins with the day');
    expect(commandsIn(first)).toHaveLength(1);
    const [command = ''] = commandsIn(first);
    const { output, code } = sh(command.replace('FILE', 'users.csv'));
    expect(output).toMatch(/^ids.csv, record 3: unknown contact id: "99"$/m);
    expect(output).toMatch(/^imported +2$/m);
    expect(code).toBe(1);
  });

  test('a table without a header row', () => {
    const sh = shellWith();
    sh("printf 'a@example.com,open,2026-03-01\\nb@example.com,click,2026-03-02\\n' > bare.csv");
    const [command = ''] = commandsIn(sh('contact-report import bare.csv').output);
    expect(command).toContain("--map email='#1'");
    expect(sh(command).output).toMatch(/^imported +2$/m);
  });

  test('several files with the same columns at once', () => {
    const sh = shellWith('aktivitaet.csv');
    sh("cp aktivitaet.csv 'März 2.csv'; sed -i 's/Frühling/Sommer/' 'März 2.csv'");
    const first = sh("contact-report import aktivitaet.csv 'März 2.csv'");
    expect(first.output).toContain('Geöffnet     2  campaignRead');
    const [command = ''] = commandsIn(first.output);
    expect(command).toContain("aktivitaet.csv 'März 2.csv'");
    expect(sh(command).output).toMatch(/^imported +10$/m);
  });
});

test('the error shows columns, cells, words and what is not known, and no address', async () => {
  const { stdout, stderr, code } = await emptyStore().run(['import', unknown('aktivitaet.csv')]);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr.replaceAll(unknown(''), '').replace(/ --store \S+/, '')).toMatchInlineSnapshot(`
    "error: Cannot import aktivitaet.csv: unknown columns ("E-Mail", "Datum", "Ereignis", "Betreff", "Absender").
    Columns and their first rows, separated by semicolons:
      E-Mail    addresses  …@… | …@… | …@…
      Datum     times      03.02.2026 09:05 | 03.02.2026 09:40 | 03.02.2026 09:41
      Ereignis  words      Zugestellt | Geöffnet | Geklickt
      Betreff              Frühling | Frühling | Frühling
      Absender  addresses  …@… | …@… | …@…
    Words in Ereignis and the actions proposed:
      Zugestellt   1  campaignDelivered
      Geöffnet     1  campaignRead
      Geklickt     1  campaignLinkClicked
      Hard Bounce  1  bounced
      Abgemeldet   1  unsubscribed
      Vorgemerkt   1  ?
    Words with ? are ignored until you add their action: --map-action Vorgemerkt=ACTION (contact-report actions lists them).
    Import it:
    contact-report import aktivitaet.csv --map email=E-Mail --map timestamp=Datum --map action=Ereignis --map campaign_name=Betreff --map-action Zugestellt=campaignDelivered --map-action 'Geöffnet=campaignRead' --map-action Geklickt=campaignLinkClicked --map-action 'Hard Bounce=bounced' --map-action Abgemeldet=unsubscribed
    --dry-run tries it; --save-mapping FILE keeps the mapping for the next file.
    "
  `);
  expect(stderr).not.toMatch(/\w@\w/);
});

test('a list of contacts is called one', async () => {
  const { stderr } = await emptyStore().run(['import', unknown('contacts-list.csv')]);
  expect(stderr).toContain('This looks like a list of contacts, not of events: Status holds states');
  expect(stderr).toContain("--map timestamp='Date added' --set action=created");
});

test('the order of day and month is asked, with a command for each', async () => {
  const { stderr } = await emptyStore().run([
    'import',
    unknown('day-or-month.csv'),
    '--tz',
    'Europe/Brussels',
  ]);
  const [day = '', month = ''] = commandsIn(stderr);
  expect(stderr).toContain('No row shows whether 3/4/2026 9:05 begins with the day or with the month.');
  expect(day).toContain("--date-format 'd/M/yyyy H:mm' --tz Europe/Brussels");
  expect(month).toContain("--date-format 'M/d/yyyy H:mm' --tz Europe/Brussels");
});

test('with --json, the error has the command in its hint and nothing else is printed', async () => {
  const { stdout, stderr } = await emptyStore().run(['import', unknown('ids.csv'), '--json']);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  const { error } = JSON.parse(stderr);
  expect(Object.keys(error)).toEqual(['code', 'message', 'hint']);
  expect(error.code).toBe('import_unmapped');
  expect(error.hint).toMatch(/^Map them: contact-report import \S+ --map email=user_id .* --contacts FILE/);
});

test('standard input gets the same error', async () => {
  const input = readFileSync(unknown('ids.csv'));
  const { stderr, code } = await emptyStore().runBuilt(['import', '-'], { input });
  expect(code).toBe(1);
  expect(stderr).toContain('Words in event and the actions proposed:\n  Email Sent    2  campaignSent\n');
});

describe('the layout of a table', () => {
  const map = ['--map', 'email=#1', '--map', 'timestamp=#2', '--set', 'action=created'];
  const rows = 'a@example.com;2026-03-01\nb@example.com;soon\n';

  test.each([
    ['--skip-lines 2', `Report, all contacts\n1,2\nmail;time\n${rows}`, []],
    ['--no-header', rows, []],
    ['--skip-lines 1 --no-header', `x;y;z\n${rows}`, []],
    ['--separator tilde', `mail~time\n${rows.replaceAll(';', '~')}`, ['--separator', '~']],
  ])('is said by %s; records keep their numbers', async (flags, text, more) => {
    const words = flags.includes('tilde') ? [] : flags.split(' ');
    const { stdout, stderr } = await emptyStore().run(['import', '-', ...map, ...words, ...more], {
      input: text,
    });
    expect(stdout).toMatch(/^imported +1$/m);
    expect(stderr).toContain('-, record 2: impossible time: "soon"');
  });

  test('and by --encoding', async () => {
    const store = emptyStore();
    const input = Buffer.from('mail;time;ville\na@example.com;2026-03-01;Li\x8ege\n', 'latin1');
    await store.run(['import', '-', '--encoding', 'macintosh', ...map], { input });
    const { stdout } = await store.run(['create', 'a@example.com', '--json']);
    expect(JSON.parse(stdout).events[0].details).toEqual({ ville: 'Liége' });
  });

  test.each([
    [['--separator', 'xx'], 'Invalid value for --separator: xx.', 'comma'],
    [['--encoding', 'klingon'], 'Invalid value for --encoding: klingon.', 'windows-1252'],
    [['--skip-lines', '-1'], 'Invalid value for --skip-lines: -1.', 'whole number'],
  ])('%j is refused', async (flags, message, hint) => {
    const { stderr, code } = await emptyStore().run(['import', unknown('ids.csv'), ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

describe('a mapping in a file', () => {
  const flags = ['--map', 'email=Recipient', '--map', 'timestamp=When', '--map', 'action=Event'];
  const words = ['--map-action', 'opened=campaignRead', '--map-action', 'clicked=campaignLinkClicked'];
  const layout = ['--date-format', 'd/M/yyyy H:mm', '--tz', 'Europe/Brussels'];

  test('is saved by one import and used by the next, whose flags win', async () => {
    const store = emptyStore();
    const mapping = join(store.folder, 'tool.json');
    const save = [
      'import',
      unknown('day-or-month.csv'),
      ...flags,
      ...words,
      ...layout,
      '--save-mapping',
      mapping,
    ];
    const saved = await store.run(save);
    expect(saved.stderr).toContain(`Mapping saved: ${mapping}`);
    expect(JSON.parse(readFileSync(mapping, 'utf8'))).toEqual({
      schemaVersion: 1,
      map: { email: 'Recipient', timestamp: 'When', action: 'Event' },
      mapAction: { opened: 'campaignRead', clicked: 'campaignLinkClicked' },
      dateFormat: 'd/M/yyyy H:mm',
      tz: 'Europe/Brussels',
    });
    const again = await store.run(['import', unknown('day-or-month.csv'), '--mapping', mapping, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, duplicates: 2 });
    const other = ['--mapping', mapping, '--map-action', 'opened=-', '--tz', 'UTC', '--json'];
    const { stdout } = await store.run(['import', unknown('day-or-month.csv'), ...other]);
    expect(JSON.parse(stdout)).toMatchObject({ imported: 1, ignored: 1 });
    // The same mapping again replaces nothing; another one would.
    expect((await store.run(save)).code).toBe(0);
    const changed = await store.run([...save, '--set', 'source=shop']);
    expect(changed.stderr).toContain(`File already exists: ${mapping}.`);
    expect(changed.code).toBe(1);
  });

  test('is not saved by a dry run, by an import that fails, or without a mapping', async () => {
    const store = emptyStore();
    const mapping = join(store.folder, 'tool.json');
    const save = (...more: string[]) =>
      store.run(['import', unknown('day-or-month.csv'), ...more, '--save-mapping', mapping]);
    expect((await save(...flags, ...words, ...layout, '--dry-run')).code).toBe(0);
    expect((await save(...flags)).code).toBe(1);
    expect(await save('--map', 'email=Nobody', ...flags.slice(2))).toMatchObject({ code: 2 });
    const without = await store.run(['import', fixture('history.csv'), '--save-mapping', mapping]);
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('Missing mapping for --save-mapping.');
    expect(existsSync(mapping)).toBe(false);
  });

  test('is refused when it is missing or damaged', async () => {
    const store = emptyStore();
    const missing = await store.run([
      'import',
      unknown('ids.csv'),
      '--mapping',
      join(store.folder, 'x.json'),
    ]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('Cannot read the mapping');
    const damaged = await store.run(['import', unknown('ids.csv'), '--mapping', unknown('ids.csv')]);
    expect(damaged.code).toBe(2);
    expect(damaged.stderr).toContain('invalid JSON');
    const wrong = join(store.folder, 'wrong.json');
    writeFileSync(wrong, '{"schemaVersion":1,"map":{"email":"E"},"encoding":"klingon"}');
    const refused = await store.run(['import', unknown('ids.csv'), '--mapping', wrong]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('invalid value of encoding');
  });
});
