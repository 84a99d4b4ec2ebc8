import { chooseActions } from '../../domain/choose-actions.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { failureText } from '../../render/report/report-labels.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Context } from '../context.ts';
import { type ChosenRows, chosenFormat, type OutputFlags, printReport } from '../shared/print-report.ts';
import { chooseReport, storeOf } from '../shared/report-argument.ts';

/** The flags of `view`; undefined where one was left out. */
export interface ViewFlags extends OutputFlags {
  readonly action?: readonly string[];
  readonly campaign?: string;
  readonly grep?: string;
  readonly limit?: number;
}

/** `view ID`: prints a report as its latest completed run answered it. */
export async function viewCommand(
  context: Context,
  idText: string | undefined,
  flags: ViewFlags,
): Promise<void> {
  const format = chosenFormat(context, flags);
  const rows = chosenRows(flags);
  const id = await chooseReport(context, idText, messages.runs.whichReport);
  const store = await storeOf(context, id);
  const report = await printReport(context, store, id, format, flags, { rows });
  if (report.completedAt !== null) return;
  const note =
    report.status === 'processing'
      ? messages.runs.stillProcessing(id)
      : messages.runs.failedBefore(id, failureText(report.failure));
  await context.io.stderr.write(`${safeText(note)}\n`);
}

/** The rows that the flags choose; null where they choose none. Throws UsageError. */
function chosenRows({ action, campaign, grep, limit }: ViewFlags): ChosenRows | null {
  for (const [flag, text] of [['--campaign', campaign] as const, ['--grep', grep] as const]) {
    if (text?.trim() === '')
      throw new UsageError(messages.errors.searchTextMissing(flag), messages.errors.leaveOut(flag));
  }
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
