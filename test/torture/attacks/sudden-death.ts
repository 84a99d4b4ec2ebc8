import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { autopsy, type Base, busy, made, madeLines, makeBase } from '../support/model.ts';
import { type Ended, judge, type Running, type Sandbox, within } from '../support/sandbox.ts';

const names = ['import', 'create', 'rerun', 'delete', 'archive', 'backup'] as const;
type Name = (typeof names)[number];

const archivedBefore = ['c-3', 'c-7'];
const archivedAfter = [...archivedBefore, 'c-1', 'c-2'];

/** kill -9 at random moments: of one command or two, and of the first that is ever run on a store. */
export const suddenDeath: Attack = {
  name: 'sudden-death',
  title: 'kill -9 of every writing command and the first migration, alone and two at a time',
  async run(budget, random, report) {
    const large = budget.rounds > 20;
    const base = await makeBase(large ? 80_000 : 6_000);
    // How long a command takes when nobody kills it, learnt here, so that the moments fit this machine.
    const usual = new Map<string, number>();
    try {
      await rounds(budget, report, async (number) => {
        const fresh = number % 5 === 4;
        await within(fresh ? undefined : base.path, async (box) => {
          const victim = new Victims(box, random, report, usual, large ? 5000 : 500);
          if (fresh) await killFirst(victim, report);
          else await killSome(victim, base, number, random, report);
        });
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

class Victims {
  readonly box: Sandbox;
  readonly #random: Random;
  readonly #report: Report;
  readonly #usual: Map<string, number>;
  readonly files: string[];
  readonly more: number;

  constructor(box: Sandbox, random: Random, report: Report, usual: Map<string, number>, each: number) {
    this.box = box;
    this.#random = random;
    this.#report = report;
    this.#usual = usual;
    this.more = each * 4;
    this.files = [0, 1, 2, 3].map((n) => join(box.folder, `more-${n}.ndjson`));
  }

  get backup(): string {
    return join(this.box.folder, 'backup.db');
  }

  /** Writes the files to import: events from `from` on. */
  prepare(from: number): void {
    const each = this.more / 4;
    for (const [n, file] of this.files.entries())
      writeFileSync(file, madeLines(from + n * each, from + (n + 1) * each));
  }

  args(name: Name): string[] {
    return {
      import: ['import', ...this.files],
      create: ['create', busy, '--format', 'ndjson'],
      rerun: ['rerun', '1', '--format', 'ndjson'],
      delete: ['delete', '2', '--yes'],
      archive: ['campaigns', 'archive', 'c-1', 'c-2'],
      backup: ['store', 'backup', this.backup],
    }[name];
  }

  /** Starts commands and kills them, each at a moment of its own. */
  async kill(...commands: readonly (readonly string[])[]): Promise<Ended[]> {
    return Promise.all(
      commands.map(async (args) => {
        const key = args[0] ?? '';
        const running = this.box.start(args);
        if (await this.#spare(key, running)) running.kill('SIGKILL');
        const ended = await running.ended;
        if (ended.signal !== 'SIGKILL') this.#usual.set(key, ended.ms);
        if (ended.code !== null) judge(this.#report, ended, [0, 4]);
        return ended;
      }),
    );
  }

  // Most moments lie behind the start of node, where nothing has happened yet.
  async #spare(key: string, { ended }: Running): Promise<boolean> {
    const usual = this.#usual.get(key) ?? 1500;
    const share = this.#random.chance(0.85) ? 0.2 + this.#random.next() * 0.8 : this.#random.next() * 0.2;
    const first = await Promise.race([ended, sleep(usual * share, 'time', { ref: false })]);
    return first === 'time';
  }
}

async function killFirst(victims: Victims, report: Report): Promise<void> {
  const { box } = victims;
  victims.prepare(0);
  await victims.kill(victims.args('import'), victims.args('create'));
  judge(report, await box.run(['list', '--json']), [0]);
  judge(report, await box.run(victims.args('import')), [0]);
  const { stdout } = await repeated(box, victims.args('create'), report);
  autopsy(box.path, { base: 0, now: victims.more }, report);
  const expected = Array.from({ length: victims.more }, (_, n) => made(n)).filter(
    ({ email }) => email === busy,
  );
  const hidden = expected.filter(
    ({ campaign, action }) => action.startsWith('campaign') && archivedBefore.includes(campaign?.id ?? ''),
  );
  const lines = stdout.split('\n').length - 1;
  if (lines !== expected.length - hidden.length)
    report.fault('after the first migration rows are missing', lines);
}

async function killSome(
  victims: Victims,
  base: Base,
  number: number,
  random: Random,
  report: Report,
): Promise<void> {
  const { box } = victims;
  victims.prepare(base.count);
  const first = names[number % names.length] ?? 'import';
  const second = random.chance(0.5)
    ? names.filter((name) => name !== first)[random.below(names.length - 1)]
    : undefined;
  const commands = second === undefined ? [first] : [first, second];
  const before = completedOf(box.path);
  const ended = await victims.kill(...commands.map((name) => victims.args(name)));

  const programFirst = random.chance(0.5);
  if (programFirst) judge(report, await box.run(['list', '--json']), [0]);
  const archived = [archivedBefore, archivedAfter];
  const expected = { base: base.count, archived };
  if (!programFirst) autopsy(box.path, { ...expected, alive: true }, report);
  judge(report, await box.run(['doctor', '--json']), [0]);
  const events = autopsy(box.path, expected, report);
  checkArchived(box.path, report);
  checkPrevious(before, completedOf(box.path), commands, report);
  checkBackup(victims, base, ended[commands.indexOf('backup')] ?? null, report);

  for (const name of commands) await finish(victims, name, report);
  if (events.size > base.count + victims.more) report.fault('there are too many events', events.size);
  const now = base.count + (commands.includes('import') ? victims.more : 0);
  if (autopsy(box.path, { ...expected, now }, report).size !== now)
    report.fault('there are other events than imported');
  judge(report, await box.run(['doctor', '--json']), [0]);
}

/** The command that was killed, once more. */
async function finish(victims: Victims, name: Name, report: Report): Promise<void> {
  const { box } = victims;
  if (name === 'backup' && existsSync(victims.backup)) return;
  const ended = await repeated(box, victims.args(name), report, name === 'delete' ? [0, 3] : [0]);
  if (ended.code === 0 && name === 'import') {
    const again = await box.run([...victims.args('import'), '--json']);
    const { imported, duplicates } = JSON.parse(again.stdout || '{}') as Record<string, number>;
    if (imported !== 0 || duplicates !== victims.more)
      report.fault('an import was not complete', again.stdout);
  }
}

/** Nobody may be in the way of a command any more. */
async function repeated(
  box: Sandbox,
  args: readonly string[],
  report: Report,
  codes: readonly number[] = [0],
): Promise<Ended> {
  const ended = await box.run(args);
  judge(report, ended, codes);
  return ended;
}

/** For each completed run: report and rows, as text. */
function completedOf(path: string): Map<number, string> {
  const db = new Database(path);
  try {
    const runs = db.prepare("SELECT id, report FROM runs WHERE status = 'completed'").raw().all() as [
      number,
      number,
    ][];
    const rows = db.prepare('SELECT * FROM run_events WHERE run = ? ORDER BY 2, 3, 4').raw();
    return new Map(runs.map(([id, report]) => [report, JSON.stringify([id, rows.all(id)])]));
  } finally {
    db.close();
  }
}

function checkPrevious(
  before: ReadonlyMap<number, string>,
  after: ReadonlyMap<number, string>,
  commands: readonly Name[],
  report: Report,
): void {
  for (const [id, answer] of before) {
    const now = after.get(id);
    if (now === answer) continue;
    if (now === undefined && id === 2 && commands.includes('delete')) continue;
    // A rerun that was complete when it died: another run, whose rows the autopsy has compared.
    if (now !== undefined && id === 1 && commands.includes('rerun')) continue;
    report.fault(`the answer of report ${id} is not what it was`, commands);
  }
}

function checkArchived(path: string, report: Report): void {
  const db = new Database(path);
  try {
    const archived = db.prepare('SELECT id FROM campaigns WHERE archived ORDER BY id').pluck().all();
    if (![archivedBefore, archivedAfter].some((ids) => ids.slice().sort().join() === archived.join()))
      report.fault('campaigns are archived by halves', archived);
  } finally {
    db.close();
  }
}

/** A backup is there and whole, or not there at all. */
function checkBackup({ backup, box }: Victims, base: Base, ended: Ended | null, report: Report): void {
  if (ended === null) return;
  if (ended.code === 0 && !existsSync(backup)) report.fault('a backup was said to be made and is not there');
  for (const name of readdirSync(box.folder).filter((each) => each.includes('backup.db'))) {
    const mode = statSync(join(box.folder, name)).mode & 0o777;
    if (mode !== 0o600) report.fault(`${name} may be read by others`, mode.toString(8));
  }
  if (!existsSync(backup)) return;
  if (statSync(backup).size === 0) report.fault('a backup that was cut short is an empty file');
  else autopsy(backup, { base: base.count, archived: [archivedBefore, archivedAfter], alive: true }, report);
}
