import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { works } from '../support/means.ts';
import { autopsy, type Base, busy, isShown, made, makeBase } from '../support/model.ts';
import { judge, type Running, type Sandbox, untilSeen, within } from '../support/sandbox.ts';

const archived = new Set(['c-3', 'c-7']);
/** Longer than any of the program's time-outs, ms. */
const longer = 65_000;

/** Owners of a run that stand still, clocks that jump, process ids that are somebody else's. */
export const suspendedOwners: Attack = {
  name: 'suspended-owners',
  title:
    'SIGSTOP beyond every time-out, clocks a day back, equal process ids: the living stay alive, the dead do not block',
  async run(budget, random, report) {
    const base = await makeBase(budget.ms > 0 ? 120_000 : 45_000);
    let patient = budget.ms > 0;
    try {
      await rounds(budget, report, async (number) => {
        await within(base.path, async (box) => {
          if (number % 3 === 0) {
            await stands(box, base, patient ? longer : 0, random, report);
            patient = false;
          } else if (number % 3 === 1) await clockJumps(box, base, random, report);
          else await equalIds(box, base, report);
        });
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

/** How many rows a report on the busy contact has. */
function rowsOf({ count }: Base): number {
  let rows = 0;
  for (let n = 0; n < count; n += 1) if (isShown(made(n), busy, archived)) rows += 1;
  return rows;
}

/** Stops a process while its run is processing; gives the report's id, null where it was too fast. */
async function stop(running: Running, pid: () => number | null, path: string): Promise<number | null> {
  const db = new Database(path, { readonly: true, timeout: 0 });
  const processing = db.prepare("SELECT report FROM runs WHERE status = 'processing'").pluck();
  const look = () => {
    try {
      return (processing.get() as number | undefined) ?? null;
    } catch {
      return null; // busy for a moment
    }
  };
  try {
    for (;;) {
      const seen = await untilSeen(running, look);
      const owner = pid();
      if (seen === null || owner === null) return null;
      process.kill(owner, 'SIGSTOP');
      while (!/^\d+ \(.*\) T/.test(readFileSync(`/proc/${owner}/stat`, 'utf8'))) await sleep(1);
      if (look() === seen) return seen;
      process.kill(owner, 'SIGCONT');
    }
  } finally {
    db.close();
  }
}

async function others(box: Sandbox, id: number, report: Report, how: readonly string[] = []): Promise<void> {
  const commands = [
    { args: ['create', busy, '--json'], codes: [4] },
    { args: ['create', 'person.3@example.com', '--wait', '1s', '--json'], codes: [4] },
    { args: ['rerun', '2', '--json'], codes: [4] },
    { args: ['view', '1', '--format', 'csv'], codes: [0] },
    { args: ['list', '--json'], codes: [0] },
  ];
  for (const { args, codes } of commands) {
    const ended = await box.run(args, { through: how });
    judge(report, ended, codes);
    if (codes[0] === 4 && !ended.stderr.includes(`Report ${id} (`))
      report.fault('who is in the way is not said', ended.stderr);
    if (args[0] === 'list' && !ended.stdout.includes('"status":"processing"'))
      report.fault('a living run was declared dead', ended.stdout);
  }
}

async function stands(box: Sandbox, base: Base, ms: number, random: Random, report: Report): Promise<void> {
  const owner = box.start(['create', busy, '--format', 'ndjson']);
  const id = await stop(owner, () => owner.pid, box.path);
  if (id === null) return void judge(report, await owner.ended, [0]);
  const waiting = box.start(['create', 'person.3@example.com', '--wait', '--json']);
  const began = performance.now();
  await others(box, id, report);
  const left = ms - (performance.now() - began);
  if (left > 0) await sleep(left);
  if (ms > 0) await others(box, id, report);
  if (random.chance(0.7)) {
    owner.kill('SIGCONT');
    const ended = await owner.ended;
    judge(report, ended, [0]);
    if (ended.stdout.split('\n').length - 1 !== rowsOf(base)) report.fault('a suspended run lost rows');
  } else {
    owner.kill('SIGKILL');
    await owner.ended;
  }
  judge(report, await waiting.ended, [0]);
  judge(report, await box.run(['create', busy, '--json']), [0]);
  autopsy(box.path, { base: base.count }, report);
}

const backwards = `
  const now = Date.now;
  let calls = 0;
  Date.now = () => now() - (calls++ % 2 ? 86_400_000 : 0);
`;

async function clockJumps(box: Sandbox, base: Base, random: Random, report: Report): Promise<void> {
  const preload = join(box.folder, 'backwards.mjs');
  writeFileSync(preload, backwards);
  const faketime = works('faketime', '-f', '-1d', 'true');
  const yesterday = faketime ? ['faketime', '-f', '-1d'] : [];
  if (!faketime) report.skip('the system clock: faketime is not installed (Date.now was shifted)');
  const env = { NODE_OPTIONS: `--import ${preload}` };
  const owner = box.start(['create', busy, '--format', 'ndjson'], random.chance(0.5) ? { env } : {});
  const id = await stop(owner, () => owner.pid, box.path);
  if (id !== null) {
    await others(box, id, report, yesterday);
    owner.kill('SIGCONT');
  }
  const ended = await owner.ended;
  judge(report, ended, [0]);
  if (ended.stdout.split('\n').length - 1 !== rowsOf(base))
    report.fault('rows were lost as the clock jumped');
  for (const args of [
    ['rerun', '1', '--json'],
    ['create', 'person.3@example.com', '--last', '30d', '--json'],
    ['list'],
    ['view', '1', '--json'],
    ['doctor', '--json'],
  ])
    judge(report, await box.run(args, random.chance(0.5) ? { env } : { through: yesterday }), [0]);
  autopsy(
    box.path,
    { base: base.count },
    {
      ...report,
      tried: () => {},
      skip: () => {},
      fault: (what, detail) => {
        // The report of the last 30 days has none of the rows of 2024.
        if (!what.includes('other rows')) report.fault(what, detail);
      },
    },
  );
}

/** Two containers in which the program has the same process id. */
async function equalIds(box: Sandbox, base: Base, report: Report): Promise<void> {
  const container = ['unshare', '--pid', '--fork', '--kill-child'];
  if (!works(container[0] ?? '', ...container.slice(1), 'true'))
    return report.skip('equal process ids: unshare --pid is not permitted here');
  const owner = box.start(['create', busy, '--format', 'ndjson'], { through: container });
  const inside = () => {
    const children = readFileSync(`/proc/${owner.pid}/task/${owner.pid}/children`, 'utf8').trim();
    return children === '' ? null : Number(children.split(' ')[0]);
  };
  const id = await stop(owner, inside, box.path);
  if (id === null) return;
  await others(box, id, report, container);
  process.kill(inside() ?? 0, 'SIGKILL');
  await owner.ended;
  judge(report, await box.run(['create', busy, '--json'], { through: container }), [0]);
  const list = await box.run(['list', '--json'], { through: container });
  if (!list.stdout.includes('"failure":"interrupted"'))
    report.fault('the dead is not listed as interrupted', list.stdout);
  autopsy(box.path, { base: base.count }, report);
}
