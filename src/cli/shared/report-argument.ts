import { FailedError, NotFoundError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { allOf } from '../../store/batches.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import type { ReportReference } from '../values.ts';
import { noSuchReport } from './no-such-report.ts';

/** The number of reports to pick from, the newest. */
const mostOffered = 500;

/** Reports that a command line names, and the store that holds them. */
export interface NamedReports {
  readonly store: Store;
  /** Never empty; each once. */
  readonly ids: readonly number[];
}

/**
 * The reports that the references name; if there are none, the one that a person at a terminal picks. Throws
 * NotFoundError if one of them is not there, UsageError if none is named elsewhere.
 */
export async function findReports(
  context: Context,
  references: readonly ReportReference[],
  question: string,
): Promise<NamedReports> {
  const [first, ...others] = references;
  if (first === undefined) {
    const id = await chooseReport(context, question);
    return { store: await storeOf(context, id), ids: [id] };
  }
  const store = await context.openStore();
  if (!store) throw notFound(first);
  const named = new Set<number>();
  for (const reference of [first, ...others]) named.add(await findReport(store, reference));
  const ids = [...named];
  const missing: number[] = [];
  for (const id of ids) if (!(await store.reports.get(id))) missing.push(id);
  if (missing.length > 0) throw noSuchReport(...missing);
  return { store, ids };
}

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

async function findReport(store: Store, reference: ReportReference): Promise<number> {
  if (typeof reference === 'number') return reference;
  const filter = reference === 'latest' ? {} : { contact: reference.key };
  const [latest] = await allOf(store.reports.list({ ...filter, limit: 1 }));
  if (!latest) throw notFound(reference);
  return latest.id;
}

function notFound(reference: ReportReference): NotFoundError {
  const { noReports, noReportsHint, noReportOn, noReportOnHint } = messages.errors;
  if (typeof reference === 'number') return noSuchReport(reference);
  if (reference === 'latest') return new NotFoundError(noReports, noReportsHint);
  return new NotFoundError(noReportOn(reference.shown), noReportOnHint(reference.shown));
}
