import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';
import { emptyStore, importSamples, seededStore } from '../../support/stores.ts';
import { terminals } from '../../support/terminals.ts';

const start = terminals();

test('off a terminal: the help, on stdout, exit 0', async () => {
  const help = await runInProcess(['--help']);
  expect(help.stdout).toMatch(/^Usage: contact-report /);
  for (const args of [[], ['--no-color'], ['--no-input'], ['--tz', 'UTC']]) {
    expect(await runInProcess(args)).toEqual({ ...help, code: 0, stderr: '' });
  }
});

test.each([
  { why: '--no-input', args: ['--no-input'], env: {} },
  { why: 'CI', args: [], env: { CI: 'true' } },
  { why: 'a dumb terminal', args: [], env: { TERM: 'dumb' } },
])('the help also on a terminal where nobody is asked: $why', async ({ args, env }) => {
  const pty = start(emptyStore(), args, { env, rows: 60 });
  expect(await pty.exit()).toEqual({ code: 0, signal: null });
  expect(pty.screen()).toMatch(/^Usage: contact-report /);
});

test('what is no command, or no flag, is still told', async () => {
  expect(await runInProcess(['lst'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Unknown command: lst.'),
  });
  expect(await runInProcess(['--lst'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Unknown option: --lst.'),
  });
  expect(await runInProcess(['--tz', 'Nowhere/Land'])).toMatchObject({ code: 2, stdout: '' });
});

test.each([80, 40])(
  'without a store, in %i columns: says so, how to import, and makes none',
  async (cols) => {
    const store = emptyStore();
    const pty = start(store, [], { cols });
    const screen = await pty.waitFor('esc leave');
    expect(screen).toContain('❯ + new report');
    expect(screen.replace(/\s+/g, ' ')).toContain(
      'There are no reports yet, and no events to report on. Import some:',
    );
    expect(screen).toContain('  contact-report import FILE');
    pty.key('escape');
    expect((await pty.exit()).code).toBe(0);
    expect(existsSync(store.path)).toBe(false);
  },
);

test('from events to the first report with Enter and the address alone', async () => {
  const store = emptyStore();
  const pty = start(store);
  await pty.waitFor('contact-report import FILE');
  // The import is noticed while one is looking.
  await store.run(importSamples);
  await pty.waitFor('Press ⏎ to create the first one.');
  pty.key('enter');
  await pty.waitFor('E-mail address');
  pty.type('anna.peeters@example.be');
  await pty.waitFor('❯ anna.peeters@example.be');
  pty.key('enter');
  await pty.waitFor('Email: select all');
  pty.key('enter');
  await pty.waitFor('❯ last 30 days');
  pty.type('jjj');
  await pty.waitFor('❯ everything');
  pty.key('enter');
  await pty.waitFor('(y/N)');
  pty.key('enter');
  await pty.waitFor('⏎ back to the list');
  pty.key('enter');
  expect(await pty.waitFor('esc leave')).toMatch(/❯ +1 {2}anna\.peeters@example\.be +completed +28/);
});

test('the calendar knows on which days of the zone something happened', async () => {
  const store = await seededStore();
  const pty = start(store, [
    'create',
    'anna.peeters@example.be',
    '--actions',
    'all',
    '--tz',
    'Europe/Brussels',
  ]);
  await pty.waitFor('❯ last 30 days');
  pty.type('jjjj');
  await pty.waitFor('❯ choose dates…');
  pty.key('enter');
  await pty.waitFor('? From:');
  const days = [
    // The day on which winter time begins has 25 hours; both events are in the hour that comes twice.
    ['2025-10-26', 'Sunday 26 October 2025', '2 events'],
    ['2026-01-31', 'Saturday 31 January 2026', '1 event'],
    ['2026-02-01', 'Sunday 1 February 2026', '1 event'],
    ['2026-02-28', 'Saturday 28 February 2026', '0 events'],
    ['2026-03-01', 'Sunday 1 March 2026', '2 events'],
    ['1970-01-15', 'Thursday 15 January 1970', '0 events'],
    ['9998-12-31', 'Thursday 31 December 9998', '0 events'],
  ] as const;
  for (const [day, words, shown] of days) {
    pty.key('ctrl-u');
    pty.type(day);
    await pty.waitFor(`? From: ${day}\n`);
    await pty.waitFor(`  ${words}\n  ${shown} that day`);
  }
  pty.key('ctrl-u');
  pty.type('2026-02-30');
  pty.key('enter');
  await pty.waitFor('Invalid date for --from: 2026-02-30.');
  // Beyond the calendar, and still a day.
  pty.key('ctrl-u');
  pty.type('9999-12-31');
  pty.key('enter');
  await pty.waitFor('✔ From: 9999-12-31');
  await pty.waitFor('? To: 9998-12-31');
});
