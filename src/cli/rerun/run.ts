import { resolveRun } from '../../domain/period.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Context } from '../context.ts';
import { detach } from '../shared/detach.ts';
import { chosenFormat, noSuchReport } from '../shared/print-report.ts';
import { chooseReport, storeOf } from '../shared/report-argument.ts';
import { patienceOf, type RunFlags, runReport } from '../shared/run-and-print.ts';

/** `rerun ID`: runs a report's question again. */
export async function rerunCommand(
  context: Context,
  idText: string | undefined,
  flags: RunFlags,
): Promise<void> {
  chosenFormat(context, flags);
  // In `rerun --wait 7` the 7 is no duration but the report.
  const meant = typeof flags.wait === 'string' && idText === undefined ? flags.wait : idText;
  if (typeof flags.wait === 'string' && meant !== flags.wait) throw noDuration(flags.wait);
  const id = await chooseReport(context, meant, messages.runs.rerunWhich);
  const store = await storeOf(context, id);
  const report = await store.reports.get(id);
  if (!report) throw noSuchReport(id);
  if (flags.detach) return detach(context, store, { rerun: id, patience: patienceOf(flags.wait) });
  await runReport(context, store, flags, () =>
    store.reports.rerun(id, () => resolveRun(report, report.range, context.now)),
  );
}

/** The error for a `--wait` that is no length of time. */
export function noDuration(text: string): UsageError {
  return new UsageError(messages.errors.invalidDuration('--wait', text), messages.errors.waitHint);
}
