import { setImmediate } from 'node:timers/promises';
import type { Report, SortOrder } from '../../domain/report.ts';
import { NotFoundError, UsageError } from '../../errors.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { EventHistogram } from '../../render/report/event-histogram.ts';
import type { EventFilter } from '../../render/report/filter-events.ts';
import { formatsWithSummary, type ReportFormat, reportFormats } from '../../render/report/options.ts';
import { renderReport } from '../../render/report/render-report.ts';
import { percentText } from '../../render/report/report-labels.ts';
import type { Answer, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { asTyped, suggestNext } from '../hints.ts';
import { refuseToOverwrite } from './overwrite-guard.ts';
import { formatOfFile, openTarget, type ReportTarget, type TargetFlags } from './report-target.ts';

/** The flags that say how a report is printed. */
export interface OutputFlags extends TargetFlags {
  readonly format?: string;
  readonly sort?: SortOrder;
}

/** Rows to choose out of an answer, and the flags that say so, as typed. */
export interface ChosenRows {
  readonly filter: EventFilter;
  readonly flags: string;
}

/** The format that the flags ask for; `--output` speaks of one by its name. Throws UsageError. */
export function chosenFormat(
  context: Context,
  { format, output, detach }: OutputFlags & { readonly detach?: boolean },
): ReportFormat {
  if (output === '')
    throw new UsageError(messages.errors.outputNamesNoFile, messages.errors.outputNamesNoFileHint);
  if (output !== undefined && detach)
    throw new UsageError(
      messages.errors.contradict('--output', '--detach'),
      messages.errors.outputAndDetachHint,
    );
  if (output !== undefined && output !== '-') refuseToOverwrite(context, '--output', output);
  if (format === undefined) return context.json ? 'json' : (formatOfFile(output ?? '') ?? 'table');
  const found = reportFormats.find(
    (each) => each === format.toLowerCase() || (each === 'markdown' && format === 'md'),
  );
  if (!found)
    throw new UsageError(
      messages.errors.notAReportFormat(format),
      messages.errors.formats(reportFormats.join(', ')),
    );
  if (context.json && found !== 'json')
    throw new UsageError(messages.errors.contradict('--json', `--format ${format}`), messages.errors.giveOne);
  return found;
}

/** Prints a report with its answer, and gives it. Throws NotFoundError; `target` is closed in any case. */
export async function printReport(
  context: Context,
  store: Store,
  id: number,
  format: ReportFormat,
  flags: OutputFlags,
  { rows = null, target: opened }: { rows?: ChosenRows | null; target?: ReportTarget } = {},
): Promise<Report> {
  const target = opened ?? (await openTarget(context, format, flags));
  try {
    const { answer, activity } = await withSpinner(context.io, messages.runs.reading(id), (say) =>
      readAnswer(context, store, id, format, flags.sort ?? 'asc', rows, say),
    );
    const write = async (say: (text: string) => void) => {
      const told = { ...answer, events: counted(answer, messages.runs.writing, say) };
      const pieces = renderReport(format, answer.report, await chosen(told, rows), {
        zone: context.zone ?? answer.report.zone,
        width: target.width,
        style: target.style,
        sources: answer.sources,
        filter: rows?.flags ?? null,
        activity,
      });
      for await (const piece of pieces) {
        context.signal.throwIfAborted();
        await target.write(piece);
        if (target.closed) break;
      }
    };
    // What a person sees or pages through is no place for a spinner.
    if (target.isFile) await withSpinner(context.io, messages.runs.writing(id), write);
    else await write(() => {});
    await target.close();
    context.signal.throwIfAborted();
    // Who has left a pager is back at work, and below data for a program there is nothing to say.
    if (format === 'table' && !target.closed && flags.output === undefined && answer.report.eventCount)
      await suggestNext(
        context,
        messages.nextSteps.againOrAsFile(
          asTyped(context, ['rerun', id]),
          asTyped(context, ['view', id, '--output', 'report.html']),
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

// Where the sum stands before the rows they are read twice, so that they need not be kept; and both times they must
// be the rows of the same run.
async function readAnswer(
  context: Context,
  store: Store,
  id: number,
  format: ReportFormat,
  order: SortOrder,
  rows: ChosenRows | null,
  say: (text: string) => void,
): Promise<SummedAnswer> {
  const read = async () => {
    const answer = await store.reports.answer(id, order);
    if (!answer) throw noSuchReport(id);
    return answer;
  };
  if (!formatsWithSummary.has(format)) return { answer: await read(), activity: null };
  for (;;) {
    const first = await read();
    const activity = new EventHistogram();
    const told = { ...first, events: counted(first, messages.runs.reading, say) };
    for await (const events of await chosen(told, rows)) {
      context.signal.throwIfAborted();
      activity.add(events);
    }
    const answer = await read();
    if (answer.report.completedAt === first.report.completedAt) return { answer, activity };
    for await (const _ of answer.events) break;
  }
}

/** The rows of an answer, which tells on their way how many of them went by. */
async function* counted(
  { report, events }: Answer,
  what: (id: number) => string,
  say: (text: string) => void,
): Answer['events'] {
  let count = 0;
  for await (const some of events) {
    yield some;
    count += some.length;
    const share = count / (report.eventCount || 1);
    say(`${what(report.id)}, ${percentText(share)}`);
    // Lets signals and the spinner have their turn.
    await setImmediate();
  }
}

async function chosen({ events }: Answer, rows: ChosenRows | null): Promise<Answer['events']> {
  if (rows === null) return events;
  const { filterEvents } = await import('../../render/report/filter-events.ts');
  return filterEvents(events, rows.filter);
}

/** The error for an id that no report has. */
export function noSuchReport(...ids: number[]): NotFoundError {
  return new NotFoundError(messages.errors.noSuchReports(ids), messages.errors.noSuchReportsHint);
}
