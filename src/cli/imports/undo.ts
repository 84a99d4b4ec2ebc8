import { type ImportRecord, sumOf, type UndoCounts } from '../../domain/import-record.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { CancelledError, FailedError, NotFoundError, ProcessingError, UsageError } from '../../errors.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { undoToJson } from '../../render/json.ts';
import { fileNames, importLines } from '../../render/lists/import-list.ts';
import { percentText } from '../../render/report/report-labels.ts';
import { formatTimestamp } from '../../render/text/format-date.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import type { Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine } from '../hints.ts';
import type { importsUndo } from './declare.ts';

/** `imports undo ID`: takes the events of one import out of the store, all or none. */
export async function undoCommand(
  context: Context,
  { id: named }: Args<typeof importsUndo>,
  { yes }: Flags<typeof importsUndo>,
): Promise<void> {
  checkUsage(context, named, yes);
  const store = await context.openStore();
  const imports = store ? await store.imports.list() : [];
  const id = named ?? (await chooseImport(context, imports));
  const found = imports.find((each) => each.id === id);
  if (!store || !found) throw noSuchImport(id);
  if (found.undoneAt !== null) throw undoneBefore(context, found);
  if (!yes) await confirm(context, found);
  const undone = await undo(context, store, id);
  const later = imports.filter(
    (each) => each.id > id && each.undoneAt === null && sumOf(each, 'duplicates') > 0,
  );
  await print(context, undone.import, undone, later);
}

function checkUsage({ io }: Context, named: number | undefined, yes: boolean | undefined): void {
  if (io.canPrompt || (named !== undefined && yes)) return;
  const { importIdMissing, undoNeedsIdAndYes, deleteNeedsYes, undoHint, findImport } = messages.errors;
  if (named === undefined && yes) throw new UsageError(importIdMissing, findImport);
  throw new UsageError(
    named === undefined ? undoNeedsIdAndYes : deleteNeedsYes,
    undoHint(named === undefined ? 'ID' : String(named)),
  );
}

async function chooseImport(context: Context, imports: readonly ImportRecord[]): Promise<number> {
  const standing = imports.filter(({ undoneAt }) => undoneAt === null);
  const { nothingToUndo } = messages.errors;
  if (standing.length === 0) throw new FailedError('no_imports', nothingToUndo);
  const zone = context.zone ?? systemZone();
  const width = (context.io.stderr.columns() ?? 80) - 3;
  const lines = importLines(standing, zone).map((line) => truncate(safeText(line), width));
  const choices = standing.map(({ id }, index) => ({ value: id, name: lines[index] ?? '' }));
  return (await context.prompter()).choose(messages.imports.undoWhich, choices);
}

async function confirm(context: Context, found: ImportRecord): Promise<void> {
  const { confirmUndo } = messages.imports;
  const events = messages.numbers.whole(sumOf(found, 'imported'));
  const question = confirmUndo(found.id, safeText(fileNames(found)), events);
  if (!(await (await context.prompter()).confirm(question))) throw new CancelledError();
}

async function undo(context: Context, store: Store, id: number) {
  const { undoing } = messages.imports;
  const result = await withSpinner(context.io, undoing(id, null), (show) =>
    store.imports.undo(id, context.now(), (share) => {
      context.signal.throwIfAborted();
      show(undoing(id, percentText(share)));
    }),
  );
  switch (result.outcome) {
    case 'undone':
      return result;
    case 'unknown':
      throw noSuchImport(id);
    case 'undoneBefore':
      throw undoneBefore(context, result.import);
    case 'processing':
      throw new ProcessingError(
        messages.errors.notUndone(id, result.report.id),
        messages.errors.notDeletedHint,
      );
  }
}

async function print(
  context: Context,
  undone: ImportRecord,
  counts: UndoCounts,
  later: readonly ImportRecord[],
): Promise<void> {
  const { stdout, stderr } = context.io;
  const duplicates = later.reduce((sum, each) => sum + sumOf(each, 'duplicates'), 0);
  if (context.json) return stdout.write(undoToJson(undone, counts, duplicates));
  const { imports, numbers } = messages;
  const { events, contacts, campaigns, reports } = counts;
  const [first] = reports;
  await stdout.write(
    `${imports.undone(undone.id, numbers.whole(events), numbers.whole(contacts), numbers.whole(campaigns))}\n`,
  );
  if (first !== undefined)
    await stderr.write(`${imports.reportsStay(reports, commandLine(context, ['rerun', first]))}\n`);
  if (duplicates > 0) {
    const names = [...new Set(later.map(fileNames))].map(safeText).join(', ');
    await stderr.write(`${imports.laterDuplicates(numbers.whole(duplicates), names)}\n`);
  }
}

function noSuchImport(id: number): NotFoundError {
  return new NotFoundError(messages.errors.noSuchImport(id), messages.errors.findImport);
}

function undoneBefore({ zone }: Context, { id, undoneAt }: ImportRecord): FailedError {
  const moment = formatTimestamp(undoneAt ?? 0, zone ?? systemZone());
  return new FailedError('import_undone', messages.errors.undoneBefore(id, moment));
}
