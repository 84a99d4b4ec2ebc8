import type { Readable } from 'node:stream';
import { type ImportResult, type ImportTarget, importEvents as runImport } from '../../app/import-events.ts';
import { CancelledError, ContactReportError, exitCodes, FailedError, UsageError } from '../../errors.ts';
import { type CheckedInputs, checkInputs, type ReadRequest } from '../../import/batch/read-events.ts';
import type { Proposal } from '../../import/formats/mapped/suggest/propose-mapping.ts';
import {
  commandsFor,
  flagsFor,
  type UnknownTable,
  unknownTableCode,
} from '../../import/formats/mapped/suggest/unknown-table.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { engineOf } from '../../store/engine.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import { refuseToOverwrite } from '../shared/overwrite-guard.ts';
import type { importEvents } from './declare.ts';
import { following, followProgress, followRequest } from './follow.ts';
import { checkNewMapping, mappingRequest, repeatedFlags, saveMapping } from './mapping.ts';
import { importing, progressFormatter } from './progress.ts';
import { printSummary } from './summary.ts';

type ImportFlags = Flags<typeof importEvents>;

/** `import FILE...`: loads events into the store and prints the counts of its records; gives the exit code. */
export async function importCommand(
  context: Context,
  { file: files }: Args<typeof importEvents>,
  flags: ImportFlags,
): Promise<number> {
  try {
    return await importFiles(context, files, flags);
  } catch (error) {
    if (!(error instanceof ContactReportError) || error.code !== unknownTableCode) throw error;
    const unknown = error.facts as UnknownTable;
    if (context.io.canPrompt && canAsk(unknown.proposal)) return importAsked(context, files, flags, unknown);
    const { code, message, hint } = error;
    const { explainUnknown } = await import('./explain-unknown.ts');
    throw new FailedError(code, message, hint, explainUnknown(unknown, context.io.stderr.columns()));
  }
}

/** True if a table has what a mapping needs: addresses and times. */
function canAsk({ email, doubts }: Proposal): boolean {
  return email !== null && !doubts.includes('idsOfContacts') && !doubts.includes('noTimes');
}

/** Asks a person what an unknown table means, shows the command that imports it, and imports it. */
async function importAsked(
  context: Context,
  files: readonly string[],
  flags: ImportFlags,
  unknown: UnknownTable,
): Promise<number> {
  const { stderr } = context.io;
  const { cautionsOf, whatItHolds } = await import('./explain-unknown.ts');
  const { askMapping } = await import('./ask-mapping.ts');
  const prompter = await context.prompter();
  const width = stderr.columns();
  for (const line of [...whatItHolds(unknown, width), ...cautionsOf(unknown.proposal, width)])
    await stderr.write(`${safeText(line)}\n`);
  const proposal = await askMapping(prompter, unknown.proposal);
  const [command = ''] = commandsFor({ ...unknown, proposal });
  await stderr.write(`${safeText(command)}\n`);
  if (!(await prompter.confirm(messages.mapping.askImport, true))) throw new CancelledError();
  const { map, set, event, mapAction = [] } = flagsFor(proposal);
  const [dateFormat = flags.dateFormat] = proposal.dateFormats;
  const mapped = {
    ...flags,
    ...{ map, set, event, mapAction: [...mapAction, ...(flags.mapAction ?? [])] },
    ...(dateFormat !== undefined && { dateFormat }),
    ...(!unknown.hasHeader && { header: false }),
  } as ImportFlags;
  const code = await importFiles(context, unknown.files, mapped);
  const others = files.filter((file) => !unknown.files.includes(file));
  return others.length === 0 ? code : Math.max(code, await importCommand(context, { file: others }, flags));
}

async function importFiles(context: Context, files: readonly string[], flags: ImportFlags): Promise<number> {
  checkNames(context, files, flags);
  const mapped = mappingRequest(context, flags, files);
  const { saveMapping: mappingPath } = flags;
  if (mappingPath !== undefined) checkNewMapping(mappingPath, mapped.saved);
  const zone = mapped.zone ?? 'UTC';
  const follow = flags.follow ? followRequest(context, files, flags) : undefined;
  const { mapping, words, dateFormat, table, encoding } = mapped;
  const request: ReadRequest = {
    ...{ files, zone, mapping, words, dateFormat, table, encoding, follow },
    format: flags.format,
    rejects: flags.dryRun ? null : (flags.rejects ?? null),
    year: flags.year ?? null,
    flags: repeatedFlags(context, flags, mapped),
  };
  const { size, ...checked } = await checkRequest(request, context.io.stdin);
  if (mappingPath !== undefined && !flags.dryRun) await saveMapping(context, mappingPath, mapped);
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
    isZoneGiven: mapped.zone !== null,
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

function checkNames(context: Context, files: readonly string[], flags: ImportFlags): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError(messages.imports.stdinTwice, messages.imports.stdinTwiceHint);
  const { rejects, saveMapping, contacts, mapping } = flags;
  const inputs = [...files, ...[contacts, mapping].filter((file) => file !== undefined)];
  if (rejects !== undefined) refuseToOverwrite(context, '--rejects', rejects, inputs);
  if (saveMapping !== undefined) refuseToOverwrite(context, '--save-mapping', saveMapping, files);
}
