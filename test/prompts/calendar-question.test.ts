import { describe, expect, test } from 'vitest';
import type { PtyOptions } from '../support/pty.ts';
import { type Session, sessionsOf } from './support/session.ts';

const start = sessionsOf('questions');
const sgr = /\u001b\[[\d;]*m/;

/** Opens the calendar of the period's first day; today is 2026-11-23. */
async function startFrom(options: PtyOptions = {}, args: readonly string[] = []): Promise<Session> {
  const session = start(['period', ...args], options);
  await session.waitFor('❯ last 30 days');
  session.type('jjjj');
  await session.waitFor('❯ choose dates…');
  session.key('enter');
  await session.waitFor('? From: 2026-11-23');
  return session;
}

async function startTo(from: string, options: PtyOptions = {}): Promise<Session> {
  const session = await startFrom(options);
  session.type(from);
  session.key('enter');
  await session.waitFor('? To:');
  return session;
}

async function answerOf(session: Session): Promise<unknown> {
  expect((await session.exit()).code).toBe(0);
  expect(session.cursorHidden()).toBe(false);
  return JSON.parse(session.stdout());
}

test('the whole screen', async () => {
  const session = await startFrom({ cols: 40 });
  session.key('left', 'left', 'left', 'left', 'left');
  await session.waitFor('1 event from then on');
  expect(session.screen().split('\n').slice(1)).toEqual([
    '? From: 2026-11-18',
    '             November 2026',
    '   Mo   Tu   We   Th   Fr   Sa   Su',
    '                                  1',
    '    2    3    4    5    6    7    8',
    '    9   10   11•  12   13   14   15',
    '   16   17  [18·] 19   20   21   22',
    '  (23)  24   25   26   27   28   29',
    '   30',
    '  Wednesday 18 November 2026',
    '  1 event that day',
    '  1 event from then on',
    '  · 1  • 2–4  ● 5 or more events',
    '  ← 4 earlier',
    '',
    '←→ day · ↑↓ week · pgup/pgdn month',
    'home/end ends of the month',
    'tab/shift-tab event before/after',
    'type YYYY-MM-DD, today, yesterday',
    'o the beginning · ⏎ accept · esc cancel',
  ]);
});

test('arrows, Page Up and Down, Home and End', async () => {
  const session = await startFrom();
  const steps = [
    ['left', '2026-11-22'],
    ['up', '2026-11-15'],
    ['right', '2026-11-16'],
    ['down', '2026-11-23'],
    ['pageup', '2026-10-23'],
    ['end', '2026-10-31'],
    ['pagedown', '2026-11-30'],
    ['home', '2026-11-01'],
    ['left', '2026-10-31'],
  ] as const;
  for (const [key, day] of steps) {
    session.key(key);
    await session.waitFor(`? From: ${day}`);
  }
  session.key('enter');
  await session.waitFor('✔ From: 2026-10-31');
});

test('Tab goes to the event before, Shift-Tab to the one after', async () => {
  const session = await startFrom();
  for (const day of ['2026-11-18', '2026-11-11', '2026-10-05', '2025-01-02', '2025-01-01']) {
    session.key('tab');
    await session.waitFor(`? From: ${day}`);
  }
  session.key('tab');
  await session.waitFor('There are no events before that day.');
  session.type('\u001b[Z');
  await session.waitFor('? From: 2025-01-02');
});

test('two days; the chosen period is drawn, with its length and events', async () => {
  const session = await startFrom();
  session.key('pageup', 'home', 'enter');
  await session.waitFor('✔ From: 2026-10-01');
  await session.waitFor('0 events that day · 54 days: 7 events');
  session.key('up', 'up');
  const screen = await session.waitFor('0 events that day · 40 days: 2 events');
  expect(screen).toContain('‹ 1────2────3────4──');
  expect(screen).toContain('[ 9]  10   11•');
  session.key('enter');
  expect(await answerOf(session)).toEqual({ from: '2026-10-01', to: '2026-11-09', last: null });
  expect(session.screen()).toBe('✔ Period: choose dates…\n✔ From: 2026-10-01\n✔ To: 2026-11-09');
});

test('days before the first one are out of reach', async () => {
  const session = await startTo('2026-11-12', { env: { NO_COLOR: '1' } });
  session.key('pageup');
  await session.waitFor('? To: 2026-11-12');
  session.key('left');
  const screen = await session.waitFor('1 day: 0 events');
  expect(screen).toContain('    -    -    -• [12]  13   14   15');
  session.type('2026-11-11');
  session.key('enter');
  await session.waitFor('The period begins on 2026-11-12: choose that day or a later one.');
  session.key('right');
  await session.waitFor('? To: 2026-11-13');
  session.key('enter');
  expect(await answerOf(session)).toEqual({ from: '2026-11-12', to: '2026-11-13', last: null });
});

describe('typing', () => {
  test('a day moves the calendar there', async () => {
    const session = await startFrom();
    session.type('2024-02-29');
    // 2024-02-2 is a day, too.
    const screen = await session.waitFor('[29]');
    expect(screen).toContain('February 2024');
    expect(screen).toContain('? From: 2024-02-29');
    expect(screen).toContain('Thursday 29 February 2024');
    session.key('enter');
    await session.waitFor('✔ From: 2024-02-29');
  });

  test('what is no day is refused, and can be corrected', async () => {
    const session = await startFrom();
    session.type('30/02/2026');
    session.key('enter');
    expect(await session.waitFor('“30/02/2026” is not a day')).toContain('? From: 30/02/2026');
    session.key('backspace');
    await session.waitFor('? From: 30/02/202\n');
    session.key('ctrl-u');
    session.type('2026-02-28');
    const corrected = await session.waitFor('[28]');
    expect(corrected).not.toContain('is not a day');
    session.key('enter');
    await session.waitFor('? To:');
    session.type('yesterday');
    session.key('enter');
    expect(await answerOf(session)).toEqual({ from: '2026-02-28', to: '2026-11-22', last: null });
  });

  test('an arrow leaves what was typed', async () => {
    const session = await startFrom();
    session.type('2026-1');
    await session.waitFor('? From: 2026-1\n');
    session.key('left');
    await session.waitFor('? From: 2026-11-22');
  });
});

test('an end may stay open', async () => {
  const session = await startFrom();
  session.type('o');
  await session.waitFor('? From: the beginning');
  await session.waitFor('9 events in all');
  session.type('o');
  await session.waitFor('? From: 2026-11-23');
  session.type('o');
  await session.waitFor('o a day');
  session.key('enter');
  await session.waitFor('✔ From: the beginning');
  const screen = await session.waitFor('in the period: 9 events');
  expect(screen).toContain('o no end');
  session.type('o');
  await session.waitFor('? To: no end');
  session.key('enter');
  expect(await answerOf(session)).toEqual({ from: null, to: null, last: null });
  expect(session.screen()).toContain('✔ From: the beginning\n✔ To: no end');
});

test.each([
  ['en-US', 'Su   Mo   Tu   We   Th   Fr   Sa'],
  ['fr-BE', 'Mo   Tu   We   Th   Fr   Sa   Su'],
])('weeks begin as they do in %s', async (locale, weekdays) => {
  const session = await startFrom({ env: { TEST_LOCALE: locale } });
  expect(session.screen()).toContain(weekdays);
});

describe('in any window', () => {
  test.each([
    { cols: 120, rows: 24, shows: 'September 2026', help: 'esc cancel' },
    { cols: 80, rows: 24, shows: 'October 2026', help: 'esc cancel' },
    { cols: 40, rows: 24, shows: 'November 2026', help: 'esc cancel' },
    { cols: 34, rows: 24, shows: '16  17  18· 19  20  21  22', help: 'esc cancel' },
    { cols: 80, rows: 12, shows: 'November 2026', help: '54' },
    { cols: 40, rows: 8, shows: 'Monday 23 November 2026', help: 'esc cancel' },
    { cols: 24, rows: 24, shows: 'From: 2026-11-23', help: 'esc cancel' },
  ])('$cols × $rows', async ({ cols, rows, shows, help }) => {
    const session = await startFrom({ cols, rows });
    const screen = await session.waitFor(shows);
    if (help === 'esc cancel') expect(screen).toContain(help);
    session.key('left');
    await session.waitFor('? From: 2026-11-22');
    session.key('enter');
    await session.waitFor('? To: 2026-11-23');
    session.key('enter');
    expect(await answerOf(session)).toEqual({ from: '2026-11-22', to: '2026-11-23', last: null });
    expect(session.transcript()).toMatch(/✔ From: 2026-11-22\n✔ To: 2026-11-23$/);
  });
});

describe.each([
  { end: 'From', go: () => startFrom() },
  { end: 'To', go: () => startTo('2026-11-01') },
])('$end', ({ end, go }) => {
  test.each(['ctrl-c', 'escape', 'ctrl-d'] as const)('%s cancels', async (key) => {
    const session = await go();
    await session.waitFor(`? ${end}`);
    session.key(key);
    expect(await session.exit()).toEqual({ code: 130, signal: null });
    expect(session.cursorHidden()).toBe(false);
    expect(session.stdout()).toBe('');
  });
});

test.each([
  { way: 'NO_COLOR', args: [], env: { NO_COLOR: '1' } },
  { way: '--no-color', args: ['--no-color'], env: {} },
])('$way leaves out every colour', async ({ args, env }) => {
  const session = await startFrom({ env }, args);
  session.key('left', 'enter');
  await session.waitFor('? To:');
  session.key('enter');
  await session.exit();
  expect(session.output()).not.toMatch(sgr);
});

test('is coloured although stdout is a file', async () => {
  const session = await startFrom();
  expect(session.output()).toMatch(/\u001b\[7m/);
});
