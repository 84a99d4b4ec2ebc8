import type { Context } from '../context.ts';
import type { ImportProgress, ImportResult } from '../import/import-events.ts';
import { toJson } from '../output/json.ts';
import { safeText } from '../output/safe-text.ts';

/** What the summary of an import needs to know of how it was asked for. */
export interface SummaryOptions {
  /** The zone in which times were read that name none. */
  readonly zone: string;
  /** Whether rejected records are kept. */
  readonly rejects: boolean;
  readonly dryRun: boolean;
}

const rejectionsShown = 10;

/** How far an import is, in a line. */
export function progressText({ file, share, imported, duplicates, rejected }: ImportProgress): string {
  const done = share === null ? '' : ` ${Math.floor(share * 100)}%`;
  const bad = rejected > 0 ? `, ${rejected.toLocaleString('en')} rejected` : '';
  return `Importing ${safeText(file)}${done}: ${(imported + duplicates).toLocaleString('en')} events${bad}`;
}

/** Prints what became of every record: the counts on stdout, why on stderr. */
export async function printSummary(
  context: Context,
  result: ImportResult,
  { zone, rejects, dryRun }: SummaryOptions,
): Promise<void> {
  const { stdout, stderr } = context.io;
  const { imported, duplicates, ignored, rejected, ignoredKinds, rejections, files } = result;
  if (context.json) {
    const document = {
      schemaVersion: 1,
      imported,
      duplicates,
      ignored,
      rejected,
      ignoredKinds,
      rejections,
      files,
    };
    await stdout.write(`${toJson(document)}\n`);
    return;
  }
  for (const { file, record, reason } of rejections.slice(0, rejectionsShown)) {
    await stderr.write(`${safeText(file)}, record ${record}: ${safeText(reason)}\n`);
  }
  if (rejected > rejectionsShown) {
    const more = (rejected - rejectionsShown).toLocaleString('en');
    await stderr.write(`… and ${more} more${rejects ? '' : '; --rejects FILE keeps them'}\n`);
  }
  for (const counts of files) {
    if (counts.imported + counts.duplicates + counts.ignored + counts.rejected === 0) {
      await stderr.write(`${safeText(counts.file)} holds no records.\n`);
    }
  }
  const counts = [
    ['imported', imported],
    ['duplicates', duplicates],
    ['ignored', ignored],
    ['rejected', rejected],
  ] as const;
  for (const [name, count] of counts)
    await stdout.write(`${name.padEnd(10)} ${count.toLocaleString('en').padStart(9)}\n`);
  for (const [kind, count] of Object.entries(ignoredKinds))
    await stderr.write(`ignored ${count.toLocaleString('en')} × ${safeText(kind)}\n`);
  if (result.zoneless > 0) {
    await stderr.write(
      `${result.zoneless === 1 ? '1 time named no zone and was' : `${result.zoneless.toLocaleString('en')} times named no zone and were`} read in ${zone}${context.zone ? '' : ' (--tz names another)'}.\n`,
    );
  }
  if (dryRun) await stderr.write('A dry run: nothing was written.\n');
}
