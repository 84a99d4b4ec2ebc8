// Run by the tests as a process of its own: does to a store what its parent asks, one call after another.
import { runReport } from '../../../src/app/run-report.ts';
import type { Question } from '../../../src/domain/report.ts';
import { allOf } from '../../../src/store/batches.ts';
import { engineOf } from '../../../src/store/engine.ts';
import type { Run, RunProgress } from '../../../src/store/store.ts';
import type { StorePlace } from '../../../src/store/store-place.ts';
import { begin } from './questions.ts';

const place = JSON.parse(process.argv[2] ?? '') as StorePlace;
const store = await engineOf(place).open(place, false);
if (!store) throw new Error('there is no store');
const { signal } = new AbortController();
let run: Run | null = null;
let progress: AsyncIterator<RunProgress> | undefined;

function own(started: Run | null): number | null {
  run = started;
  progress = started?.build()[Symbol.asyncIterator]();
  return started?.reportId ?? null;
}

const calls = {
  /** Starts the first run of a question; gives the id of the report, null if another report is processing. */
  create: async (question: Question) => own(await store.reports.create(question, begin)),
  /** Starts another run of a report; gives its id, null if another report is processing. */
  rerun: async (id: number) => own(await store.reports.rerun(id, begin)),
  /** Builds the next part of the answer; gives how far it is, null when it is built. */
  async step(): Promise<RunProgress | null> {
    const next = await progress?.next();
    return next && !next.done ? next.value : null;
  },
  complete: async () => run?.complete(),
  /** Runs a question from its start to its end; waits as long as another report is processing. */
  createAndRun: (question: Question) =>
    runReport(store, () => store.reports.create(question, begin), { signal, waitTimeoutMs: Infinity }),
  /** The status and failure of each report. */
  standing: async () =>
    (await allOf(store.reports.list({}))).map(({ id, status, failure }) => ({ id, status, failure })),
};

/** The calls that a parent can make. */
export type Calls = typeof calls;

process.on('message', ({ name, args }: { name: keyof Calls; args: readonly unknown[] }) => {
  const call = calls[name] as (...args: readonly unknown[]) => Promise<unknown>;
  call(...args).then(
    (result) => process.send?.({ result: result ?? null }),
    (error: Error) => process.send?.({ error: `${error.name}: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ result: null });
