import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser, findBrowser } from '../support/browser.ts';
import { type Pty, startPty } from '../support/pty.ts';
import { terminalSvg } from './terminal-svg.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const program = path('../../bin/contact-report.js');
const clock = new URL('clock.mjs', import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), 'contact-report-pictures-'));
const store = join(folder, 'events.db');
const columns = 100;
// Of the HTML page: down to the bad news.
const rowsShown = 8;
const today = '2026-06-22T09:41:00+02:00';

const contact = 'sophie.lambert@example.org';
const busyContact = 'fatima.benali@example.com';
// What was asked before, by whom works with the sample data.
const questions: readonly (readonly [moment: string, ...args: string[]])[] = [
  ['2026-06-15T09:12:00+02:00', 'lieve.vandenbroeck@example.be', '--archived', '--actions', 'unsubscribed'],
  ['2026-06-15T14:30:00+02:00', 'koen.desmet@example.net', '--from', '2025-01-01', '--to', '2025-12-31'],
  ['2026-06-17T10:05:00+02:00', 'yuki.tanaka@example.net', '--last', '6m'],
  ['2026-06-18T16:48:00+02:00', 'zoé@exämple.example'],
  ['2026-06-19T11:20:00+02:00', 'anna.peeters@example.be', '--from', '2025-10-01'],
  ['2026-06-22T09:38:00+02:00', contact, '--archived', '--from', '2025-09-01'],
];

function settings(now: string): Record<string, string> {
  const locale = { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8', TZ: 'Europe/Brussels' };
  const own = { CONTACT_REPORT_STORE: store, CONTACT_REPORT_LANG: 'en', CONTACT_REPORT_PAGER: 'cat' };
  return { ...locale, ...own, PICTURE_NOW: now };
}

function run(now: string, ...args: string[]): void {
  const env = { ...process.env, ...settings(now) };
  const argv = ['--import', clock, program, ...args];
  const { status, stderr } = spawnSync(process.execPath, argv, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`contact-report ${args.join(' ')}: ${stderr}`);
}

/** Starts the program where a person has just typed it. */
function typed(rows: number, ...args: string[]): Pty {
  const line = ['contact-report', ...args].join(' ');
  const script = `printf '\\033[32m$\\033[0m %s\\n' "$1"; shift; exec "$@"`;
  const argv = ['-c', script, 'sh', line, process.execPath, '--import', clock, program, ...args];
  return startPty('/bin/sh', argv, {
    cols: columns,
    rows,
    wideEmoji: true,
    env: settings(today),
    cwd: folder,
  });
}

function save(name: string, title: string, pty: Pty): void {
  const cells = pty.cells();
  const end = cells.findLastIndex((line) => line.some(({ text }) => text.trim() !== '')) + 1;
  writeFileSync(path(`${name}.svg`), terminalSvg(cells.slice(0, end), { title, columns }));
  console.log(`${name}.svg`);
}

/** Waits until nothing more is drawn. */
async function stillness(pty: Pty): Promise<void> {
  for (let seen = -1; seen < pty.output().length; ) {
    seen = pty.output().length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Draws what `play` leaves on the screen. */
async function picture(
  name: string,
  title: string,
  pty: Pty,
  play: (pty: Pty) => Promise<unknown>,
): Promise<void> {
  try {
    await play(pty);
    await stillness(pty);
    save(name, title, pty);
  } finally {
    await pty.dispose();
  }
}

async function htmlPicture(): Promise<void> {
  const browserPath = findBrowser();
  if (browserPath === null) {
    console.log('html.png stays as it was: there is no Chromium on the PATH, nor in CHROME_PATH.');
    return;
  }
  const page = join(folder, 'report.html');
  run(today, 'view', String(questions.length), '--output', page);
  const browser = await Browser.start(browserPath);
  try {
    await browser.prefer('light');
    await browser.resize(1000, 800);
    await browser.open(pathToFileURL(page).href);
    const end = `document.querySelector('tbody tr:nth-child(${rowsShown})').getBoundingClientRect().bottom`;
    await browser.resize(1000, Math.ceil(await browser.evaluate(end)));
    // White paper needs an edge on a white page.
    await browser.evaluate(
      `document.documentElement.style = 'outline: 1px solid #d0d7de; outline-offset: -1px'`,
    );
    writeFileSync(path('html.png'), await browser.screenshot());
    console.log('html.png');
  } finally {
    await browser.close();
  }
}

try {
  run(today, 'import', path('../../fixtures/history.ndjson'));
  for (const [moment, ...args] of questions) run(moment, 'create', ...args, '--no-input');

  await picture('overview', 'contact-report: the overview of all reports', typed(24), (pty) =>
    pty.waitFor('esc leave'),
  );
  await picture(
    'calendar',
    `contact-report create: choosing the period for ${busyContact} in the calendar`,
    typed(40, 'create'),
    async (pty) => {
      await pty.waitFor('? E-mail');
      pty.type(busyContact);
      await pty.waitFor(busyContact);
      pty.key('enter');
      await pty.waitFor('? Actions');
      pty.key('enter');
      await pty.waitFor('last 30 days');
      pty.type('jjjj');
      await pty.waitFor('❯ choose dates…');
      pty.key('enter');
      await pty.waitFor('? From:');
      pty.type('2026-01-03');
      await pty.waitFor('From: 2026-01-03');
      pty.key('enter');
      await pty.waitFor('? To:');
      pty.key('pageup', 'pageup', 'pageup', 'pageup', 'pageup', 'down', 'down', 'down', 'left', 'left');
      await pty.waitFor(/To: 2026-02-10[\s\S]*\d events that day · \d+ days: \d/);
    },
  );
  const story = ['--from', '2025-11-01', '--to', '2026-04-30', '--no-input'];
  await picture(
    'report',
    `contact-report create ${contact}: the report`,
    typed(60, 'create', contact, ...story),
    (pty) => pty.exit(),
  );
  await htmlPicture();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
