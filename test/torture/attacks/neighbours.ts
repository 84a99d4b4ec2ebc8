import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { autopsy, type Base, busy, madeLines, makeBase } from '../support/model.ts';
import { judge, type Sandbox, startProgram, within } from '../support/sandbox.ts';

const endings = ['-wal', '-shm', '-journal', '-run'];
const events = 200;

/** Files beside a store that have the names of its own. */
export const neighbours: Attack = {
  name: 'neighbours',
  title: 'files of other programs that are named like those beside a store, and stores that are',
  async run(budget, random, report) {
    const base = await makeBase(events);
    try {
      await rounds(budget, report, async (number) => {
        const attempts = [besideNone, beside, named];
        const attempt = attempts[number % attempts.length] ?? beside;
        await within(attempt === beside ? base.path : undefined, (box) => attempt(box, base, random, report));
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

/** What another program may have written: text, a database, bytes of any kind, of any length. */
function foreign(random: Random): Buffer {
  const size = 1 + random.below(70_000);
  return random.pick([
    () => Buffer.from('my notes, years of work\n'.repeat(Math.ceil(size / 24)).slice(0, size)),
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(size)]),
    () => Buffer.from(Array.from({ length: Math.min(size, 4096) }, () => 1 + random.below(255))),
    () => Buffer.concat([Buffer.from('x'), Buffer.alloc(32_767)]),
  ])();
}

async function stays(box: Sandbox, file: string, bytes: Buffer, report: Report, codes: readonly number[]) {
  for (const args of [['import', '-'], ['create', busy, '--json'], ['list'], ['doctor']]) {
    const ended = await box.run(args, { input: madeLines(events, events + 20) });
    judge(report, ended, codes);
    if (/damaged|remove it/i.test(`${ended.stdout}${ended.stderr}`))
      report.fault(`a store beside ${file} is called damaged`, ended);
    if (!existsSync(file) || !readFileSync(file).equals(bytes)) report.fault(`${args[0]} changed ${file}`);
  }
}

async function besideNone(box: Sandbox, _base: Base, random: Random, report: Report): Promise<void> {
  const file = box.path + random.pick(endings);
  const bytes = foreign(random);
  mkdirSync(dirname(box.path), { mode: 0o700 });
  writeFileSync(file, bytes, { mode: 0o600 });
  await stays(box, file, bytes, report, [0, 1]);
  if (existsSync(box.path)) report.fault(`a store was made beside ${file}`);
}

async function beside(box: Sandbox, base: Base, random: Random, report: Report): Promise<void> {
  const file = box.path + random.pick(endings);
  const bytes = foreign(random);
  writeFileSync(file, bytes, { mode: 0o600 });
  await stays(box, file, bytes, report, [1]);
  rmSync(file);
  autopsy(box.path, { base: base.count }, report);
  judge(report, await box.run(['doctor']), [0]);
}

async function named(box: Sandbox, _base: Base, random: Random, report: Report): Promise<void> {
  const store = box.path + random.pick(endings);
  for (const args of [['import', '-'], ['create', busy], ['list']]) {
    const { ended } = startProgram([...args, '--store', store], { input: madeLines(0, 20) });
    judge(report, await ended, [1]);
    if (existsSync(store)) report.fault(`a store was made as ${store}`);
  }
  judge(report, await box.run(['import', '-'], { input: madeLines(0, 20) }), [0]);
  const backup = await box.run(['store', 'backup', `${box.folder}/copy${random.pick(endings)}`]);
  judge(report, backup, [1, 2]);
}
