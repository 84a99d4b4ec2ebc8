import { runReport } from '../../app/run-report.ts';
import { resolveRun } from '../../domain/period.ts';
import type { Question, Range } from '../../domain/report.ts';
import { runDetached, serveParent } from '../../io/child-process.ts';
import { messages } from '../../messages/messages.ts';
import { reportDocument } from '../../render/json.ts';
import type { Run, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noSuchReport } from './no-such-report.ts';

/** A run to be done in the background: a new report or another run of one. JSON has no Infinity: null waits without limit. */
type RunRequest =
  | { readonly create: Question; readonly range: Range; readonly waitTimeoutMs: number | null }
  | { readonly rerun: number; readonly waitTimeoutMs: number | null };

/**
 * Starts the program once more, on its own, and returns when the run there has begun; prints the report's id. The
 * run belongs to that process from its first moment, so nothing is in between.
 */
export async function detach(context: Context, store: Store, request: RunRequest): Promise<void> {
  const { backgroundFailed, backgroundFailedHint } = messages.errors;
  const id = await runDetached<number>(context, {
    command: 'internal-run',
    payload: request,
    crashMessage: [backgroundFailed, backgroundFailedHint],
  });
  const { stdout, stderr } = context.io;
  if (context.json) {
    const report = await store.reports.get(id);
    await stdout.write(reportDocument(report));
  } else {
    await stdout.write(`${id}\n`);
    await stderr.write(`${messages.runs.detached(id)}\n`);
  }
}

/** The work of the process that {@link detach} started. */
export async function internalRunCommand(context: Context): Promise<void> {
  await serveParent<RunRequest>(context, async (request, answer) => {
    const store = await context.openOrCreateStore();
    const start = await starter(context, store, request);
    await runReport(store, start, {
      signal: context.signal,
      waitTimeoutMs: request.waitTimeoutMs ?? Number.POSITIVE_INFINITY,
      // The parent exits when it has the id, so it may not listen any more.
      onStarted: (id) => void answer(id),
    });
  });
}

async function starter(
  context: Context,
  store: Store,
  request: RunRequest,
): Promise<() => Promise<Run | null>> {
  if ('create' in request) {
    const { create: question, range } = request;
    return () => store.reports.create(question, () => resolveRun(question, range, context.now));
  }
  const report = await store.reports.get(request.rerun);
  if (!report) throw noSuchReport(request.rerun);
  return () => store.reports.rerun(report.id, () => resolveRun(report, report.range, context.now));
}
