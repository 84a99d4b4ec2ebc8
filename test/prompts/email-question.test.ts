import { expect, test } from 'vitest';
import { sessionsOf } from './support/session.ts';

const start = sessionsOf('questions');
const noSgr = /\u001b\[[\d;]*m/;

test('suggests the first contacts of the store, and Enter takes none of them by itself', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.key('enter');
  await session.waitFor('Type an e-mail address, or choose one with ↓.');
  session.key('down');
  await session.waitFor('❯ anna@example.be');
  session.key('enter');
  expect((await session.exit()).code).toBe(0);
  expect(session.stdout()).toBe('"anna@example.be"\n');
  expect(session.screen()).toBe('✔ E-mail address: anna@example.be');
});

test('suggests as one types; arrows choose', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.type('ann');
  await session.waitFor(/❯ anna@example\.be\n {2}annabel@example\.be\n {2}joanna/);
  session.key('down');
  await session.waitFor('❯ annabel@example.be');
  session.key('up', 'up');
  await session.waitFor('❯ joanna');
  session.key('down', 'down', 'enter');
  await session.exit();
  expect(session.stdout()).toBe('"annabel@example.be"\n');
});

test('a known address that is typed or pasted with its Enter is taken at once', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.type('bob@example.org\r');
  expect((await session.exit()).code).toBe(0);
  expect(session.stdout()).toBe('"bob@example.org"\n');
});

test('an unknown address is offered first, then those like it', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.type('ana@example.be');
  const screen = await session.waitFor('not in the store');
  expect(screen.split('\n').slice(0, 6)).toEqual([
    '? E-mail address: ana@example.be',
    '❯ ana@example.be',
    '  not in the store; use it anyway',
    '  Did you mean:',
    '  anna@example.be',
    '  annabel@example.be',
  ]);
  session.key('enter');
  await session.exit();
  expect(session.stdout()).toBe('"ana@example.be"\n');
});

test('Tab completes', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.type('ana@example.be');
  await session.waitFor('Did you mean');
  session.key('tab');
  await session.waitFor('? E-mail address: anna@example.be\n❯ anna@example.be');
  session.key('enter');
  await session.exit();
  expect(session.stdout()).toBe('"anna@example.be"\n');
});

test('what is no address and matches nothing is said, and not accepted', async () => {
  const session = start(['email']);
  await session.waitFor('bob@example.org');
  session.type('zoe@');
  await session.waitFor('Invalid e-mail address: “zoe@”');
  session.key('enter');
  // Red once it was refused.
  await expect
    .poll(() => session.output(), { timeout: 15_000 })
    .toContain('\u001b[31mInvalid e-mail address: “zoe@”');
  session.type('example.com');
  await session.waitFor('not in the store');
  session.key('enter');
  await session.exit();
  expect(session.stdout()).toBe('"zoe@example.com"\n');
});

test('text of the store cannot write to the terminal', async () => {
  const session = start(['email'], { env: { NO_COLOR: '1' } });
  await session.waitFor('bob@example.org');
  session.type('evil');
  await session.waitFor('❯ evil␛[31m�@example.net');
  session.key('tab');
  session.key('enter');
  await session.exit();
  expect(session.stdout()).toBe('"evil\\u001b[31m\u202e@example.net"\n');
  expect(session.output()).not.toMatch(noSgr);
  expect(session.output()).not.toContain('\u202e');
});

test('fits into 40 columns', async () => {
  const session = start(['email'], { cols: 40, rows: 12 });
  await session.waitFor('bob@example.org');
  session.type('joanna');
  const screen = await session.waitFor(/❯ joanna\.with.*…\n/);
  expect(screen).toContain('↑↓ choose · tab complete · ⏎ accept\nesc cancel');
  session.key('enter');
  await session.exit();
  expect(session.stdout()).toContain('joanna.with.a.very.long.name.that.does.not.fit@department.example.com');
});

test('a store that fails ends the question with its error', async () => {
  const session = start(['broken']);
  expect((await session.exit()).code).toBe(1);
  expect(session.screen()).toContain('Error: store is gone');
});
