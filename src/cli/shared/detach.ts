import { runReport } from '../../app/run-report.ts';
import { resolveRun } from '../../domain/period.ts';
import type { Question, Range } from '../../domain/report.ts';
import { runDetached, serveParent } from '../../io/child-process.ts';
import { messages } from '../../messages/messages.ts';
import { reportToJson } from '../../render/json.ts';
import type { Run, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noSuchReport } from './print-report.ts';

/** A run to be done in the background: a new report or another run of one. `patience` in ms, null without end. */
type Job =
  | { readonly create: Question; readonly range: Range; readonly patience: number | null }
  | { readonly rerun: number; readonly patience: number | null };

/**
 * Starts the program once more, on its own, and returns when the run there has begun; prints the report's id. The
 * run belongs to that process from its first moment, so nothing is in between.
 */
export async function detach(context: Context, store: Store, job: Job): Promise<void> {
  const { backgroundFailed, backgroundFailedHint } = messages.errors;
  const id = await runDetached<number>(context, {
    command: 'run-in-background',
    question: job,
    crashMessage: [backgroundFailed, backgroundFailedHint],
  });
  const { stdout, stderr } = context.io;
  if (context.json) {
    const report = await store.reports.get(id);
    await stdout.write(`{"schemaVersion":1,"report":${report ? reportToJson(report) : 'null'}}\n`);
  } else {
    await stdout.write(`${id}\n`);
    await stderr.write(`${messages.runs.detached(id)}\n`);
  }
}

/** What the process that {@link detach} started does. */
export async function backgroundCommand(context: Context): Promise<void> {
  await serveParent<Job>(context, async (job, answer) => {
    const store = await context.openOrCreateStore();
    const start = await starter(context, store, job);
    await runReport(store, start, {
      signal: context.signal,
      waitTimeoutMs: job.patience ?? Number.POSITIVE_INFINITY,
      // The parent leaves when it has the id; whether it still listens is no matter.
      onStarted: (id) => void answer(id),
    });
  });
}

async function starter(context: Context, store: Store, job: Job): Promise<() => Promise<Run | null>> {
  if ('create' in job) {
    const { create: question, range } = job;
    return () => store.reports.create(question, () => resolveRun(question, range, context.now));
  }
  const report = await store.reports.get(job.rerun);
  if (!report) throw noSuchReport(job.rerun);
  return () => store.reports.rerun(report.id, () => resolveRun(report, report.range, context.now));
}
