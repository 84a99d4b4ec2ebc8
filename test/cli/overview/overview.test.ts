import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TestStore } from '../../support/stores.ts';
import { linesOf, storeWithReports, terminals } from '../../support/terminals.ts';

const start = terminals();
let store: TestStore;
beforeEach(async () => {
  store = await storeWithReports();
});

const minute = /\d{4}-\d\d-\d\d \d\d:\d\d/g;

test('the list in 120 columns', async () => {
  const pty = start(store, [], { cols: 120 });
  const screen = await pty.waitFor('esc leave');
  expect(linesOf(screen).map((line) => line.replaceAll(minute, '<time>'))).toEqual([
    '? Contact reports',
    '  + new report',
    '  ID  Contact                     Status     Events  Period            Last run',
    '❯  3  koen.desmet@example.net     completed       6  since 2026-01-01  <time>',
    '   2  sophie.lambert@example.org  completed      11  since 2026-01-01  <time>',
    '   1  anna.peeters@example.be     completed       9  since 2026-01-01  <time>',
    '↑↓ choose · ⏎ open · n new report · esc leave',
  ]);
});

test('the list in 40 columns tells the rest of the highlighted report below', async () => {
  const pty = start(store, [], { cols: 40 });
  const screen = await pty.waitFor('esc leave');
  expect(linesOf(screen).map((line) => line.replaceAll(minute, '<time>'))).toEqual([
    '? Contact reports',
    '  + new report',
    '  ID  Contact         Status     Events',
    '❯  3  koen.desmet@e…  completed       6',
    '   2  sophie.lamber…  completed      11',
    '   1  anna.peeters@…  completed       9',
    '  koen.desmet@example.net · since',
    '  2026-01-01 · run <time>',
    '↑↓ choose · ⏎ open · n new report',
    'esc leave',
  ]);
});

describe.each([{ cols: 120 }, { cols: 80 }, { cols: 40 }])('$cols columns: every screen', ({ cols }) => {
  test('view, run again, delete, and back each time', async () => {
    const pty = start(store, [], { cols, rows: 40 });
    await pty.waitFor('esc leave');
    pty.key('down', 'enter');
    const menu = await pty.waitFor('back to the list');
    expect(menu).toMatch(/Report 2: sophie\.lambert@exa/);
    expect(menu).toContain('❯ view\n  run again\n  delete\n  back to the list');
    pty.key('enter');
    await pty.waitFor('⏎ back to the list');
    expect(pty.transcript()).toContain('Report 2 · completed');
    pty.key('enter');
    expect(await pty.waitFor('esc leave')).toContain('❯  2');

    pty.key('enter');
    await pty.waitFor('❯ view');
    pty.key('down');
    await pty.waitFor('❯ run again');
    pty.key('enter');
    await pty.waitFor('⏎ back to the list');
    pty.key('enter');
    expect(await pty.waitFor('esc leave')).toContain('❯  2');

    pty.key('enter');
    await pty.waitFor('❯ view');
    pty.type('d');
    await pty.waitFor('(y/N)');
    pty.key('enter');
    expect(await pty.waitFor('esc leave')).toContain('❯  2');
    pty.key('enter');
    await pty.waitFor('❯ view');
    pty.type('d');
    await pty.waitFor('(y/N)');
    pty.type('y');
    pty.key('enter');
    await pty.waitFor('Deleted report 2.');
    const left = await pty.waitFor('esc leave');
    expect(left).toContain('❯  3');
    expect(left).not.toMatch(/^ {3}2 /m);

    pty.key('enter');
    await pty.waitFor('❯ view');
    pty.key('up');
    await pty.waitFor('❯ back to the list');
    pty.key('enter');
    await pty.waitFor('esc leave');
    pty.key('escape');
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.cursorHidden()).toBe(false);
    const { stdout } = await store.run(['list', '--json']);
    expect(JSON.parse(stdout).reports.map((report: { id: number }) => report.id)).toEqual([3, 1]);
  });

  test('a new report, with a period from the calendar', async () => {
    const pty = start(store, [], { cols, rows: 40 });
    await pty.waitFor('esc leave');
    pty.key('home');
    await pty.waitFor('❯ + new report');
    pty.key('enter');
    await pty.waitFor('E-mail address');
    pty.type('koen.desmet@example.net');
    await pty.waitFor('❯ koen.desmet@example.net');
    pty.key('enter');
    await pty.waitFor('Email: select all');
    pty.key('enter');
    await pty.waitFor('❯ last 30 days');
    pty.key('end');
    pty.type('jjjj');
    await pty.waitFor('❯ choose dates…');
    pty.key('enter');
    await pty.waitFor('? From:');
    pty.type('2026-01-01');
    await pty.waitFor('January 2026');
    pty.key('enter');
    await pty.waitFor('? To:');
    pty.type('o');
    await pty.waitFor('no end');
    pty.key('enter');
    await pty.waitFor('(y/N)');
    pty.key('enter');
    await pty.waitFor('⏎ back to the list');
    expect(pty.transcript()).toContain('Report 4 · completed');
    pty.key('enter');
    const screen = await pty.waitFor('esc leave');
    expect(screen).toMatch(/❯ {2}4 {2}koen\.desmet@e.*completed +6/);
    pty.key('escape');
    expect((await pty.exit()).code).toBe(0);
    const { stdout } = await store.run(['view', '4', '--json']);
    const { period } = JSON.parse(stdout).report;
    expect(period).toEqual({ from: '2026-01-01T00:00:00.000Z', to: null, last: null });
  });
});

test('answers go to stdout, all else to stderr', async () => {
  const stdoutFile = `${store.folder}/stdout`;
  const pty = start(store, [], { stdoutFile });
  await pty.waitFor('esc leave');
  pty.key('enter');
  await pty.waitFor('❯ view');
  pty.key('enter');
  await pty.waitFor('⏎ back to the list');
  pty.key('enter');
  await pty.waitFor('esc leave');
  pty.key('escape');
  expect((await pty.exit()).code).toBe(0);
  const viewed = await store.run(['view', '3']);
  expect(readFileSync(stdoutFile, 'utf8')).toBe(viewed.stdout);
  expect(pty.transcript()).toBe('');
});

test('what another process deletes meanwhile is no reason to leave', async () => {
  const pty = start(store);
  await pty.waitFor('esc leave');
  pty.key('enter');
  await pty.waitFor('❯ view');
  await store.run(['delete', '3', '--yes']);
  pty.key('enter');
  await pty.waitFor('error: Report not found: 3.');
  pty.key('enter');
  expect(await pty.waitFor('esc leave')).toContain('❯  2');
});

test('what another process adds appears by itself', async () => {
  const pty = start(store);
  await pty.waitFor('esc leave');
  await store.run(['create', 'zoé@exämple.example', '--no-input']);
  const screen = await pty.waitFor('zoé@');
  expect(screen).toMatch(/^ {3}4 .*\n❯ {2}3 /m);
});

test.each([
  { way: 'NO_COLOR', args: [], env: { NO_COLOR: '1' } },
  { way: '--no-color', args: ['--no-color'], env: {} },
])('$way leaves out every colour', async ({ args, env }) => {
  const pty = start(store, args, { env });
  await pty.waitFor('esc leave');
  pty.key('enter');
  await pty.waitFor('❯ view');
  pty.key('escape');
  await pty.waitFor('esc leave');
  pty.key('escape');
  expect((await pty.exit()).code).toBe(0);
  expect(pty.output()).not.toMatch(/\u001b\[[\d;]*m/);
});
