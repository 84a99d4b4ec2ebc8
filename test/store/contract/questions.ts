import { type RunOptions, runReport } from '../../../src/app/run-report.ts';
import { actions } from '../../../src/domain/actions.ts';
import type { Question, Report, ReportEvent, SortOrder } from '../../../src/domain/report.ts';
import type { EventSelection } from '../../../src/domain/selection.ts';
import type { NewRun, Store } from '../../../src/store/store.ts';

/** A question about everything that happened to `contacts`, by their keys, except for `differences`. */
export function questionAbout(contacts: readonly string[], differences: Partial<Question> = {}): Question {
  return {
    contacts: contacts.map((key) => ({ key, shown: key })),
    actions: actions.map(({ name }) => name),
    last: null,
    zone: 'UTC',
    includeArchived: false,
    sources: null,
    excludeMachine: false,
    ...differences,
  };
}

/** Begins a run over the whole history, always at the same time. */
export const begin = (): NewRun => ({ range: { from: null, to: null }, now: Date.UTC(2026, 5) });

const options: RunOptions = { signal: new AbortController().signal, waitTimeoutMs: 0 };

/** Saves a question and answers it; gives the id of the report. */
export function createAndRun(store: Store, question: Question, start = begin): Promise<number> {
  return runReport(store, () => store.reports.create(question, start), options);
}

/** Answers the question of a report again. */
export function rerun(store: Store, id: number, start = begin): Promise<number> {
  return runReport(store, () => store.reports.rerun(id, start), options);
}

/** A report with its answer in one piece. */
export interface WholeAnswer {
  readonly report: Report | undefined;
  readonly sources: readonly string[] | undefined;
  readonly events: readonly ReportEvent[];
}

/** Reads a report and its answer; what is undefined is not there. */
export async function answerOf(store: Store, id: number, order: SortOrder = 'asc'): Promise<WholeAnswer> {
  const answer = await store.reports.answer(id, order);
  return { report: answer?.report, sources: answer?.sources, events: await allOf(answer?.events ?? []) };
}

/** The events of a selection. */
export function eventsOf(store: Store, selection: EventSelection): Promise<ReportEvent[]> {
  return allOf(store.events.stream(selection));
}

async function allOf(
  batches: AsyncIterable<readonly ReportEvent[]> | readonly (readonly ReportEvent[])[],
): Promise<ReportEvent[]> {
  const events: ReportEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}
