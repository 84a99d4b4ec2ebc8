import { addressesOf } from '../../domain/report.ts';
import { CancelledError, ProcessingError, UsageError } from '../../errors.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { toDocument } from '../../render/json.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import { noSuchReport } from '../shared/no-such-report.ts';
import { chooseReport, storeOf } from '../shared/report-argument.ts';
import type { deleteReports } from './declare.ts';

/** `delete ID...`: removes reports and their answers, all or none. */
export async function deleteCommand(
  context: Context,
  { id: named }: Args<typeof deleteReports>,
  { yes }: Flags<typeof deleteReports>,
): Promise<void> {
  const { io } = context;
  if (!yes && !io.canPrompt) {
    const { deleteNeedsIdAndYes, deleteNeedsYes, deleteHint } = messages.errors;
    throw new UsageError(
      named.length === 0 ? deleteNeedsIdAndYes : deleteNeedsYes,
      deleteHint(named.join(' ') || 'ID'),
    );
  }
  const ids =
    named.length > 0 ? [...new Set(named)] : [await chooseReport(context, messages.runs.deleteWhich)];
  const store = await storeOf(context, ids[0] ?? 0);
  const found = await Promise.all(ids.map((id) => store.reports.get(id)));
  const unknown = ids.filter((_id, index) => found[index] === null);
  if (unknown.length > 0) throw noSuchReport(...unknown);
  if (!yes) {
    const { safeText } = await import('../../render/text/safe-text.ts');
    const names = found
      .map((report) => `${report?.id} (${safeText(report ? addressesOf(report) : '')})`)
      .join(', ');
    if (!(await (await context.prompter()).confirm(messages.runs.confirmDelete(names))))
      throw new CancelledError();
  }
  const refused = await withSpinner(io, messages.runs.deleting(ids), () =>
    store.reports.delete(ids, context.signal),
  );
  if (refused.unknown.length > 0) throw noSuchReport(...refused.unknown);
  if (refused.processing.length > 0) {
    throw new ProcessingError(
      messages.errors.notDeleted(refused.processing.join(', ')),
      messages.errors.notDeletedHint,
    );
  }
  await io.stdout.write(context.json ? toDocument({ deleted: ids }) : `${messages.runs.deleted(ids)}\n`);
  if (context.suggests && (await store.reports.count()) > 0)
    await suggestNext(context, messages.nextSteps.whatIsLeft(commandLine(context, ['list'])));
}
