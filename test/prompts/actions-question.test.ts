import { expect, test } from 'vitest';
import { actions, actionsOf } from '../../src/domain/actions.ts';
import { type Session, sessionsOf } from './support/session.ts';

const start = sessionsOf('questions');

async function answerOf(session: Session): Promise<unknown> {
  expect((await session.exit()).code).toBe(0);
  return JSON.parse(session.stdout());
}

async function startActions(options = {}): Promise<Session> {
  const session = start(['actions'], options);
  await session.waitFor('❯ ◉ Email: select all');
  return session;
}

test('Enter takes everything', async () => {
  const session = await startActions();
  expect(session.screen()).toContain('Email 19/19 · Campaign 16/16');
  session.key('enter');
  expect(await answerOf(session)).toEqual(actions.map((action) => action.name));
  expect(session.screen()).toBe('✔ Actions: all actions');
  expect(session.cursorHidden()).toBe(false);
});

test('Select all toggles its group and shows what the group holds', async () => {
  const session = await startActions();
  session.key('down', 'space');
  await session.waitFor('  ◐ Email: select all\n❯   ◯ Contact created');
  session.key('up', 'space');
  await session.waitFor('❯ ◉ Email: select all\n    ◉ Contact created');
  session.key('space');
  await session.waitFor('❯ ◯ Email: select all\n    ◯ Contact created');
  expect(session.screen()).toContain('Email 0/19 · Campaign 16/16');
  session.key('enter');
  expect(await answerOf(session)).toEqual(actionsOf('campaign'));
  expect(session.screen()).toBe('✔ Actions: all Campaign actions');
});

test('j, k, Tab, Page Up and Down, Home and End move', async () => {
  const session = await startActions();
  session.type('jj');
  await session.waitFor('❯   ◉ Contact deleted');
  session.type('k');
  await session.waitFor('❯   ◉ Contact created');
  session.key('tab');
  await session.waitFor('❯ ◉ Campaign: select all');
  session.key('tab');
  await session.waitFor('❯ ◉ Email: select all');
  session.key('up');
  await session.waitFor('❯   ◉ Replied');
  session.key('down');
  await session.waitFor('❯ ◉ Email: select all');
  session.key('pagedown');
  await session.waitFor('❯   ◉ Bounced out');
  session.key('pageup');
  await session.waitFor('❯ ◉ Email: select all');
  session.key('end');
  await session.waitFor('❯   ◉ Replied');
  session.key('home');
  await session.waitFor('❯ ◉ Email: select all');
});

test('a takes all or none; at least one must be chosen', async () => {
  const session = await startActions();
  session.type('a');
  await session.waitFor('Email 0/19 · Campaign 0/16');
  session.key('enter');
  await session.waitFor('Choose at least one action.');
  session.key('tab', 'space', 'home', 'down', 'space');
  await session.waitFor('Email 1/19 · Campaign 16/16');
  expect(session.screen()).not.toContain('Choose at least one');
  session.key('tab', 'down', 'space');
  await session.waitFor('Email 1/19 · Campaign 15/16');
  session.key('enter');
  expect(await answerOf(session)).toEqual(['created', ...actionsOf('campaign').slice(1)]);
  expect(session.screen()).toBe('✔ Actions: 1 Email action, 15 Campaign actions');
});

test.each([
  { cols: 40, rows: 12 },
  { cols: 40, rows: 24 },
  { cols: 80, rows: 10 },
  { cols: 120, rows: 50 },
])('stays within $cols columns and $rows rows', async (size) => {
  const session = await startActions(size);
  session.key('end');
  const lines = (await session.waitFor('❯   ◉ Replied')).split('\n');
  expect(lines[0]).toBe('? Actions: Email 19/19 · Campaign 16/16');
  expect(lines.at(-1)).toMatch(/esc cancel$/);
  session.type('a');
  await session.waitFor('❯   ◯ Replied');
  session.key('enter');
  const refused = (await session.waitFor('Choose at least one action.')).split('\n');
  expect(refused[0]).toBe('? Actions: Email 0/19 · Campaign 0/16');
  expect(session.transcript().match(/\? Actions/g)).toHaveLength(1);
  session.type('a');
  session.key('enter');
  await session.exit();
  expect(session.transcript()).toBe('✔ Actions: all actions');
});
