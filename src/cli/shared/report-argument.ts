import { FailedError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { allOf } from '../../store/batches.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noSuchReport } from './no-such-report.ts';

/** The number of reports to pick from, the newest. */
const mostOffered = 500;

/** The id of the report that a person at a terminal picks; elsewhere a missing id is a UsageError. */
export async function chooseReport(context: Context, question: string): Promise<number> {
  if (!context.io.canPrompt)
    throw new UsageError(messages.errors.reportIdMissing, messages.errors.reportIdMissingHint);
  const store = await context.openStore();
  const reports = store ? await allOf(store.reports.list({ limit: mostOffered })) : [];
  if (reports.length === 0)
    throw new FailedError('no_reports', messages.errors.noReports, messages.errors.noReportsHint);
  return (await context.prompter()).report(question, reports);
}

/** The store that holds report `id`. Throws NotFoundError if there is no store. */
export async function storeOf(context: Context, id: number): Promise<Store> {
  const store = await context.openStore();
  if (!store) throw noSuchReport(id);
  return store;
}
