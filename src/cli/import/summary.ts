import type { ImportResult } from '../../app/import-events.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { messages } from '../../messages/messages.ts';
import { importSummaryToJson } from '../../render/json.ts';
import { renderFirstEvents } from '../../render/lists/first-events.ts';
import { styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Context } from '../context.ts';
import { shellWord } from '../hints.ts';

/** The flags of an import that its summary depends on. */
export interface SummaryOptions {
  /** The zone in which times were read that name none. */
  readonly zone: string;
  /** True if `--tz` or the mapping file gives it. */
  readonly isZoneGiven: boolean;
  /** True if rejected records are kept. */
  readonly rejects: boolean;
  readonly dryRun: boolean;
}

const rejectionsShown = 10;
const unknownShown = 10;

/** Prints what became of every record: the counts on stdout, why on stderr. */
export async function printSummary(
  context: Context,
  result: ImportResult,
  { zone, isZoneGiven, rejects, dryRun }: SummaryOptions,
): Promise<void> {
  const { stdout, stderr } = context.io;
  const { imported, duplicates, ignored, rejected, ignoredKinds, rejections, files, firstEvents } = result;
  if (context.json) {
    await stdout.write(
      importSummaryToJson({
        imported,
        duplicates,
        ignored,
        rejected,
        ignoredKinds,
        rejections,
        files,
        firstEvents,
      }),
    );
    return;
  }
  const { imports, numbers } = messages;
  for (const { file, record, reason } of rejections.slice(0, rejectionsShown)) {
    await stderr.write(`${imports.rejection(safeText(file), record, safeText(reason))}\n`);
  }
  if (rejected > rejectionsShown) {
    await stderr.write(`${imports.moreRejections(numbers.whole(rejected - rejectionsShown), rejects)}\n`);
  }
  for (const counts of files) {
    if (counts.imported + counts.duplicates + counts.ignored + counts.rejected === 0) {
      await stderr.write(`${imports.noRecords(safeText(counts.file))}\n`);
    }
  }
  const counts = [
    [imports.imported, imported],
    [imports.duplicates, duplicates],
    [imports.ignored, ignored],
    [imports.rejected, rejected],
  ] as const;
  const width = Math.max(...counts.map(([name]) => name.length));
  for (const [name, count] of counts)
    await stdout.write(`${name.padEnd(width)} ${numbers.whole(count).padStart(9)}\n`);
  if (firstEvents.length > 0) {
    // Elsewhere than on a terminal, what is printed may end in a log.
    const showsContacts = stdout.isTerminal || dryRun;
    const options = {
      zone: isZoneGiven ? zone : systemZone(),
      width: stdout.columns(),
      style: styleFor(stdout),
    };
    await stdout.write(
      `\n${imports.firstEvents(options.zone)}\n${renderFirstEvents(firstEvents, showsContacts, options)}`,
    );
  }
  for (const [kind, count] of Object.entries(ignoredKinds))
    await stderr.write(`${imports.ignoredKind(numbers.whole(count), safeText(kind))}\n`);
  for (const note of result.notes) await stderr.write(`${safeText(note)}\n`);
  const unknown = Object.keys(result.unknownKinds).slice(0, unknownShown);
  for (const kind of unknown) {
    const word = kind.replace(/^[a-z]+: /, '');
    await stderr.write(`${imports.unknownWord(safeText(shellWord(word)))}\n`);
  }
  if (result.zoneless > 0) {
    const times = imports.timesWithoutZone(result.zoneless, numbers.whole(result.zoneless), zone);
    await stderr.write(`${times}${isZoneGiven ? '' : ` (${imports.otherZone})`}.\n`);
  }
  if (dryRun) await stderr.write(`${imports.dryRun}\n`);
}
