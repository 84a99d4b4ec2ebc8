import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { program } from '../../support/program.ts';
import { startPty } from '../../support/pty.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { nasty } from '../support/damage.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';

const mallory = 'mallory@example.com';

/** The sequences the program itself writes: colours by number, the cursor of spinner and prompts, the pager's screen. */
const own = /\u001b\[(?:\d+(?:;\d+)*)?m|\u001b\[\d*[ABCDGJK]|\u001b\[\?25[lh]|\u001b\[\?(?:2004|2026)[lh]/g;
/** Controls, what reorders, hides or joins text; a terminal ends lines by CR LF, and the cursor returns by CR. */
const unsafe =
  /[^\r\n\b\P{Cc}]|[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0001}-\u{e007f}\p{Cs}]/u;
/** Colours that stand in hostile text and are never ours. */
const foreignColour = /\u001b\[[\d;]*(?:199|213)[\d;]*m/;
const flood = /\p{M}{20}/u;
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** Events whose every text is an attack on who reads the report. */
export const hostileOutput: Attack = {
  name: 'hostile-output',
  title:
    'escape sequences, links, bidi, zero-width, floods, formulas and markup in every text, on a terminal and in files',
  async run(budget, random, report) {
    await rounds(budget, report, async () => {
      await within(undefined, async (box) => {
        const file = join(box.folder, '\u001b[38;5;213mname\u202e.ndjson');
        writeFileSync(file, Array.from({ length: 40 }, () => `${hostileLine(random)}\n`).join(''));
        await box.run(['import', file]);
        judge(report, await box.run(['create', mallory, '--json']), [0]);
        await onTerminal(box, file, random, report, budget.ms === 0 ? 4 : 99);
        await inFiles(box, report);
      });
      report.tried();
    });
  },
};

function hostileText(random: Random): string {
  let text = '';
  for (let n = random.below(4); n >= 0; n -= 1) text += random.chance(0.7) ? random.pick(nasty) : 'word ';
  return text.slice(0, 600);
}

function hostileLine(random: Random): string {
  const text = () => hostileText(random);
  const email = random.chance(0.85) ? mallory : `${text()}@example.com`;
  const campaign = { id: text() || 'c', name: text(), type: 'campaign' };
  const details: Record<string, unknown> = {
    url: text(),
    userAgent: text(),
    reason: text(),
    ip: text(),
    [text()]: text(),
  };
  if (random.chance(0.3)) details.nested = { [text()]: [text(), { [text()]: text() }] };
  const timestamp = new Date(1.7e12 + random.below(1e9)).toISOString();
  const action = random.pick(['campaignSent', 'bounced', 'unsubscribed', 'campaignLinkClicked', text()]);
  return JSON.stringify({ email, action, timestamp, campaign, details, id: text(), source: text() });
}

/** Everything that reaches a terminal, prompts and errors too. */
async function onTerminal(
  box: Sandbox,
  file: string,
  random: Random,
  report: Report,
  most: number,
): Promise<void> {
  const text = () => hostileText(random).replaceAll('\0', '') || 'x';
  const sessions: { args: readonly string[]; keys?: readonly string[] }[] = [
    { args: ['view', '1'] },
    { args: [], keys: ['\u001b[B', '\r', 'q'] },
    { args: ['import', file] },
    { args: ['campaigns'] },
    { args: ['list'] },
    { args: ['rerun', '1', '--sort', 'desc'] },
    { args: ['view', '1', '--format', 'csv'] },
    { args: ['view', '1', '--format', 'markdown'] },
    { args: ['view', '1', '--json'] },
    { args: ['view', '1', '--format', 'tsv'] },
    { args: ['create'], keys: ['m', 'a', '\u001b[B'] },
    { args: ['create', text()] },
    { args: ['create', mallory, '--from', text()] },
    { args: ['view', '1', '--grep', text()] },
    { args: ['campaigns', 'archive', text()] },
    { args: ['store', 'info'] },
    { args: ['delete', '1'] },
    { args: ['doctor'] },
    { args: [text()] },
  ];
  for (const { args, keys = [] } of sessions.slice(0, most)) {
    const env = { TZ: 'UTC', PAGER: 'cat', CONTACT_REPORT_STORE: box.path };
    const cols = random.pick([40, 80, 200]);
    const pty = startPty(process.execPath, [program, ...args], { env, cols, rows: 30 });
    try {
      for (let n = 0; n < 400 && pty.running && pty.output() === ''; n += 1) await pause(25);
      for (const key of keys) {
        await pause(120);
        if (pty.running) pty.type(key);
      }
      for (let n = 0; n < 20 && pty.running; n += 1) {
        await pause(args.length < 2 ? 100 : 250);
        if (pty.running && n > 3) pty.key('ctrl-c');
      }
      if (pty.running) report.fault(`on a terminal, ${args.join(' ')}: Ctrl-C did not end it`, pty.screen());
      const isForPeople = !/csv|tsv|json/.test(args.join(' '));
      // What parts the columns of TSV is its own.
      const output = args.includes('tsv') ? pty.output().replaceAll('\t', ' ') : pty.output();
      checkTerminal(`on a terminal, ${args.join(' ')}`, withoutEcho(output), report, isForPeople);
    } finally {
      await pty.dispose();
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// What is typed before a prompt is there, the terminal itself shows: `^[[B`, `^C`.
function withoutEcho(output: string): string {
  return output.replaceAll(/\^\[|\^C/g, '');
}

function checkTerminal(what: string, output: string, report: Report, isForPeople = true): void {
  const foreign = foreignColour.exec(output);
  if (foreign) report.fault(`${what}: a colour of an event`, around(output, foreign.index));
  const text = output.replace(own, '');
  for (const [name, pattern] of [
    ['a control or hidden character', unsafe],
    ['a flood of accents', flood],
  ] as const) {
    // Formats for programs keep every character that is one.
    const found = pattern === flood && !isForPeople ? null : pattern.exec(text);
    if (found) report.fault(`${what}: ${name}`, around(text, found.index));
  }
  // A lone carriage return overwrites the line; the prompts move the cursor by sequences of their own.
  const lone = /\r(?!\r*\n)[^\u001b\r\n]/.exec(output);
  if (lone) report.fault(`${what}: a carriage return`, around(output, lone.index));
}

const around = (text: string, at: number) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));

/** The formats that other programs read. */
async function inFiles(box: Sandbox, report: Report): Promise<void> {
  const view = async (format: string) => {
    const file = join(box.folder, `out.${format}`);
    judge(report, await box.run(['view', '1', '--format', format, '--output', file]), [0]);
    return readFileSync(file, 'utf8');
  };
  const document = JSON.parse(await view('json')) as { events: unknown[] };
  const rows = document.events.length;

  const csv = cellsOf(await view('csv'));
  const tsv = (await view('tsv'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  for (const [name, table] of [
    ['csv', csv],
    ['tsv', tsv],
  ] as const) {
    if (table.length !== rows + 1) report.fault(`${name}: ${rows} events in ${table.length} rows`);
    for (const cells of table) {
      if (cells.length !== table[0]?.length) report.fault(`${name}: a row of another length`, cells);
      for (const cell of cells) if (formula.test(cell)) report.fault(`${name}: a cell is a formula`, cell);
      checkTerminal(name, cells.join(' '), report, false);
    }
  }
  const ndjson = (await view('ndjson')).trimEnd().split('\n');
  if (ndjson.length !== rows || ndjson.some((line) => typeof JSON.parse(line) !== 'object'))
    report.fault('ndjson: other lines than events', ndjson.length);

  const markdown = await view('markdown');
  checkTerminal('markdown', markdown, report);
  const table = markdown.split('\n').filter((line) => line.startsWith('|'));
  const columns = (line: string) => line.replaceAll(/\\[\\|]/g, '').split('|').length;
  const widths = new Set(table.map(columns));
  if (table.length !== rows + 2 || widths.size !== 1)
    report.fault('markdown: the table is broken', { rows, lines: table.length, widths: [...widths] });
  if (/(?<!\\)<(?:script|img|a)\b|(?<!\\)\]\(javascript:/i.test(markdown))
    report.fault('markdown: live markup');
  checkHtml(await view('html'), report);
}

// What the page is made of; no link, image, script or form, and nothing that could act.
const harmlessTags =
  'html head meta title style body header main footer section div p ul li dl dt dd h1 h2 table thead tbody tr th td ' +
  'span bdi b time svg g line rect text';
const harmless = new Set(harmlessTags.split(' '));
const acting = /^(?:on|href$|src|style$|action$|formaction$|xlink|id$)/;

function checkHtml(page: string, report: Report): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => report.fault('html: the page is not well-formed', error.message));
  parser.on('opentag', ({ name, attributes }) => {
    if (!harmless.has(name)) report.fault('html: live markup', name);
    for (const attribute of Object.keys(attributes))
      if (acting.test(attribute)) report.fault('html: an attribute that acts', `${name} ${attribute}`);
  });
  parser.write(page.replace(/^<!DOCTYPE html>/, '')).close();
  checkTerminal('html', page, report);
}

/** The cells of RFC 4180, read apart from the program. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows.filter((cells) => cells.length > 1);
}
