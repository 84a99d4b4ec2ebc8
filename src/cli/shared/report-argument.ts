import { FailedError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noSuchReport } from './print-report.ts';

/** The id that `text` is. Throws UsageError. */
export function parseReportId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new UsageError(messages.errors.notAReportId(text.trim() || '""'), messages.errors.notAReportIdHint);
  }
  return Number(text);
}

/** The report that was named, or that a person at a terminal picks; elsewhere a missing id is a UsageError. */
export async function chooseReport(
  context: Context,
  text: string | undefined,
  question: string,
): Promise<number> {
  if (text !== undefined) return parseReportId(text);
  if (!context.io.canPrompt)
    throw new UsageError(messages.errors.reportIdMissing, messages.errors.reportIdMissingHint);
  const store = await context.openStore();
  const reports = store ? await store.reports.list({}) : [];
  if (reports.length === 0)
    throw new FailedError('no_reports', messages.errors.noReports, messages.errors.noReportsHint);
  return (await context.prompter()).report(question, reports);
}

/** The store that holds report `id`. Throws NotFoundError where there is no store. */
export async function storeOf(context: Context, id: number): Promise<Store> {
  const store = await context.openStore();
  if (!store) throw noSuchReport(id);
  return store;
}
