import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Attack, Report } from '../attack.ts';
import type { Random } from '../random.ts';
import { autopsy, busy, isShown, made, madeLines, makeBase } from '../support/model.ts';
import { type Ended, judge, type Sandbox, within } from '../support/sandbox.ts';

const processes = 50;
const perImport = 60;
const archived = new Set(['c-3', 'c-7']);

interface ReportJson {
  readonly report: {
    readonly id: number;
    readonly status: string;
    readonly eventCount: number | null;
    readonly email: string;
  };
  readonly events: readonly { readonly sourceId: string }[];
}

/** 50 processes on one store, each doing one thing after another, as long as the budget says. */
export const manyAtOnce: Attack = {
  name: 'many-at-once',
  title: `${processes} processes import, create, list, view, delete and rerun on one store`,
  async run({ ms }, random, report) {
    const base = await makeBase(3_000);
    try {
      await within(base.path, async (box) => {
        const crowd = new Crowd(box, base.count, random, report);
        const end = performance.now() + ms;
        const watching = crowd.watch();
        await Promise.all(
          Array.from({ length: processes }, async () => {
            do await crowd.act();
            while (performance.now() < end);
          }),
        );
        crowd.over = true;
        await watching;
        judge(report, await box.run(['doctor', '--json']), [0]);
        const events = autopsy(box.path, { base: base.count }, report);
        for (const n of crowd.acknowledged)
          if (!events.has(n)) {
            report.fault('an acknowledged event is missing', n);
            break;
          }
      });
    } finally {
      base.remove();
    }
  },
};

class Crowd {
  over = false;
  readonly acknowledged = new Set<number>();
  readonly #box: Sandbox;
  readonly #base: number;
  readonly #random: Random;
  readonly #report: Report;
  /** Where the next import begins. */
  #next: number;
  #newest = 2;

  constructor(box: Sandbox, base: number, random: Random, report: Report) {
    this.#box = box;
    this.#base = base;
    this.#next = base;
    this.#random = random;
    this.#report = report;
  }

  /** Looks, over and over, that never two reports are processing. */
  async watch(): Promise<void> {
    const db = new Database(this.#box.path, { readonly: true });
    const count = db.prepare("SELECT count(*) FROM runs WHERE status = 'processing'").pluck();
    while (!this.over) {
      if ((count.get() as number) > 1) this.#report.fault('two reports are processing at once');
      await sleep(3);
    }
    db.close();
  }

  async act(): Promise<void> {
    const id = String(1 + this.#random.below(this.#newest + 1));
    const known = [...this.acknowledged];
    const make = () => ['create', this.#random.chance(0.7) ? busy : 'person.3@example.com', '--json'];
    const { args, codes, input } = this.#random.pick([
      () => this.#import(),
      // Somebody may delete it before it is printed.
      () => ({ args: make(), codes: [0, 3, 4], input: '' }),
      () => ({ args: [...make(), '--wait'], codes: [0, 3], input: '' }),
      () => ({ args: ['list', '--json'], codes: [0], input: '' }),
      // What is well is never called ill, whatever goes on meanwhile.
      () => ({ args: ['doctor', '--json'], codes: [0], input: '' }),
      () => ({ args: ['view', id, '--json'], codes: [0, 3], input: '' }),
      () => ({ args: ['rerun', id, '--json'], codes: [0, 3, 4], input: '' }),
      () => ({ args: ['delete', id, '--yes', '--json'], codes: [0, 3, 4], input: '' }),
    ])();
    const before = this.#next;
    const ended = await this.#box.run(args, { input });
    this.#report.tried();
    // Another process ran the report again while a slow reader was printing it; the error says so.
    if (ended.code === 1 && ended.stderr.includes('"answer_replaced"')) return;
    if (!judge(this.#report, ended, codes) || ended.code !== 0) return;
    if (args[0] === 'import') {
      for (let n = before - perImport; n < before; n += 1) this.acknowledged.add(n);
    } else if (['create', 'rerun', 'view'].includes(args[0] ?? '')) {
      this.#checkAnswer(ended, args[0] === 'view' ? [] : known);
    }
  }

  #import() {
    const from = this.#next;
    this.#next += perImport;
    return { args: ['import', '-', '--json'], codes: [0], input: madeLines(from, from + perImport) };
  }

  /** An answer has all that was in the store before it began, each once, and nothing that nobody imported. */
  #checkAnswer(ended: Ended, known: readonly number[]): void {
    const { report, events } = JSON.parse(ended.stdout) as ReportJson;
    this.#newest = Math.max(this.#newest, report.id);
    if (report.eventCount === null) {
      if (events.length > 0) this.#report.fault('a report without an answer shows rows', report);
      return;
    }
    const shown = new Set(events.map(({ sourceId }) => Number(sourceId.slice(2))));
    if (shown.size !== report.eventCount || events.length !== report.eventCount)
      this.#report.fault('half an answer was seen', { report, rows: events.length });
    const isMissing = (n: number) => isShown(made(n), report.email, archived) && !shown.has(n);
    const base = Array.from({ length: this.#base }, (_, n) => n);
    if (base.some(isMissing) || known.some(isMissing)) this.#report.fault('an answer lacks an event', report);
    for (const n of shown)
      if (n >= this.#next || !isShown(made(n), report.email, archived)) {
        this.#report.fault('an answer shows a wrong event', { report, n });
        break;
      }
  }
}
