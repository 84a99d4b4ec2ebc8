import { chooseActions } from '../../domain/choose-actions.ts';
import { messages } from '../../messages/messages.ts';
import { failureText } from '../../render/report/report-labels.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import type { RowFlags } from '../flags.ts';
import { parseOutput } from '../shared/output.ts';
import { type ChosenRows, printReport } from '../shared/print-report.ts';
import { findReports } from '../shared/report-argument.ts';
import { inOneTarget } from '../shared/report-series.ts';
import type { view } from './declare.ts';

/** `view ID…`: prints reports as their latest completed run answered them. */
export async function viewCommand(
  context: Context,
  args: Args<typeof view>,
  flags: Flags<typeof view>,
): Promise<void> {
  const output = parseOutput(context, flags);
  const rows = chosenRows(flags);
  const { store, ids } = await findReports(context, args.id, messages.runs.whichReport);
  await inOneTarget(context, output, ids, async (id, place) => {
    const report = await printReport(context, store, id, output, { rows, ...place });
    if (report.completedAt !== null) return;
    const note =
      report.status === 'processing'
        ? messages.runs.stillProcessing(id)
        : messages.runs.failedBefore(id, failureText(report.failure));
    await context.io.stderr.write(`${safeText(note)}\n`);
  });
}

/** The rows that the flags choose; null if they choose none. Throws UsageError. */
function chosenRows({ action, campaign, grep, limit }: RowFlags): ChosenRows | null {
  const flags = [
    ...(action ? [`--action ${action.join(',')}`] : []),
    ...(campaign === undefined ? [] : [`--campaign ${quoted(campaign)}`]),
    ...(grep === undefined ? [] : [`--grep ${quoted(grep)}`]),
    ...(limit === undefined ? [] : [`--limit ${limit}`]),
  ];
  if (flags.length === 0) return null;
  const filter = {
    ...(action && { actions: chooseActions(action, []) }),
    ...(campaign !== undefined && { campaign }),
    ...(grep !== undefined && { grep }),
    ...(limit !== undefined && { limit }),
  };
  return { filter, flags: flags.join(' ') };
}

function quoted(text: string): string {
  return /^[\w.@:/-]+$/.test(text) ? text : `"${text}"`;
}
