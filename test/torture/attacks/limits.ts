import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evilShapes } from '../../import/support/evil-shapes.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';

/** More than any import takes, MB. */
const mostMemory = 700;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Files that once cost time in the square of their length, or memory without limit; and signals in the middle of them. */
export const limits: Attack = {
  name: 'limits',
  title:
    'files that cost a parser the square of their length or all memory, and signals in the middle of them',
  async run(budget, random, report) {
    const size = budget.ms > 0 ? 2_000_000 : 200_000;
    await rounds(budget, report, async (number) => {
      const shape = evilShapes[(number + random.below(evilShapes.length)) % evilShapes.length];
      if (!shape) return;
      await within(undefined, async (box) => {
        const file = join(box.folder, 'evil');
        writeFileSync(file, `${shape.make(Math.ceil(size * (0.5 + random.next())))}\n`);
        if (random.chance(0.5)) await toItsEnd(box, file, shape.name, report);
        else await interrupted(box, file, shape.name, random, report);
      });
      report.tried();
    });
  },
};

async function toItsEnd(box: Sandbox, file: string, name: string, report: Report): Promise<void> {
  const ended = await box.run(['import', file, '--json']);
  if (!judge(report, ended, [0, 1])) return;
  if (ended.memory > mostMemory) report.fault(`${name}: memory is not bounded`, `${ended.memory} MB`);
  if (ended.stdout === '') return;
  const { imported, duplicates, ignored, rejected } = JSON.parse(ended.stdout) as Record<string, number>;
  const counted = (imported ?? 0) + (duplicates ?? 0) + (ignored ?? 0) + (rejected ?? 0);
  if (counted === 0) report.fault(`${name}: no record is counted`, ended.stdout);
}

async function interrupted(
  box: Sandbox,
  file: string,
  name: string,
  random: Random,
  report: Report,
): Promise<void> {
  const signal = random.pick(signals);
  const running = box.start(['import', file, '--json']);
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  await Promise.race([running.ended, sleep(random.below(2_000))]);
  if (!isOver) running.kill(signal);
  const ended = await running.ended;
  if (ended.signal === signal) return;
  if (!judge(report, ended, [0, 1, 128 + constants.signals[signal]])) report.fault(`${name}: ${signal}`);
}
