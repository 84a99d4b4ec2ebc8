import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { checkAcknowledged, checkAftermath, finish, lookAt } from '../support/aftermath.ts';
import { type DiskCall, traceDisk } from '../support/disk-trace.ts';
import { type Files, LosingDisk } from '../support/losing-disk.ts';
import { works } from '../support/means.ts';
import { autopsy, type Base, makeBase } from '../support/model.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';
import { Scene, type Writer, writers } from '../support/scene.ts';

const more = 800;

/** What a command did to the disk, from which any power cut in the middle of it can be played back. */
interface Recording {
  readonly command: Writer | 'first import';
  /** Paths are relative to the sandbox's folder. */
  readonly before: Files;
  readonly calls: readonly DiskCall[];
}

/** What is recorded: each command once before any for the second time, every other one while the store is read. */
const recorded: readonly (readonly [Recording['command'], isRead: boolean])[] = [
  ['first import', false],
  ...writers.map((command, n) => [command, n % 2 === 1] as const),
  ...writers.map((command, n) => [command, n % 2 === 0] as const),
];

/** The power goes: unlike after kill -9, what the system had not yet brought to the disk is lost, too. */
export const powerCut: Attack = {
  name: 'power-cut',
  title:
    'the power goes at any call on a file of any writing command; what was not synchronised is lost or torn',
  async run(budget, random, report) {
    if (!works('strace', '-o', '/dev/null', 'true'))
      return report.skip('strace is not installed or not permitted');
    const base = await makeBase(2_000);
    try {
      const recordings = new Map<number, Recording>();
      await rounds(budget, report, async (number) => {
        const index = number % recorded.length;
        const [command, isRead] = recorded[index] ?? ['first import', false];
        const recording = recordings.get(index) ?? (await record(command, base, isRead, report));
        recordings.set(index, recording);
        await within(undefined, (box) => cut(box, recording, base, random, report));
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

/** Runs a command; while `isRead`, somebody reads the store, and so it is not tidied up when the command ends. */
function record(
  command: Recording['command'],
  base: Base,
  isRead: boolean,
  report: Report,
): Promise<Recording> {
  const first = command === 'first import';
  return within(first ? undefined : base.path, async (box) => {
    const scene = new Scene(box, more);
    scene.prepare(first ? 0 : base.count);
    if (!first) scene.prepareOutput();
    const reader = isRead ? reading(box.path) : null;
    const here = (path: string) => relative(box.folder, path);
    const files = [...filesIn(dirname(box.path)), ...(first ? [] : [scene.output])];
    const before = files.map((path) => [here(path), readFileSync(path)] as const);
    const calls = await traceDisk(box, scene.args(first ? 'import' : command), report);
    reader?.close();
    return {
      command,
      before: new Map(before),
      calls: calls.map((call) => {
        if ('path' in call) return { ...call, path: here(call.path) };
        return 'from' in call ? { ...call, from: here(call.from), to: here(call.to) } : call;
      }),
    };
  });
}

/** A connection that has begun to read. */
function reading(path: string): Database.Database {
  const db = new Database(path);
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM events').get();
  return db;
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

async function cut(
  box: Sandbox,
  { command, before, calls }: Recording,
  base: Base,
  random: Random,
  report: Report,
): Promise<void> {
  const disk = new LosingDisk(before);
  const end = random.below(calls.length + 1);
  for (const call of calls.slice(0, end)) disk.do(call);
  const said = calls.slice(0, end).some(({ kind }) => kind === 'said');
  put(box, disk.afterPowerCut(random));

  const scene = new Scene(box, more);
  if (command === 'first import') {
    scene.prepare(0);
    judge(report, await box.run(['list', '--json']), [0]);
    judge(report, await box.run(['doctor', '--json']), [0]);
    if (said) autopsy(box.path, { base: 0, now: more }, report);
    judge(report, await box.run(scene.args('import')), [0]);
    if (autopsy(box.path, { base: 0, now: more }, report).size !== more)
      report.fault('there are other events than imported');
    return;
  }
  scene.prepare(base.count);
  if (random.chance(0.5)) judge(report, await box.run(['list', '--json']), [0]);
  if (said) checkAcknowledged(scene, command, beforeOf(base), report);
  await checkAftermath(scene, [command], beforeOf(base), report);
  await finish(scene, [command], beforeOf(base), report);
}

const beforeOf = (base: Base) => lookAt(base.path, base);

/** Makes the sandbox's folder what was left on the disk. */
function put(box: Sandbox, files: Files): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(box.folder, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(box.folder, path), content, { mode: 0o600 });
  }
}
