import { describe, expect, test } from 'vitest';
import { type Session, sessionsOf } from './support/session.ts';

const start = sessionsOf('questions');

async function answerOf(session: Session): Promise<unknown> {
  expect((await session.exit()).code).toBe(0);
  return JSON.parse(session.stdout());
}

describe('period', () => {
  const none = { from: null, to: null, last: null };

  test.each([
    { downs: 0, label: 'last 30 days', answer: { ...none, last: '30d' } },
    { downs: 1, label: 'last 90 days', answer: { ...none, last: '90d' } },
    { downs: 2, label: 'this year', answer: { ...none, from: '2026-01-01' } },
    { downs: 3, label: 'everything', answer: none },
    { downs: -1, label: 'last 7 days', answer: { ...none, last: '7d' } },
  ])('$label', async ({ downs, label, answer }) => {
    const session = start(['period']);
    await session.waitFor('❯ last 30 days');
    for (let i = 0; i < Math.abs(downs); i++) session.key(downs < 0 ? 'up' : 'down');
    const screen = await session.waitFor(`❯ ${label}`);
    expect(screen.includes('A long period takes longer and is harder to read.')).toBe(label === 'everything');
    session.key('enter');
    expect(await answerOf(session)).toEqual(answer);
    expect(session.screen()).toBe(`✔ Period: ${label}`);
  });
});

describe.each([
  { question: 'archived', message: 'Search archived campaigns too?' },
  { question: 'confirm', message: 'Delete report 7?' },
])('$question', ({ question, message }) => {
  test.each([
    { typed: '', answer: false },
    { typed: 'y', answer: true },
    { typed: 'no', answer: false },
  ])('“$typed” means $answer', async ({ typed, answer }) => {
    const session = start([question]);
    await session.waitFor('(y/N)');
    session.type(typed);
    session.key('enter');
    expect(await answerOf(session)).toBe(answer);
    expect(session.screen()).toBe(`✔ ${message} ${answer ? 'Yes' : 'No'}`);
  });
});

test('archived says that it takes longer, also in 40 columns', async () => {
  const session = start(['archived'], { cols: 40 });
  const screen = await session.waitFor('(y/N)');
  expect(screen).toBe(
    '? Search archived campaigns too?\n  Searching archived campaigns\n  takes longer. (y/N)',
  );
});

describe('report', () => {
  test('one line per report; gives the id of the chosen one', async () => {
    const session = start(['report'], { cols: 120 });
    const screen = await session.waitFor('Which report?');
    expect(
      screen
        .split('\n')
        .slice(1, 4)
        .map((line) => line.replace(/ {2,}/g, '  ')),
    ).toEqual([
      '❯ 12  bob@example.org  processing  42%',
      '  7  anna@example.be  completed  12 events',
      '  6  evil␛[31m@example.net  failed',
    ]);
    session.key('down', 'enter');
    expect(await answerOf(session)).toBe(7);
    expect(session.screen()).toBe('✔ Which report? 7  anna@example.be');
  });

  test('in 40 columns each keeps its line; the whole address is shown of the highlighted one', async () => {
    const session = start(['report'], { cols: 40 });
    const screen = await session.waitFor('Which report?');
    expect(screen.split('\n')[2]).toBe('   7  anna@exam…  completed   12 events');
    session.key('down');
    await session.waitFor('\nanna@example.be\n');
  });
});
