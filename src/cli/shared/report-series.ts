import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Series } from '../../render/report/options.ts';
import type { Context } from '../context.ts';
import type { Output } from './output.ts';
import { openTarget, type ReportTarget } from './report-target.ts';

/** The output that a report goes to, and its place among the reports there. */
export interface Place {
  readonly target: ReportTarget;
  readonly series: Series;
}

/**
 * Prints reports one after the other into one output. Throws UsageError if the format holds one report only, and
 * what `print` throws; a file is then not written at all.
 */
export async function inOneTarget(
  context: Context,
  output: Output,
  ids: readonly number[],
  print: (id: number, place: Place) => Promise<void>,
): Promise<void> {
  if (output.format === 'html' && ids.length > 1)
    throw new UsageError(messages.errors.onePage, messages.errors.onePageHint);
  const target = await openTarget(context, output);
  try {
    for (const [index, id] of ids.entries()) {
      const isLast = index === ids.length - 1;
      // The output stays open for the next report. Getters such as `closed` stay those of the target.
      const shared: ReportTarget = isLast
        ? target
        : Object.create(target, { close: { value: async () => {} } });
      await print(id, { target: shared, series: { index, count: ids.length } });
      if (target.closed) return;
    }
  } catch (error) {
    await target.discard();
    throw error;
  }
}
