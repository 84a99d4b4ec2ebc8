import { setImmediate } from 'node:timers/promises';
import type { Report } from '../../domain/report.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { EventHistogram } from '../../render/report/event-histogram.ts';
import type { EventFilter } from '../../render/report/filter-events.ts';
import { formatsWithSummary, type Series } from '../../render/report/options.ts';
import { renderReport } from '../../render/report/render-report.ts';
import { percentText } from '../../render/report/report-labels.ts';
import type { Answer, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import { noSuchReport } from './no-such-report.ts';
import type { Output } from './output.ts';
import { openTarget, type ReportTarget } from './report-target.ts';

/** Rows to choose out of an answer, and the flags that say so, as typed. */
export interface ChosenRows {
  readonly filter: EventFilter;
  readonly flags: string;
}

interface PrintOptions {
  readonly rows?: ChosenRows | null;
  /** Opened already; it is closed after the report. */
  readonly target?: ReportTarget;
  readonly series?: Series;
}

const alone: Series = { index: 0, count: 1 };

/** Prints a report with its answer, and gives it. Throws NotFoundError; `target` is closed in any case. */
export async function printReport(
  context: Context,
  store: Store,
  id: number,
  output: Output,
  { rows = null, target: opened, series = alone }: PrintOptions = {},
): Promise<Report> {
  const target = opened ?? (await openTarget(context, output));
  try {
    const { answer, activity } = await withSpinner(context.io, messages.runs.reading(id), (setText) =>
      readAnswer(context, store, id, output, rows, setText),
    );
    const write = async (setText: (text: string) => void) => {
      const events = withProgress(answer, messages.runs.writing, setText);
      const pieces = renderReport(output.format, answer.report, await filtered(events, rows), {
        zone: context.zone ?? answer.report.zone,
        width: target.width,
        style: target.style,
        details: output.details,
        isCut: target.isTerminal && output.format === 'table',
        program: `contact-report ${context.version}`,
        sources: answer.sources,
        filter: rows?.flags ?? null,
        activity,
        series,
      });
      for await (const piece of pieces) {
        context.signal.throwIfAborted();
        await target.write(piece);
        if (target.closed) break;
      }
    };
    // A spinner would disturb a report that is shown on the terminal.
    if (target.isFile) await withSpinner(context.io, messages.runs.writing(id), write);
    else await write(() => {});
    await target.close();
    context.signal.throwIfAborted();
    // No hint after a pager was quit, nor below machine-readable output.
    if (
      output.format === 'table' &&
      !target.closed &&
      !output.isNamed &&
      series.count === 1 &&
      answer.report.eventCount
    )
      await suggestNext(
        context,
        messages.nextSteps.againOrAsFile(
          commandLine(context, ['rerun', id]),
          commandLine(context, ['view', id, '--output', 'report.html']),
        ),
      );
    return answer.report;
  } catch (error) {
    await target.discard();
    throw error;
  }
}

interface SummedAnswer {
  readonly answer: Answer;
  readonly activity: EventHistogram | null;
}

// A format that prints the sum first reads the events twice, so that they need not be kept in memory; both times
// they must be those of the same run.
async function readAnswer(
  context: Context,
  store: Store,
  id: number,
  { format, sort }: Output,
  rows: ChosenRows | null,
  setText: (text: string) => void,
): Promise<SummedAnswer> {
  const read = async () => {
    const answer = await store.reports.answer(id, sort);
    if (!answer) throw noSuchReport(id);
    return answer;
  };
  if (!formatsWithSummary.has(format)) return { answer: await read(), activity: null };
  for (;;) {
    const first = await read();
    const activity = new EventHistogram();
    const all = withProgress(first, messages.runs.reading, setText);
    for await (const some of await filtered(all, rows)) {
      context.signal.throwIfAborted();
      activity.add(some);
    }
    const answer = await read();
    if (answer.report.completedAt === first.report.completedAt) return { answer, activity };
    for await (const _ of answer.events) break;
  }
}

/** The events of an answer; reports how many were read. */
async function* withProgress(
  { report, events }: Answer,
  what: (id: number) => string,
  setText: (text: string) => void,
): Answer['events'] {
  let count = 0;
  for await (const some of events) {
    yield some;
    count += some.length;
    const share = count / (report.eventCount || 1);
    setText(`${what(report.id)}, ${percentText(share)}`);
    // Signals and the spinner need their turn.
    await setImmediate();
  }
}

async function filtered(events: Answer['events'], rows: ChosenRows | null): Promise<Answer['events']> {
  if (rows === null) return events;
  const { filterEvents } = await import('../../render/report/filter-events.ts');
  return filterEvents(events, rows.filter);
}
