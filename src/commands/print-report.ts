import type { Context } from '../context.ts';
import { NotFoundError, UsageError } from '../errors.ts';
import { texts } from '../language/texts.ts';
import { Activity } from '../output/activity.ts';
import type { EventFilter } from '../output/filter-events.ts';
import { asTyped, suggestNext } from '../output/next-step.ts';
import {
  formatsWithSummary,
  type ReportFormat,
  renderReport,
  reportFormats,
} from '../output/render-report.ts';
import { formatOfFile, openTarget, type ReportTarget, type TargetFlags } from '../output/report-target.ts';
import type { Report, SortOrder } from '../report/types.ts';
import type { Answer, Store } from '../store/store.ts';
import { refuseToOverwrite } from './protected-files.ts';

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
  if (output === '') throw new UsageError('--output names no file.', 'Name one: --output report.html');
  if (output !== undefined && detach)
    throw new UsageError(
      '--output and --detach contradict each other.',
      'Leave one of them out; contact-report view writes a report to a file, too.',
    );
  if (output !== undefined && output !== '-') refuseToOverwrite(context, '--output', output);
  if (format === undefined) return context.json ? 'json' : (formatOfFile(output ?? '') ?? 'table');
  const found = reportFormats.find(
    (each) => each === format.toLowerCase() || (each === 'markdown' && format === 'md'),
  );
  if (!found)
    throw new UsageError(`${format} is not a format of reports.`, `Formats: ${reportFormats.join(', ')}.`);
  if (context.json && found !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other.`, 'Give one of them.');
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
    const { answer, activity } = await readAnswer(context, store, id, format, flags.sort ?? 'asc', rows);
    const pieces = renderReport(format, answer.report, await chosen(answer, rows), {
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
    await target.close();
    context.signal.throwIfAborted();
    // Who has left a pager is back at work, and below data for a program there is nothing to say.
    if (format === 'table' && !target.closed && flags.output === undefined && answer.report.eventCount)
      await suggestNext(
        context,
        texts.nextSteps.againOrAsFile(
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
  readonly activity: Activity | null;
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
): Promise<SummedAnswer> {
  const read = async () => {
    const answer = await store.reports.answer(id, order);
    if (!answer) throw noSuchReport(id);
    return answer;
  };
  if (!formatsWithSummary.has(format)) return { answer: await read(), activity: null };
  for (;;) {
    const first = await read();
    const activity = new Activity();
    for await (const events of await chosen(first, rows)) {
      context.signal.throwIfAborted();
      activity.add(events);
    }
    const answer = await read();
    if (answer.report.completedAt === first.report.completedAt) return { answer, activity };
    for await (const _ of answer.events) break;
  }
}

async function chosen({ events }: Answer, rows: ChosenRows | null): Promise<Answer['events']> {
  if (rows === null) return events;
  const { filterEvents } = await import('../output/filter-events.ts');
  return filterEvents(events, rows.filter);
}

/** The error for an id that no report has. */
export function noSuchReport(...ids: number[]): NotFoundError {
  return new NotFoundError(
    ids.length === 1 ? `There is no report ${ids[0]}.` : `There are no reports ${ids.join(', ')}.`,
    'See the reports there are: contact-report list',
  );
}
