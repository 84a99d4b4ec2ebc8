import { resolveRun } from '../../domain/period.ts';
import { messages } from '../../messages/messages.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { detach } from '../shared/detach.ts';
import { noSuchReport } from '../shared/no-such-report.ts';
import { parseOutput } from '../shared/output.ts';
import { chooseReport, storeOf } from '../shared/report-argument.ts';
import { runAndPrint } from '../shared/run-and-print.ts';
import type { rerun } from './declare.ts';

/** `rerun ID`: runs a report's question again. */
export async function rerunCommand(
  context: Context,
  args: Args<typeof rerun>,
  flags: Flags<typeof rerun>,
): Promise<void> {
  const output = parseOutput(context, flags);
  const id = args.id ?? (await chooseReport(context, messages.runs.rerunWhich));
  const store = await storeOf(context, id);
  const report = await store.reports.get(id);
  if (!report) throw noSuchReport(id);
  const waitTimeoutMs = flags.wait ?? 0;
  if (flags.detach) return detach(context, store, { rerun: id, waitTimeoutMs });
  await runAndPrint(context, store, output, waitTimeoutMs, () =>
    store.reports.rerun(id, () => resolveRun(report, report.range, context.now)),
  );
}
