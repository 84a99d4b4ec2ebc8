import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/processes.ts';
import type { Pty } from '../../support/pty.ts';
import { storeWithReports, terminals } from '../../support/terminals.ts';

const start = terminals();
const list = 'esc leave';

/** The way to a screen: what to wait for, then what to press. */
type Step = readonly [see: string, press: (pty: Pty) => void];
const enter = (pty: Pty) => pty.key('enter');
const toEmail: Step[] = [[list, (pty) => pty.type('n')]];
const toActions: Step[] = [
  ...toEmail,
  ['E-mail address', (pty) => pty.type('koen.desmet@example.net')],
  ['❯ koen.desmet@example.net', enter],
];
const toPeriod: Step[] = [...toActions, ['Email: select all', enter]];
const toFrom: Step[] = [
  ...toPeriod,
  ['❯ last 30 days', (pty) => pty.type('jjjj')],
  ['❯ choose dates…', enter],
];
const toMenu: Step[] = [[list, enter]];
const places: { place: string; way: Step[]; there: string }[] = [
  { place: 'the menu', way: toMenu, there: '❯ view' },
  { place: 'the end of a report', way: [...toMenu, ['❯ view', enter]], there: '⏎ back to the list' },
  { place: 'deleting', way: [...toMenu, ['❯ view', (pty) => pty.type('d')]], there: '(y/N)' },
  { place: 'the e-mail address', way: toEmail, there: 'E-mail address' },
  { place: 'the actions', way: toActions, there: 'Email: select all' },
  { place: 'the period', way: toPeriod, there: '❯ last 30 days' },
  { place: 'the first day', way: toFrom, there: '? From:' },
  { place: 'the last day', way: [...toFrom, ['? From:', enter]], there: '? To:' },
  {
    place: 'archived campaigns',
    way: [...toFrom, ['? From:', enter], ['? To:', enter]],
    there: 'archived campaigns too?',
  },
];

/** Goes a way from the list on. Answered questions stay on the screen, so only what is written since counts. */
async function go(pty: Pty, way: readonly Step[], there: string, from = 0): Promise<void> {
  let written = from;
  const see = (text: string) =>
    until(text, () => stripVTControlCharacters(pty.output().slice(written)).includes(text));
  for (const [text, press] of way) {
    await see(text);
    written = pty.output().length;
    press(pty);
  }
  await see(there);
}

const overview = async (cols: number) => start(await storeWithReports(), [], { cols });

describe.each([{ cols: 80 }, { cols: 40 }])('in $cols columns', ({ cols }) => {
  test('Escape goes back to the list from everywhere, and leaves from there', async () => {
    const pty = await overview(cols);
    let written = 0;
    for (const { way, there } of places) {
      await go(pty, way, there, written);
      written = pty.output().length;
      pty.key('escape');
    }
    await go(pty, [], list, written);
    pty.key('escape');
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.cursorHidden()).toBe(false);
  });

  test('Escape leaves from the list, and leaves nothing behind', async () => {
    const pty = await overview(cols);
    await pty.waitFor(list);
    pty.key('escape');
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.transcript()).toBe('');
  });
});

// Most of these have no name for readline: `?`, an accent, an emoji, Ctrl-V, F5, Alt-x, a click, Ctrl-Space.
const meaningless = ['?', 'é', '🙂', '\u0016', '\u001b[15~', '\u001bx', '\u001b[<0;9;9M', '\0'];

// test/messages/walk.test.ts leaves the questions of `create` in other widths and languages.
test.each([{ place: 'the list', way: [], there: list }, ...places])(
  'Ctrl-C leaves $place, and keys without a meaning do not',
  async ({ way, there }) => {
    const pty = await overview(40);
    await go(pty, way, there);
    for (const key of meaningless) pty.type(key);
    pty.key('ctrl-c');
    expect(await pty.exit()).toEqual({ code: 130, signal: null });
    expect(pty.screen()).toMatch(/Cancelled\.$/);
    expect(pty.cursorHidden()).toBe(false);
  },
);

test('a signal ends it with its exit code', async () => {
  const pty = await overview(80);
  await go(pty, toMenu, '❯ view');
  pty.signal('SIGTERM');
  expect(await pty.exit()).toEqual({ code: 143, signal: null });
  expect(pty.cursorHidden()).toBe(false);
});
