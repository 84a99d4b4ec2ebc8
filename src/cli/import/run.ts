import type { Readable } from 'node:stream';
import { type ImportResult, type ImportTarget, importEvents as runImport } from '../../app/import-events.ts';
import { exitCodes, UsageError } from '../../errors.ts';
import { type CheckedInputs, checkInputs, type ReadRequest } from '../../import/batch/read-events.ts';
import {
  checkDateFormat,
  type Mapping,
  parseMapping,
  parseWords,
} from '../../import/formats/mapped/mapping.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { engineOf } from '../../store/engine.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import { refuseToOverwrite } from '../shared/overwrite-guard.ts';
import type { importEvents } from './declare.ts';
import { following, followProgress, followRequest } from './follow.ts';
import { importing, progressFormatter } from './progress.ts';
import { printSummary } from './summary.ts';

type ImportFlags = Flags<typeof importEvents>;

/** `import FILE...`: loads events into the store and prints the counts of its records; gives the exit code. */
export async function importCommand(
  context: Context,
  { file: files }: Args<typeof importEvents>,
  flags: ImportFlags,
): Promise<number> {
  if (flags.dateFormat !== undefined) checkDateFormat(flags.dateFormat);
  checkNames(context, files, flags);
  const zone = context.zone ?? 'UTC';
  const follow = flags.follow ? followRequest(context, files, flags) : undefined;
  const request = {
    files,
    format: flags.format,
    zone,
    rejects: flags.dryRun ? null : (flags.rejects ?? null),
    mapping: mappingOf(flags),
    words: parseWords(flags.mapAction ?? []),
    dateFormat: flags.dateFormat ?? null,
    year: flags.year ?? null,
    follow,
  };
  const { size, ...checked } = await checkRequest(request, context.io.stdin);
  // A broken store fails before any input is read; a missing store is created only with the first event.
  const existing = await context.openStore();
  const target: ImportTarget = {
    exists: existing !== null,
    async openWriter(newImport) {
      if (flags.dryRun) return engineOf(context.storePlace).openDryRun(existing);
      return (existing ?? (await context.openOrCreateStore())).events.openWriter(newImport);
    },
  };
  const source = { files, zone, startedAt: context.now(), program: context.version };
  const readEvents = await context.eventReader();
  const format = follow ? followProgress(files) : progressFormatter(() => performance.now());
  const start = follow ? following(files) : importing(files[0] ?? '', size === null ? null : 0);
  // A signal ends the reading of what is followed; what was read is imported.
  const { signal } = follow ? new AbortController() : context;
  if (follow) {
    context.endBySignal();
    if (!context.io.stderr.isTerminal && !context.json) await context.io.stderr.write(`${start}\n`);
  }
  const result = await withSpinner(context.io, start, (show) =>
    runImport(source, readEvents({ ...request, ...checked }, context.io.stdin, context.signal), target, {
      size,
      signal,
      onProgress: (progress) => show(format(progress)),
    }),
  );
  await printSummary(context, result, {
    zone,
    rejects: flags.rejects !== undefined,
    dryRun: flags.dryRun === true,
  });
  if (result.id !== null && result.imported > 0)
    await suggestNext(context, messages.nextSteps.undo(commandLine(context, ['imports', 'undo', result.id])));
  if (result.rejected > 0 || isNothingButUnknown(result)) return exitCodes.failed;
  if (!flags.dryRun && result.imported + result.duplicates > 0)
    await suggestNext(context, messages.nextSteps.next(commandLine(context, ['create'])));
  return exitCodes.done;
}

/** Checks the inputs; the size of files that grow is unknown. */
async function checkRequest(request: ReadRequest, stdin: Readable): Promise<CheckedInputs> {
  if (!request.follow) return checkInputs(request, stdin);
  const { checkFollowed } = await import('../../import/follow/check-followed.ts');
  return checkFollowed(request, stdin);
}

/** True if nothing was imported and words were not known: probably all events were ignored. */
function isNothingButUnknown({ imported, duplicates, unknownKinds }: ImportResult): boolean {
  return imported + duplicates === 0 && Object.keys(unknownKinds).length > 0;
}

function mappingOf({ map, mapAction, dateFormat }: ImportFlags): Mapping | null {
  return map ? parseMapping(map, mapAction ?? [], dateFormat ?? null) : null;
}

function checkNames(context: Context, files: readonly string[], { rejects }: ImportFlags): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError(messages.imports.stdinTwice, messages.imports.stdinTwiceHint);
  if (rejects === undefined) return;
  refuseToOverwrite(context, '--rejects', rejects, files);
}
