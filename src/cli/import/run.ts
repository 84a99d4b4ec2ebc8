import { type ImportResult, importEvents } from '../../app/import-events.ts';
import { exitCodes, UsageError } from '../../errors.ts';
import { checkInputs } from '../../import/batch/read-events.ts';
import { readEventsInThread } from '../../import/batch/threaded-reader.ts';
import {
  checkDateFormat,
  type Mapping,
  parseMapping,
  parseWords,
} from '../../import/formats/mapped/mapping.ts';
import { formatNamed } from '../../import/map/detect-format.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { rehearse } from '../../store/engine.ts';
import type { Context } from '../context.ts';
import { asTyped, suggestNext } from '../hints.ts';
import { refuseToOverwrite } from '../shared/overwrite-guard.ts';
import { importing, progressTeller } from './progress.ts';
import { printSummary } from './summary.ts';

/** The flags of `import`. */
export interface ImportFlags {
  readonly format?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
  readonly map?: readonly string[];
  readonly mapAction?: readonly string[];
  readonly dateFormat?: string;
}

/** `import FILE...`: loads events into the store and prints what became of every record; gives the exit code. */
export async function importCommand(
  context: Context,
  files: readonly string[],
  flags: ImportFlags,
): Promise<number> {
  if (flags.dateFormat !== undefined) checkDateFormat(flags.dateFormat);
  const format = flags.format ?? 'auto';
  formatNamed(format);
  checkNames(context, files, flags);
  const zone = context.zone ?? 'UTC';
  const request = {
    files,
    format,
    zone,
    rejects: flags.dryRun ? null : (flags.rejects ?? null),
    mapping: mappingOf(flags),
    words: parseWords(flags.mapAction ?? []),
    dateFormat: flags.dateFormat ?? null,
  };
  const { size, dateOrders } = await checkInputs(request, context.io.stdin);
  // An unusable store is said before anything is read; a missing one is made when there is something to keep.
  const existing = await context.openStore();
  const openSink = async () => {
    if (flags.dryRun) return rehearse(existing);
    return (existing ?? (await context.openOrCreateStore())).sink();
  };
  const tell = progressTeller(() => performance.now());
  const start = importing(files[0] ?? '', size === null ? null : 0);
  const result = await withSpinner(context.io, start, (say) =>
    importEvents(
      files,
      readEventsInThread({ ...request, dateOrders }, context.io.stdin, context.signal),
      openSink,
      {
        size,
        signal: context.signal,
        onProgress: (progress) => say(tell(progress)),
      },
    ),
  );
  await printSummary(context, result, {
    zone,
    rejects: flags.rejects !== undefined,
    dryRun: flags.dryRun === true,
  });
  if (result.rejected > 0 || isNothingButUnknown(result)) return exitCodes.failed;
  if (!flags.dryRun && result.imported + result.duplicates > 0)
    await suggestNext(context, messages.nextSteps.next(asTyped(context, ['create'])));
  return exitCodes.done;
}

/** True if nothing was imported and words were not known: probably all events were ignored. */
function isNothingButUnknown({ imported, duplicates, unknownKinds }: ImportResult): boolean {
  return imported + duplicates === 0 && Object.keys(unknownKinds).length > 0;
}

function mappingOf({ map, mapAction, dateFormat }: ImportFlags): Mapping | null {
  if (map) return parseMapping(map, mapAction ?? [], dateFormat ?? null);
  return null;
}

function checkNames(context: Context, files: readonly string[], { rejects }: ImportFlags): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError(messages.imports.stdinTwice, messages.imports.stdinTwiceHint);
  if (rejects === undefined) return;
  refuseToOverwrite(context, '--rejects', rejects, files);
}
