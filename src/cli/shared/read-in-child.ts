import { rm } from 'node:fs/promises';
import { runInChild, serveParent } from '../../io/child-process.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import type { Check, Store, StoreInfo } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noStore } from './no-store.ts';

/** Reading all of a store takes noticeable time from this size on, bytes. */
const large = 32 * 1024 * 1024;

/** The results of the jobs that read the whole store, or write it anew. */
interface JobResult {
  readonly check: Check[];
  readonly info: StoreInfo;
  readonly backup: null;
  readonly compact: null;
}
type Job = keyof JobResult;

const jobs: { readonly [J in Job]: (store: Store, file: string) => Promise<JobResult[J]> } = {
  check: (store) => store.check(),
  info: (store) => store.info(),
  backup: (store, file) => store.backup(file).then(() => null),
  compact: (store) => store.compact().then(() => null),
};

/** The job of the child process. */
interface JobRequest {
  readonly job: Job;
  /** The file to write; '' when there is none. */
  readonly file: string;
}

/**
 * Does work that reads all of the store; `text` stands on the terminal while it takes long. An engine that cannot be
 * interrupted does it in a child process, which can be ended at any moment.
 */
export async function runJob<J extends Job>(
  context: Context,
  store: Store,
  text: string,
  job: J,
  file = '',
): Promise<JobResult[J]> {
  const size = await store.size();
  if (size !== null && size < large) return jobs[job](store, file);
  if (store.interruptible) return withSpinner(context.io, text, () => jobs[job](store, file));
  const { readerLost, readerLostHint } = messages.errors;
  const payload: JobRequest = { job, file };
  return withSpinner(context.io, text, () =>
    runInChild(context, {
      command: 'internal-store-job',
      payload,
      crashMessage: [readerLost, readerLostHint],
    }),
  );
}

/** The work of the process that {@link runJob} started. */
export async function jobCommand(context: Context): Promise<void> {
  await serveParent<JobRequest>(context, async ({ job, file }, answer) => {
    const store = await context.openStore();
    if (!store) throw noStore(context);
    const heard = await answer(await jobs[job](store, file));
    // The parent was killed; nothing else would remove the file.
    if (!heard && file) await rm(file, { force: true });
  });
}
