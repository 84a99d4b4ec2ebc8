import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';
import { terminals } from '../../support/terminals.ts';

const start = terminals();

const table = `From;To;When;Mail;Event
news@maison.example;anna.peeters@example.be;3/4/2026 9:05;Spring;opened
news@maison.example;koen.desmet@example.net;5/4/2026 9:06;Spring;queued
`;

/** A store, and a folder with a table of no known format. */
function withTable(text = table) {
  const store = emptyStore();
  const folder = join(store.folder, 'in');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mails.csv'), text);
  return { store, folder };
}

/** The screen as one line. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe.each([80, 40])('in %i columns', (cols) => {
  test('an unknown table is shown and asked about; the command is shown and run', async () => {
    const { store, folder } = withTable();
    const pty = start(store, ['import', 'mails.csv'], { cols, rows: 50, cwd: folder });
    await pty.waitFor('Which day is 3/4/2026 9:05?');
    const seen = flat(pty.transcript());
    expect(seen).toContain('Columns and their first rows, separated by semicolons:');
    expect(seen).toMatch(/When times 3\/4\/2026 9:05/);
    expect(seen).toContain('opened 1 campaignRead');
    expect(seen).not.toContain('anna.peeters');
    await pty.waitFor('❯ April 3, 2026');
    pty.key('down');
    await pty.waitFor('❯ March 4, 2026');
    pty.key('enter');
    await pty.waitFor('What does queued mean (1 ×)?');
    await pty.waitFor('❯ nothing that counts');
    pty.key('down');
    await pty.waitFor('❯ Campaign sent');
    pty.key('enter');
    await pty.waitFor('(Y/n)');
    const command = /contact-report import .*events\.db/.exec(pty.transcript().replaceAll('\n', ''))?.[0];
    pty.key('enter');
    expect((await pty.exit()).code).toBe(0);
    expect(pty.screen()).toMatch(/imported +2/);
    const { stdout } = await store.run(['create', 'anna.peeters@example.be', '--json']);
    expect(JSON.parse(stdout).events).toMatchObject([
      { action: 'campaignRead', timestamp: '2026-03-04T09:05:00.000Z' },
    ]);
    if (cols === 80) {
      const shown = command?.replaceAll(/\s+/g, ' ').replace(/ --store .*/, '');
      expect(shown).toBe(
        "contact-report import mails.csv --map email=To --map timestamp=When --map action=Event --map-action opened=campaignRead --map-action queued=campaignSent --date-format 'M/d/yyyy H:mm'",
      );
    }
  });

  test.each([0, 1, 2])('Ctrl-C at question %i ends it, and nothing is written', async (question) => {
    const { store, folder } = withTable();
    const pty = start(store, ['import', 'mails.csv'], { cols, rows: 50, cwd: folder });
    const asked = ['Which day is', 'What does queued mean', '(Y/n)'];
    for (const text of asked.slice(0, question)) {
      await pty.waitFor(text);
      pty.key('enter');
    }
    await pty.waitFor(asked[question] ?? '');
    pty.key('ctrl-c');
    expect((await pty.exit()).code).toBe(130);
    expect(pty.cursorHidden()).toBe(false);
    expect(existsSync(store.path)).toBe(false);
  });
});

test('“no” to the command leaves the store as it was', async () => {
  const { store, folder } = withTable();
  const pty = start(store, ['import', 'mails.csv'], { rows: 50, cwd: folder });
  for (const text of ['Which day is', 'What does queued mean']) {
    await pty.waitFor(text);
    pty.key('enter');
  }
  await pty.waitFor('(Y/n)');
  pty.type('n');
  pty.key('enter');
  expect((await pty.exit()).code).toBe(130);
  expect(existsSync(store.path)).toBe(false);
});

test('what happened is asked if no column says it; the address if two may hold it', async () => {
  const { store, folder } = withTable(
    'Email,Second email,Date\nanna.peeters@example.be,a@example.com,2026-03-01\n',
  );
  const pty = start(store, ['import', 'mails.csv', '--save-mapping', 'm.json'], { rows: 50, cwd: folder });
  await pty.waitFor('Which column holds the contact’s address?');
  await pty.waitFor('❯ Email');
  pty.key('down');
  await pty.waitFor('❯ Second email');
  pty.key('enter');
  await pty.waitFor('What happened in these rows?');
  pty.key('enter');
  await pty.waitFor('What happened?');
  await pty.waitFor('❯ Campaign sent');
  pty.key('enter');
  await pty.waitFor('(Y/n)');
  pty.key('enter');
  expect((await pty.exit()).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'm.json'), 'utf8'))).toEqual({
    schemaVersion: 1,
    map: { email: 'Second email', timestamp: 'Date' },
    set: { action: 'campaignSent' },
  });
});

test('in French', async () => {
  const { store, folder } = withTable();
  const pty = start(store, ['import', 'mails.csv', '--lang', 'fr'], { rows: 50, cwd: folder });
  await pty.waitFor(/Quel jour est 3\/4\/2026 9:05/);
  expect(pty.screen()).toContain('3 avril 2026');
  pty.key('enter');
  await pty.waitFor('Que signifie queued (1 ×)');
  pty.key('enter');
  await pty.waitFor('L’importer avec cette commande');
  pty.key('enter');
  expect((await pty.exit()).code).toBe(0);
  expect(pty.screen()).toMatch(/importés +1/);
});

test.each([
  [['--no-input'], {}],
  [['--json'], {}],
  [[], { CI: 'true' }],
])('with %j %j nothing is asked', async (flags, env) => {
  const { store, folder } = withTable();
  const pty = start(store, ['import', 'mails.csv', ...flags], { rows: 50, env, cwd: folder });
  expect((await pty.exit()).code).toBe(1);
  expect(pty.screen()).toContain('--date-format');
  expect(pty.screen()).not.toContain('❯');
});

test('a table without addresses or times is not asked about', async () => {
  const { store, folder } = withTable();
  copyFileSync(fixture('csv/unknown/ids.csv'), join(folder, 'ids.csv'));
  const pty = start(store, ['import', 'ids.csv'], { rows: 50, cwd: folder });
  expect((await pty.exit()).code).toBe(1);
  expect(flat(pty.screen())).toContain('replace FILE by a table of ids and addresses');
});
