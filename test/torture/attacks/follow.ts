import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { autopsy, madeLines } from '../support/model.ts';
import { judge, type Running, type Sandbox, untilSeen, within } from '../support/sandbox.ts';

/** A log that grows and is rotated in every manner, while what follows it is killed and started again. */
export const follow: Attack = {
  name: 'follow',
  title:
    'a followed log that is rotated, copied, truncated, zipped and replaced, while `import --follow` is killed or ended',
  async run(budget, random, report) {
    await rounds(budget, report, async (number) => {
      const steps = budget.ms > 0 || budget.rounds > 10 ? 25 + random.below(25) : 10 + random.below(10);
      await within(undefined, (box) => attack(box, { number, steps }, random, report));
      report.tried();
    });
  },
};

async function attack(
  box: Sandbox,
  { number, steps }: { readonly number: number; readonly steps: number },
  random: Random,
  report: Report,
): Promise<void> {
  const folder = join(box.folder, 'logs');
  const log = new Log(folder, random);
  // Half of the rounds name the log, half its folder.
  const args = ['import', '--follow', number % 2 === 0 ? log.path : folder, '--json'];
  let follower = box.start(args);
  for (let n = 0; n < steps; n += 1) {
    await log.change();
    await sleep(random.chance(0.3) ? random.below(700) : 0);
    if (random.chance(0.05)) {
      // What was not read before a log is truncated would be lost.
      log.endLine();
      await untilSeen(follower, () => (eventsIn(box.path) >= log.written ? true : null));
      log.truncate();
    }
    if (!random.chance(0.15)) continue;
    await end(follower, random, report);
    // Sometimes more happens before it is started again.
    for (let k = random.below(4); k > 0; k -= 1) await log.change();
    follower = box.start(args);
  }
  log.finish();
  await untilSeen(follower, () => (eventsIn(box.path) >= log.written ? true : null));
  follower.kill('SIGINT');
  const ended = await follower.ended;
  judge(report, ended, [0]);
  const { rejected = null } = JSON.parse(ended.stdout || '{}') as { rejected?: number };
  if (rejected !== 0) report.fault('records were rejected', ended.stdout);
  const stored = autopsy(box.path, { base: log.written }, report);
  if (stored.size !== log.written) report.fault('not every record is there once', [stored.size, log.written]);
}

/** Ends what follows: by a kill, or by one or two signals. */
async function end(follower: Running, random: Random, report: Report): Promise<void> {
  const sent = random.pick([['SIGKILL'], ['SIGKILL'], ['SIGTERM'], ['SIGINT', 'SIGINT']] as const);
  for (const signal of sent) follower.kill(signal);
  const { code, signal, stderr } = await follower.ended;
  // 1: a zipped copy was there by half. Before its first line ran, the system ends it by the signal itself; so does a second signal.
  const isEnded =
    sent[0] === 'SIGKILL' ? signal === 'SIGKILL' : signal === sent[0] || [0, 1, 130, 143].includes(code ?? 1);
  if (!isEnded)
    report.fault(`what followed ended by itself, or wrongly after ${sent.join(' and ')}`, {
      code,
      signal,
      stderr,
    });
}

/** A log and what writes it. */
class Log {
  readonly path: string;
  /** The number of events in whole lines of the log and of what it was before. */
  written = 0;
  readonly #random: Random;
  #file: number;
  /** What is left of a line of which the beginning was written. */
  #rest = '';
  #rotations = 0;

  constructor(folder: string, random: Random) {
    this.#random = random;
    this.path = join(folder, 'events.log');
    mkdirSync(folder);
    this.#file = openSync(this.path, 'a');
  }

  /** Does one of the things that happen to a log. */
  async change(): Promise<void> {
    if (this.#random.chance(0.65)) return this.#append();
    const rotate = this.#random.pick([
      () => this.#rename(),
      () => this.#copyAndTruncate(),
      () => this.#replace(),
      () => this.#zip(),
    ]);
    await rotate();
  }

  finish(): void {
    this.#write(this.#rest);
    this.#rest = '';
    // The name must be there for the last start of what follows it.
    this.#append();
    this.#write(this.#rest);
    this.#rest = '';
    closeSync(this.#file);
  }

  /** Writes what is left of a line. */
  endLine(): void {
    this.#write(this.#rest);
    this.#rest = '';
  }

  truncate(): void {
    truncateSync(this.path);
  }

  #write(text: string): void {
    writeSync(this.#file, text);
  }

  /** Writes some lines; of the last one sometimes only the beginning. */
  #append(): void {
    const count = 1 + this.#random.below(this.#random.chance(0.1) ? 3000 : 30);
    const text = this.#rest + madeLines(this.written, this.written + count);
    this.written += count;
    const cut = this.#random.chance(0.4) ? text.length - this.#random.below(100) - 1 : text.length;
    this.#write(text.slice(0, cut));
    this.#rest = text.slice(cut);
  }

  /** What writes the log goes on in the old file until it opens the new one. */
  #rename(): void {
    this.#shift();
    renameSync(this.path, `${this.path}.1`);
    if (this.#random.chance(0.5)) writeFileSync(this.path, '');
    this.#write(this.#rest);
    this.#rest = '';
    this.#reopen();
  }

  #copyAndTruncate(): void {
    this.#write(this.#rest);
    this.#rest = '';
    this.#shift();
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }

  #replace(): void {
    this.#write(this.#rest);
    this.#rest = '';
    this.#shift();
    linkSync(this.path, `${this.path}.1`);
    const next = join(this.path, '..', '.next');
    writeFileSync(next, madeLines(this.written, this.written + 3));
    this.written += 3;
    renameSync(next, this.path);
    this.#reopen();
  }

  /** Zips the latest copy in two steps, as gzip does. */
  async #zip(): Promise<void> {
    const copy = `${this.path}.1`;
    if (!existsSync(copy)) return;
    const zipped = gzipSync(readFileSync(copy));
    const half = this.#random.below(zipped.length);
    writeFileSync(`${copy}.gz`, zipped.subarray(0, half));
    await sleep(this.#random.below(600));
    appendFileSync(`${copy}.gz`, zipped.subarray(half));
    rmSync(copy);
  }

  #reopen(): void {
    closeSync(this.#file);
    this.#file = openSync(this.path, 'a');
  }

  /** Makes room for the next copy: `.1` becomes `.2`, and so on. */
  #shift(): void {
    for (let n = this.#rotations; n > 0; n -= 1) {
      for (const end of ['', '.gz']) {
        const from = `${this.path}.${n}${end}`;
        if (existsSync(from)) renameSync(from, `${this.path}.${n + 1}${end}`);
      }
    }
    this.#rotations += 1;
  }
}

/** The number of events in a store; 0 if there is none yet. */
function eventsIn(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    const db = new Database(path, { readonly: true });
    try {
      return db.prepare('SELECT count(*) FROM events').pluck().get() as number;
    } finally {
      db.close();
    }
  } catch {
    return 0; // It is being made.
  }
}
