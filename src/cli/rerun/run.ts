import { resolveRun } from '../../domain/period.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { detach } from '../shared/detach.ts';
import { noSuchReport } from '../shared/no-such-report.ts';
import { parseOutput } from '../shared/output.ts';
import { findReports } from '../shared/report-argument.ts';
import { inOneTarget } from '../shared/report-series.ts';
import { runAndPrint } from '../shared/run-and-print.ts';
import type { rerun } from './declare.ts';

/** `rerun ID…`: runs the questions of reports again, one after the other. */
export async function rerunCommand(
  context: Context,
  args: Args<typeof rerun>,
  flags: Flags<typeof rerun>,
): Promise<void> {
  const output = parseOutput(context, flags);
  const { store, ids } = await findReports(context, args.id, messages.runs.rerunWhich);
  const waitTimeoutMs = flags.wait ?? 0;
  const [id, ...others] = ids;
  if (flags.detach) {
    const { contradict, detachOneHint } = messages.errors;
    if (id === undefined || others.length > 0)
      throw new UsageError(contradict('--detach', ids.join(' ')), detachOneHint);
    if (!(await store.reports.get(id))) throw noSuchReport(id);
    return detach(context, store, { rerun: id, waitTimeoutMs });
  }
  await inOneTarget(context, output, ids, async (each, place) => {
    const report = await store.reports.get(each);
    if (!report) throw noSuchReport(each);
    const start = () =>
      store.reports.rerun(each, () => ({ ...resolveRun(report, report.range, context.now), atOnce: true }));
    await runAndPrint(context, store, output, waitTimeoutMs, start, place);
  });
}
