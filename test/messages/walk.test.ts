import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../src/render/text/text-width.ts';
import { program } from '../support/program.ts';
import type { Pty } from '../support/pty.ts';
import { reportContacts, startedTerminals, storeWithReports, terminals } from '../support/terminals.ts';
import { createSteps, type Language, languages, type Step } from './support/languages.ts';

const start = terminals();
const startIn = startedTerminals();

// Today is the day with the longest name: mercredi 30 septembre 2026.
const longestDay = {
  NODE_OPTIONS: `--import ${new URL('../pictures/clock.mjs', import.meta.url).href}`,
  PICTURE_NOW: '2026-09-30T12:00:00Z',
};

// The questions on the screen, not the reports above them. That for an address holds what is typed, however long.
function asked(screen: string): string[] {
  const lines = screen.split('\n');
  const now = lines.findLastIndex((line) => line.startsWith('? '));
  return lines.filter((line, index) => (index >= now || line.startsWith('✔ ')) && !line.includes('koen'));
}

async function walk(pty: Pty, cols: number, steps: readonly Step[]): Promise<void> {
  for (const [name, see, press] of steps) {
    const screen = await pty.waitFor(see);
    for (const line of asked(screen)) expect(textWidth(line), `${name}: ${line}`).toBeLessThan(cols);
    press(pty);
  }
}

type Sized = Language & { readonly cols: number };
const sizes: Sized[] = [80, 40].flatMap((cols) => languages.map((language) => ({ cols, ...language })));

describe.each(sizes)('$lang in $cols columns', (language) => {
  const { cols, lang, texts, sent, yes } = language;
  const { questions, reports, calendar } = texts;

  test('from an empty question to the printed report', async () => {
    const store = await storeWithReports();
    const pty = start(store, ['create', '--lang', lang], { cols, env: longestDay });
    await walk(pty, cols, createSteps(language));
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    const said = pty.transcript();
    expect(said).toContain(`✔ ${calendar.from} ${language.from}\n✔ ${calendar.to} ${language.to}`);
    expect(said).toMatch(new RegExp(`${questions.no}\n`));
    expect(said).toContain(`${reports.report(4)} · ${reports.statuses.completed}`);
    expect(said.replace(/\s+/g, ' ')).toContain(reports.fromTo(language.from, language.to));
    expect(said).toContain(sent.split(' ')[0]);
    if (lang !== 'en') expect(said).not.toMatch(/\b(Period|Run|select|accept|Events|cancel)\b/);
    const { stdout } = await store.run(['view', '4', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      report: { period: { from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z', last: null } },
      events: expect.arrayContaining([expect.objectContaining({ action: 'campaignSent' })]),
    });
  });

  test('the overview: view, run again, delete, back', async () => {
    const store = await storeWithReports();
    const pty = start(store, ['--lang', lang], { cols, env: longestDay });
    const list = `${questions.keys.escape} ${questions.keys.leave}`;
    const menu = `❯ ${questions.view}`;
    const end = `⏎ ${questions.backToList}`;
    const enter = (each: Pty) => each.key('enter');
    await walk(pty, cols, [
      ['list', list, enter],
      ['menu', menu, enter],
    ]);
    expect(await pty.waitFor(end)).toContain(sent.slice(0, 8));
    pty.key('enter');
    await walk(pty, cols, [
      ['list again', list, enter],
      ['menu again', menu, (each) => each.key('down')],
      ['run again', `❯ ${questions.runAgain}`, enter],
    ]);
    await pty.waitFor(end);
    pty.key('enter');
    await walk(pty, cols, [
      ['list, third', list, enter],
      ['menu, third', menu, (each) => each.type(questions.delete[0] ?? '')],
      ['delete', '/N)', (each) => each.type(yes)],
      ['yes', /\/N\) .$/m, enter],
    ]);
    await pty.waitFor(/^❯ +2 /m);
    await walk(pty, cols, [
      ['list, fourth', list, enter],
      ['menu, fourth', menu, (each) => each.key('up')],
      ['back', `❯ ${questions.backToList}`, enter],
      ['list, fifth', list, (each) => each.key('escape')],
    ]);
    expect(await pty.exit()).toEqual({ code: 0, signal: null });
    expect(pty.cursorHidden()).toBe(false);
    const { stdout } = await store.run(['list', '--json']);
    const left = JSON.parse(stdout).reports.map((report: { email: string }) => report.email);
    expect(left).toEqual([reportContacts[1], reportContacts[0]]);
  });
});

/** Every question, and the way to it. */
function places(
  language: Language,
): { args: string[]; way: Step[]; place: string; there: string | RegExp }[] {
  const { questions } = language.texts;
  const enter = (pty: Pty) => pty.key('enter');
  const list: Step = ['list', `${questions.keys.escape} ${questions.keys.leave}`, enter];
  const menu: Step = ['menu', `❯ ${questions.view}`, enter];
  const remove: Step = ['menu', `❯ ${questions.view}`, (pty) => pty.type(questions.delete[0] ?? '')];
  const ways: { args: string[]; steps: Step[] }[] = [
    ...createSteps(language).map((_, index, steps) => ({
      args: ['create'],
      steps: steps.slice(0, index + 1),
    })),
    { args: [], steps: [list] },
    { args: [], steps: [list, menu] },
    { args: [], steps: [list, menu, ['report read', `⏎ ${questions.backToList}`, enter]] },
    { args: [], steps: [list, remove, ['delete?', '/N)', enter]] },
  ];
  return ways.map(({ args, steps }) => {
    const [place, there] = steps.at(-1) ?? ['', ''];
    return { args, way: steps.slice(0, -1), place: [...args, place].join(': '), there };
  });
}

// The program's end as a shell sees it; the terminal's settings as the program found them.
const shell =
  'before=$(stty -g); "$@"; code=$?; test "$before" = "$(stty -g)" && echo "code $code, as before"';

function inShell(store: { readonly path: string }, args: readonly string[], { lang, cols }: Sized): Pty {
  const argv = ['-c', shell, 'sh', process.execPath, program, ...args, '--lang', lang, '--store', store.path];
  const env = { TZ: 'UTC', PAGER: 'cat', CONTACT_REPORT_STORE: undefined, ...longestDay };
  return startIn('/bin/sh', argv, { cols, env });
}

// What ends the program knows neither language nor width; their pairs share the questions.
const pairs = sizes.filter(({ cols, lang }) => (cols === 80) === (lang === 'en'));

describe.each(pairs)('Ctrl-C in $lang, $cols columns', (language) => {
  const all = places(language);
  test.each(language.lang === 'nl' ? all.slice(-1) : all)('$place', async ({ args, way, there }) => {
    const store = await storeWithReports();
    const before = readFileSync(store.path);
    const pty = inShell(store, args, language);
    await walk(pty, language.cols, way);
    await pty.waitFor(there);
    pty.key('ctrl-c');
    const screen = await pty.waitFor('code 130, as before');
    expect(screen).toContain(language.texts.errors.cancelled);
    expect(pty.cursorHidden()).toBe(false);
    expect(readFileSync(store.path).equals(before)).toBe(true);
  });
});
