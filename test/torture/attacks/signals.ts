import { readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { fixture, program } from '../../support/program.ts';
import { startPty } from '../../support/pty.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { autopsy, type Base, busy, madeLines, makeBase } from '../support/model.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof signals)[number];
const more = 3_000;

/** Ctrl-C and its like at random moments of any command, in pipes and at a terminal. */
export const signalsAttack: Attack = {
  name: 'signals',
  title: 'SIGINT, SIGTERM and SIGHUP at random moments of every command, in pipes and at a terminal',
  async run(budget, random, report) {
    const base = await makeBase(budget.ms > 0 ? 80_000 : 6_000);
    const usual = new Map<string, number>();
    try {
      await rounds(budget, report, async (number) => {
        await within(base.path, async (box) => {
          writeFileSync(join(box.folder, 'more.ndjson'), madeLines(base.count, base.count + more));
          if (number % 2 === 0) await inPipes(box, usual, random, report);
          else await atTerminal(box, usual, random, report);
          await afterwards(box, base, report);
        });
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

const commandsOf = (box: Sandbox) => [
  ['import', join(box.folder, 'more.ndjson')],
  ['create', busy],
  ['create', busy, '--format', 'ndjson'],
  ['rerun', '1', '--format', 'csv'],
  ['view', '1', '--format', 'markdown'],
  ['list'],
  ['delete', '2', '--yes'],
  ['campaigns', 'archive', 'c-1'],
  ['import', fixture('history.ndjson'), '--dry-run'],
  ['doctor'],
  ['store', 'backup', join(box.folder, 'backup.db')],
];

/** Codes after a signal: ours, or that of a command that was complete before it came. */
const codesAfter = (signal: Signal) => [128 + constants.signals[signal], 0];

async function inPipes(
  box: Sandbox,
  usual: Map<string, number>,
  random: Random,
  report: Report,
): Promise<void> {
  const signal = random.pick(signals);
  const args = random.pick(commandsOf(box));
  const key = args.slice(0, 2).join(' ');
  const running = box.start(args);
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  await Promise.race([running.ended, sleep((usual.get(key) ?? 400) * random.next())]);
  // Sometimes an impatient person presses twice.
  if (!over) running.kill(signal);
  if (random.chance(0.2)) {
    await sleep(random.below(30));
    if (!over) running.kill(signal);
  }
  const ended = await running.ended;
  if (ended.code === 0) usual.set(key, ended.ms);
  // Before the program's first line ran, and after its last one, the system ends it by the signal itself.
  if (ended.signal === signal) {
    if (ended.stdout !== '' && !ended.stdout.endsWith('\n'))
      report.fault(`${key} was ended by ${signal} in the middle of its work`, ended.stdout);
    return;
  }
  if (!judge(report, ended, codesAfter(signal))) return;
  const said = ended.stderr.trim();
  if (ended.code !== 0 && said !== '' && said !== 'error: Cancelled.')
    report.fault(`${key} does not say it was cancelled`, said);
}

/** What a person may press, a cat, or a terminal by itself: letters, arrows, F5, Alt-x, a click, a paste, nonsense. */
const typing = [
  ...['b', 'busy@example.com\r', '\r', ' ', '\t', 'a', 'q', 'j', 'd', 'v', 'o', '/', '?', '9'.repeat(300)],
  ...['\u001b[B', '\u001b[A', '\u001b[15~', '\u001bx', '\u001b[<0;9;9M', '\u001b[I', '\u001b['],
  ...['\u001b[200~2026-01-01\n\u001b[201~', 'é', '日本', '🙂', '\ufffd', '\u009b31m'],
  ...['\0', '\u0016', '\u0015'],
];

async function atTerminal(
  box: Sandbox,
  usual: Map<string, number>,
  random: Random,
  report: Report,
): Promise<void> {
  const signal = random.pick(signals);
  const args = random.pick([...commandsOf(box), ['create'], ['create'], [], [], ['view'], ['delete']]);
  const key = `terminal ${args.slice(0, 2).join(' ')}`;
  const script = 'trap : INT TERM HUP; "$@"; echo "ended with $?."; stty -a';
  const pty = startPty(
    '/bin/sh',
    ['-c', script, 'sh', process.execPath, program, ...args, '--store', box.path],
    {
      env: { TZ: 'UTC', PAGER: 'cat', CONTACT_REPORT_STORE: undefined },
      rows: 40,
    },
  );
  try {
    const began = performance.now();
    for (let n = random.below(6); n > 0; n -= 1) {
      await sleep(random.below(120));
      pty.type(random.pick(typing));
    }
    await sleep((usual.get(key) ?? 700) * random.next());
    // Ctrl-C as a key; the others come from outside. Again and again: one may be lost on the start of node.
    const send = () => {
      if (signal === 'SIGINT') pty.key('ctrl-c');
      else for (const pid of childrenOf(pty.pid)) tryToKill(pid, signal);
    };
    const end = performance.now() + 100_000;
    while (pty.running && performance.now() < end) {
      if (!pty.output().includes('ended with')) send();
      await sleep(400);
    }
    const output = pty.output();
    const [, code] = /ended with (\d+)\./.exec(output) ?? [];
    if (code === undefined) return report.fault(`${key}: ${signal} did not end it`, pty.screen());
    if (code === '0') usual.set(key, performance.now() - began);
    const codes = [...codesAfter(signal), 130, 2].map(String);
    if (!codes.includes(code)) report.fault(`${key}: ${signal} ended it with ${code}`, pty.screen());
    const flags = output.slice(output.indexOf('ended with'));
    for (const flag of [/ -icanon/, / -echo\b/, / -isig/, / -opost/, / -onlcr/, / -icrnl/])
      if (flag.test(flags)) report.fault(`${key}: ${signal} leaves the terminal with${flag.source}`);
    if (pty.cursorHidden()) report.fault(`${key}: ${signal} leaves the cursor hidden`);
    for (const mode of ['?1049', '?2004', '?1000', '?1006', '?7'])
      if (
        output.lastIndexOf(`\u001b[${mode}${mode === '?7' ? 'l' : 'h'}`) >
        output.lastIndexOf(`\u001b[${mode}${mode === '?7' ? 'h' : 'l'}`)
      )
        report.fault(`${key}: ${signal} leaves mode ${mode} on`);
    if (/\n\s+at .*:\d+:\d+/.test(output))
      report.fault(`${key}: ${signal} shows a stack trace`, pty.transcript());
  } finally {
    await pty.dispose();
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

function tryToKill(pid: number, signal: Signal): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

async function afterwards(box: Sandbox, base: Base, report: Report): Promise<void> {
  const db = new Database(box.path);
  const failures = db.prepare("SELECT DISTINCT failure FROM runs WHERE status = 'failed'").pluck().all();
  const processing = db.prepare("SELECT count(*) FROM runs WHERE status = 'processing'").pluck().get();
  db.close();
  // A second Ctrl-C may end it before it has said so itself.
  if (failures.some((failure) => failure !== 'cancelled'))
    report.fault('a cancelled run is not marked so', failures);
  if (processing !== 0) {
    const list = await box.run(['list', '--json']);
    if (list.stdout.includes('"status":"processing"')) report.fault('a cancelled run goes on processing');
  }
  const archived = [
    ['c-3', 'c-7'],
    ['c-1', 'c-3', 'c-7'],
  ];
  const shown = new Database(box.path, { readonly: true });
  const own = shown
    .prepare("SELECT count(*) FROM events WHERE source_id NOT LIKE 'e-%' OR source_id IS NULL")
    .pluck()
    .get();
  shown.close();
  if (own !== 0) report.fault('a dry run wrote something');
  autopsy(box.path, { base: base.count, archived, alive: true }, report);
  judge(report, await box.run(['create', 'person.3@example.com', '--json']), [0]);
}
