import type { Report } from '../../domain/report.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { messages } from '../../messages/messages.ts';
import { reportListJson } from '../../render/json.ts';
import { styleFor } from '../../render/text/colors.ts';
import { allOf, type Batches, batchOf } from '../../store/batches.ts';
import type { ReportFilter, Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import type { list } from './declare.ts';

/** The time between two looks at the store, ms. */
const pollInterval = 500;

/** `list`: every report and its status, newest first. With `--watch` until none of them is processing. */
export async function listCommand(
  context: Context,
  _args: Args<typeof list>,
  flags: Flags<typeof list>,
): Promise<void> {
  const contact = flags.email ?? null;
  const store = await context.openStore();
  const filter = {
    ...(contact && { contact: contact.key }),
    ...(flags.status && { status: flags.status }),
    ...(flags.limit && { limit: flags.limit }),
  };
  const read = () => (store ? store.reports.list(filter) : batchOf<Report>([]));
  if (flags.watch && store) await watch(context, store, contact?.key ?? null, filter);
  const { stdout, stderr } = context.io;
  if (context.json) {
    for await (const piece of reportListJson(read())) await stdout.write(piece);
    return;
  }
  let newest: Report | null = null;
  async function* noticing(): Batches<Report> {
    for await (const reports of read()) {
      newest ??= reports.find(({ completedAt }) => completedAt !== null) ?? null;
      yield reports;
    }
  }
  let isEmpty = true;
  // Without a store there is nothing to draw.
  if (store)
    for await (const piece of await table(context, noticing)) {
      await stdout.write(piece);
      isEmpty = false;
    }
  if (isEmpty) {
    const filtered = contact !== null || flags.status !== undefined;
    await stderr.write(`${filtered ? messages.runs.noReportMatches : messages.runs.noReportsYet}\n`);
  } else if (newest) {
    const { id } = newest as Report;
    await suggestNext(context, messages.nextSteps.lookAtOne(commandLine(context, ['view', id])));
  }
}

/** The table of reports, in pieces; `read` is called twice. */
async function table(context: Context, read: () => Batches<Report>): Promise<AsyncIterable<string>> {
  const { stdout } = context.io;
  const { renderReportList } = await import('../../render/lists/report-list.ts');
  const options = { zone: context.zone ?? systemZone(), width: stdout.columns(), style: styleFor(stdout) };
  return renderReportList(read, options);
}

/** Shows the list until no report, or none of `contact`, is processing. */
async function watch(
  context: Context,
  store: Store,
  contact: string | null,
  filter: ReportFilter,
): Promise<void> {
  const { io, signal, json } = context;
  const processing = async () => {
    signal.throwIfAborted();
    const report = await store.reports.processing();
    return report && (contact === null || report.contacts.some(({ key }) => key === contact)) ? report : null;
  };
  const current = await processing();
  if (!current) return;
  const { waitingFor } = await import('../shared/run-and-print.ts');
  const { poll } = await import('../../io/poll.ts');
  const every = { pause: () => pollInterval, signal };
  if (json || !io.stdout.canRedraw) {
    const { withSpinner } = await import('../../io/spinner.ts');
    return withSpinner(io, waitingFor(current), async (setText) => {
      for await (const report of poll(current, processing, every)) {
        if (!report) return;
        setText(waitingFor(report));
      }
    });
  }
  const { Redraw } = await import('../../io/redraw.ts');
  const { truncate } = await import('../../render/text/wrap.ts');
  const place = new Redraw(io.stdout);
  const { dim } = styleFor(io.stdout);
  try {
    for await (const report of poll(current, processing, every)) {
      if (!report) break;
      const last = truncate(
        `${waitingFor(report)} · ${messages.runs.stopsWatching}`,
        (io.stdout.columns() ?? 80) - 1,
      );
      // Reports below the window are not read.
      const limit = Math.min(filter.limit ?? Number.POSITIVE_INFINITY, io.stdout.rows() ?? 24);
      const reports = await allOf(store.reports.list({ ...filter, limit }));
      let text = '';
      for await (const piece of await table(context, () => batchOf(reports))) text += piece;
      await place.show(text, dim(last));
    }
    await place.erase();
  } finally {
    await place.end();
  }
}
