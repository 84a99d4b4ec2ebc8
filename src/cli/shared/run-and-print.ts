import { explainEmpty } from '../../app/explain-empty.ts';
import { runReport as buildReport } from '../../app/run-report.ts';
import { addressesOf, type Report } from '../../domain/report.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { percentText } from '../../render/report/report-labels.ts';
import { formatDay } from '../../render/text/format-date.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Run, RunProgress, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import type { Output } from './output.ts';
import { printReport } from './print-report.ts';
import type { Place } from './report-series.ts';
import { openTarget } from './report-target.ts';

/**
 * Runs a report in this process, prints it, and explains an empty answer. Another report that is processing is waited
 * for at most `waitTimeoutMs`.
 */
export async function runAndPrint(
  context: Context,
  store: Store,
  output: Output,
  waitTimeoutMs: number,
  start: () => Promise<Run | null>,
  place?: Place,
): Promise<void> {
  const { io, signal } = context;
  const zone = context.zone ?? systemZone();
  // Opened first: a file that cannot be written fails before the work, not after it.
  const target = place?.target ?? (await openTarget(context, output));
  const id = await withSpinner(io, messages.runs.building, (setText) =>
    buildReport(store, start, {
      signal,
      waitTimeoutMs,
      onStarted: (started) => setText(messages.runs.buildingReport(started)),
      onWaiting: (report, leftMs) => setText(`${waitingFor(report)}${remaining(leftMs)}`),
      onProgress: (started, progress) => setText(buildingText(started, progress, zone)),
    }),
  ).catch(async (error: unknown) => {
    await target.discard();
    throw error;
  });
  const report = await printReport(context, store, id, output, { ...place, target });
  if (report.eventCount !== 0) {
    if (output.format === 'table' && !output.isNamed) await suggestCheck(context, store, report);
    return;
  }
  for (const note of await explainEmpty(store, report, (moment) =>
    formatDay(moment, context.zone ?? report.zone),
  )) {
    await io.stderr.write(`${safeText(note)}\n`);
  }
}

/** The largest report whose contacts are checked as well, so that a person does not wait for it. */
const checkedAtMost = 100_000;

/** Suggests the check if mail was sent to the contacts of a report after they had opted out. */
async function suggestCheck(context: Context, store: Store, report: Report): Promise<void> {
  if (!context.suggests || (report.eventCount ?? 0) > checkedAtMost) return;
  const { countFindings } = await import('../../app/check-mail.ts');
  const keys = report.contacts.map(({ key }) => key);
  const found = await countFindings(store, keys);
  if (found === 0) return;
  const command = commandLine(context, ['check', ...report.contacts.map(({ shown }) => shown)]);
  await suggestNext(
    context,
    messages.nextSteps.mailAfterOptOut(found, messages.numbers.whole(found), command),
  );
}

/** The line shown while `report` is processing. */
export function waitingFor(report: Report): string {
  return messages.runs.waitingFor(
    report.id,
    safeText(addressesOf(report)),
    percentText(report.progress ?? 0),
  );
}

function remaining(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return '';
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  return messages.runs.givesUpIn(minutes, seconds % 60);
}

/** How far the run of a report is; days in `zone`. */
function buildingText(id: number, progress: RunProgress, zone: string): string {
  const { buildingReport, coveredDays, events, progressLine } = messages.runs;
  const day = (moment: number) => formatDay(moment, zone);
  const days = coveredDays(day(progress.reached), day(progress.first), day(progress.last));
  const count = events(progress.events, messages.numbers.whole(progress.events));
  return progressLine(buildingReport(id), `${days}, ${percentText(progress.share)}, ${count}`);
}
