import { spawn } from 'node:child_process';
import type { Context } from '../context.ts';
import { ContactReportError, FailedError } from '../errors.ts';
import { spoken, texts } from '../language/texts.ts';
import { reportToJson } from '../output/json.ts';
import { makeReport } from '../report/make-report.ts';
import { beginRun } from '../report/period.ts';
import type { Question, Range } from '../report/types.ts';
import { explainStoreError } from '../store/open.ts';
import type { Run, Store } from '../store/store.ts';
import { noSuchReport } from './print-report.ts';

/** A run to be done in the background: a new report or another run of one. `patience` in ms, null without end. */
type Job =
  | { readonly create: Question; readonly range: Range; readonly patience: number | null }
  | { readonly rerun: number; readonly patience: number | null };

type Message =
  | { readonly started: number }
  | { readonly failed: { code: string; exitCode: number; message: string; hint: string | null } };

/**
 * Starts the program once more, on its own, and returns when the run there has begun; prints the report's id. The
 * run belongs to that process from its first moment, so nothing is in between.
 */
export async function detach(context: Context, store: Store, job: Job): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      context.program,
      'run-in-background',
      JSON.stringify(job),
      '--store',
      context.storePath,
      '--lang',
      spoken,
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  const message = await new Promise<Message>((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', () =>
      reject(
        new FailedError(
          'background_failed',
          texts.errors.backgroundFailed,
          texts.errors.backgroundFailedHint,
        ),
      ),
    );
    context.signal.addEventListener('abort', () => {
      child.kill();
      reject(context.signal.reason);
    });
  });
  child.disconnect();
  child.unref();
  if ('failed' in message) {
    const { code, exitCode, message: text, hint } = message.failed;
    throw new ContactReportError(code, exitCode, text, hint);
  }
  const id = message.started;
  const { stdout, stderr } = context.io;
  if (context.json) {
    const report = await store.reports.get(id);
    await stdout.write(`{"schemaVersion":1,"report":${report ? reportToJson(report) : 'null'}}\n`);
  } else {
    await stdout.write(`${id}\n`);
    await stderr.write(`${texts.runs.detached(id)}\n`);
  }
}

/** What the process that {@link detach} started does. */
export async function backgroundCommand(context: Context, text: string): Promise<void> {
  const send = (message: Message) =>
    new Promise<void>((resolve) => (process.send ? process.send(message, () => resolve()) : resolve()));
  try {
    const job = JSON.parse(text) as Job;
    const store = await context.openOrCreateStore();
    const start = await starter(context, store, job);
    await makeReport(store, start, {
      signal: context.signal,
      patience: job.patience ?? Number.POSITIVE_INFINITY,
      onStarted: (started) => {
        // The parent leaves when it has the id; whether it still listens is no matter.
        void send({ started }).then(() => process.connected && process.disconnect());
      },
    });
  } catch (error) {
    const known =
      error instanceof ContactReportError ? error : await explainStoreError(error, context.storePath);
    if (known) {
      const { code, exitCode, message, hint } = known;
      await send({ failed: { code, exitCode, message, hint } });
    }
    throw error;
  }
}

async function starter(context: Context, store: Store, job: Job): Promise<() => Promise<Run | null>> {
  if ('create' in job) {
    const { create: question, range } = job;
    return () => store.reports.create(question, () => beginRun(question, range, context.now));
  }
  const report = await store.reports.get(job.rerun);
  if (!report) throw noSuchReport(job.rerun);
  return () => store.reports.rerun(report.id, () => beginRun(report, report.range, context.now));
}
