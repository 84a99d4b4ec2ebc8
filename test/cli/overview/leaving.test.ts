import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryStore } from '../../support/program.ts';
import type { Pty } from '../../support/pty.ts';
import { makeFolder, remove } from '../../support/temporary-folder.ts';
import { furnish, terminals } from './support/house.ts';

const start = terminals();
let folder: string;
let furnished: string;
beforeAll(async () => {
  folder = makeFolder();
  furnished = join(folder, 'events.db');
  await furnish({ path: furnished });
});
afterAll(() => remove(folder));

const list = 'esc leave';

/** The way to each place in the house: what to wait for, then what to press. */
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

async function go(cols: number, way: readonly Step[], there: string): Promise<Pty> {
  const store = temporaryStore();
  mkdirSync(dirname(store.path), { mode: 0o700 });
  copyFileSync(furnished, store.path);
  const pty = start(store, [], { cols });
  for (const [see, press] of way) {
    await pty.waitFor(see);
    press(pty);
  }
  await pty.waitFor(there);
  return pty;
}

describe.each([{ cols: 80 }, { cols: 40 }])('in $cols columns', ({ cols }) => {
  describe.each(places)('from $place', ({ way, there }) => {
    test('Escape goes back to the list', async () => {
      const pty = await go(cols, way, there);
      pty.key('escape');
      await pty.waitFor(list);
      pty.key('escape');
      expect(await pty.exit()).toEqual({ code: 0, signal: null });
      expect(pty.cursorHidden()).toBe(false);
    });

    test('Ctrl-C leaves', async () => {
      const pty = await go(cols, way, there);
      pty.key('ctrl-c');
      expect(await pty.exit()).toEqual({ code: 130, signal: null });
      expect(pty.screen()).toMatch(/Cancelled\.$/);
      expect(pty.cursorHidden()).toBe(false);
    });
  });

  test('Ctrl-C leaves from the list', async () => {
    const pty = await go(cols, [], list);
    pty.key('ctrl-c');
    expect(await pty.exit()).toEqual({ code: 130, signal: null });
    expect(pty.cursorHidden()).toBe(false);
  });

  test('Escape leaves from the list, and leaves nothing behind', async () => {
    const pty = await go(cols, [], list);
    pty.key('escape');
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.transcript()).toBe('');
  });
});

test('a signal ends it with its exit code', async () => {
  const pty = await go(80, toMenu, '❯ view');
  pty.signal('SIGTERM');
  expect(await pty.exit()).toEqual({ code: 143, signal: null });
  expect(pty.cursorHidden()).toBe(false);
});

// Most of these have no name for readline: `?`, an accent, an emoji, Ctrl-V, F5, Alt-x, a click, Ctrl-Space.
const meaningless = ['?', 'é', '🙂', '\u0016', '\u001b[15~', '\u001bx', '\u001b[<0;9;9M', '\0'];

test.each([{ place: 'the list', way: [], there: list }, ...places])(
  'keys that mean nothing are no reason to leave $place',
  async ({ way, there }) => {
    const pty = await go(80, way, there);
    for (const key of meaningless) pty.type(key);
    pty.key('ctrl-c');
    expect(await pty.exit()).toEqual({ code: 130, signal: null });
    expect(pty.screen()).toMatch(/Cancelled\.$/);
    expect(pty.cursorHidden()).toBe(false);
  },
);
