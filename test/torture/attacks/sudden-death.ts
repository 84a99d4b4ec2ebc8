import { setTimeout as sleep } from 'node:timers/promises';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { checkAcknowledged, checkAftermath, finish, lookAt } from '../support/aftermath.ts';
import { autopsy, type Base, busy, isShown, made, makeBase } from '../support/model.ts';
import { type Ended, judge, type Running, type Sandbox, within } from '../support/sandbox.ts';
import { archivedAfter, archivedBefore, Scene, writers } from '../support/scene.ts';

/** kill -9 at random moments: of one command or two, and of the first that is ever run on a store. */
export const suddenDeath: Attack = {
  name: 'sudden-death',
  title: 'kill -9 of every writing command and the first migration, alone and two at a time',
  async run(budget, random, report) {
    const large = budget.rounds > 20;
    const base = await makeBase(large ? 80_000 : 6_000);
    const killer = new Killer(random, report);
    try {
      await rounds(budget, report, async (number) => {
        const fresh = number % 5 === 4;
        await within(fresh ? undefined : base.path, async (box) => {
          const scene = new Scene(box, large ? 20_000 : 2_000);
          if (fresh) await killFirst(killer, scene, report);
          else await killSome(killer, scene, base, number, random, report);
        });
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

class Killer {
  readonly #random: Random;
  readonly #report: Report;
  /** How long a command takes when nobody kills it, learnt here, so that the moments fit this machine. */
  readonly #usual = new Map<string, number>();

  constructor(random: Random, report: Report) {
    this.#random = random;
    this.#report = report;
  }

  /** Starts commands and kills them, each at a moment of its own. */
  kill(box: Sandbox, ...commands: readonly (readonly string[])[]): Promise<Ended[]> {
    return Promise.all(
      commands.map(async (args) => {
        const key = args[0] ?? '';
        const running = box.start(args);
        if (await this.#moment(key, running)) running.kill('SIGKILL');
        const ended = await running.ended;
        if (ended.signal !== 'SIGKILL') this.#usual.set(key, ended.ms);
        if (ended.code !== null) judge(this.#report, ended, [0, 4]);
        return ended;
      }),
    );
  }

  // Most moments lie behind the start of node, where nothing has happened yet.
  async #moment(key: string, { ended }: Running): Promise<boolean> {
    const usual = this.#usual.get(key) ?? 1500;
    const share = this.#random.chance(0.85) ? 0.2 + this.#random.next() * 0.8 : this.#random.next() * 0.2;
    const first = await Promise.race([ended, sleep(usual * share, 'time', { ref: false })]);
    return first === 'time';
  }
}

async function killFirst(killer: Killer, scene: Scene, report: Report): Promise<void> {
  const { box, more } = scene;
  scene.prepare(0);
  await killer.kill(box, scene.args('import'), scene.args('create'));
  judge(report, await box.run(['list', '--json']), [0]);
  judge(report, await box.run(scene.args('import')), [0]);
  const created = await box.run(scene.args('create'));
  judge(report, created, [0]);
  autopsy(box.path, { base: 0, now: more }, report);
  const hidden = new Set(archivedBefore);
  const shown = Array.from({ length: more }, (_, n) => made(n)).filter((event) =>
    isShown(event, busy, hidden),
  );
  const lines = created.stdout.split('\n').length - 1;
  if (lines !== shown.length) report.fault('after the first migration rows are missing', lines);
}

async function killSome(
  killer: Killer,
  scene: Scene,
  base: Base,
  number: number,
  random: Random,
  report: Report,
): Promise<void> {
  const { box } = scene;
  scene.prepare(base.count);
  scene.prepareOutput();
  const first = writers[number % writers.length] ?? 'import';
  const others = writers.filter((writer) => writer !== first);
  const commands = random.chance(0.5) ? [first, random.pick(others)] : [first];
  const before = lookAt(box.path, base);
  const ended = await killer.kill(box, ...commands.map((writer) => scene.args(writer)));

  // Whoever opens the store first finds the dead: the program, or SQLite's own tools.
  if (random.chance(0.5)) judge(report, await box.run(['list', '--json']), [0]);
  else
    autopsy(box.path, { base: base.count, archived: [archivedBefore, archivedAfter], alive: true }, report);
  for (const [index, command] of commands.entries())
    if (ended[index]?.code === 0) checkAcknowledged(scene, command, before, report);
  await checkAftermath(scene, commands, before, report);
  await finish(scene, commands, before, report);
}
