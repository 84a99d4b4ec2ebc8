import { resolve } from 'node:path';
import { processingError } from '../../app/run-report.ts';
import { FailedError } from '../../errors.ts';
import { prepareAtomicFile } from '../../io/atomic-file.ts';
import { isDiskFull, isSystemError, whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { toDocument } from '../../render/json.ts';
import { formatDay, formatIso } from '../../render/text/format-date.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { engineOf } from '../../store/engine.ts';
import type { StoreInfo } from '../../store/store.ts';
import type { Args } from '../command.ts';
import type { Context } from '../context.ts';
import { commandLine, suggestNext } from '../hints.ts';
import { noStore } from '../shared/no-store.ts';
import { refuseToOverwrite } from '../shared/overwrite-guard.ts';
import { runJob } from '../shared/read-in-child.ts';
import type { storeBackup } from './declare.ts';

/** `store path`: the place of the store, there or not; to a program to the byte, to a person as safe text. */
export async function storePathCommand({ io, json, storePlace }: Context): Promise<void> {
  const { shown } = storePlace;
  const text = io.stdout.isTerminal ? safeText(shown) : shown;
  await io.stdout.write(json ? toDocument({ path: shown }) : `${text}\n`);
}

/** `store info`: what the store holds. */
export async function storeInfoCommand(context: Context): Promise<void> {
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const info = await runJob(context, store, messages.stores.counting, 'info');
  await context.io.stdout.write(context.json ? infoJson(info) : infoText(info));
}

/** `store backup FILE`: a copy of the store, as of one moment. */
export async function storeBackupCommand(
  context: Context,
  { file }: Args<typeof storeBackup>,
): Promise<void> {
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const path = resolve(file);
  try {
    const copy = await prepareAtomicFile(path, {
      replace: false,
      companions(temporaryPath) {
        const place = { ...context.storePlace, path: temporaryPath };
        return engineOf(place).ownFiles(place);
      },
    });
    try {
      // The names of files that the store has only at times are taken all the same.
      refuseToOverwrite(context, 'store backup', path);
      await engineOf(context.storePlace).refuseCopyAt(path);
      await runJob(context, store, messages.stores.copying, 'backup', copy.temporaryPath);
      await copy.commit();
    } finally {
      await copy.discard();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST')
      throw new FailedError('file_exists', messages.errors.fileExists(file), messages.errors.fileExistsHint);
    // Nothing but the copy is written.
    if (isDiskFull(error))
      throw new FailedError('disk_full', messages.errors.noRoomFor(file), messages.errors.noRoomForHint);
    throw new FailedError(
      'file_unwritable',
      messages.files.cannotWrite(file, whyNotWritten(error)),
      messages.errors.fileUnwritableHint,
    );
  }
  await context.io.stdout.write(
    context.json ? toDocument({ backup: path }) : `${messages.stores.copiedTo(safeText(path))}\n`,
  );
  await suggestNext(context, messages.nextSteps.lookAtCopy(commandLine(context, ['list'], file)));
}

/** `store compact`: gives the space of what was removed back to the disk. */
export async function storeCompactCommand(context: Context): Promise<void> {
  const { io, json, storePlace } = context;
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const running = await store.reports.processing();
  if (running) throw processingError(running);
  const before = await store.size();
  await runJob(context, store, messages.stores.compacting, 'compact');
  const after = await store.size();
  const size = (bytes: number | null) => messages.numbers.whole(bytes ?? 0);
  await io.stdout.write(
    json
      ? toDocument({ path: storePlace.shown, bytesBefore: before, bytes: after })
      : `${messages.stores.compacted(safeText(storePlace.shown), size(before), size(after))}\n`,
  );
}

function infoJson({ place, ...info }: StoreInfo): string {
  const sources = info.sources.map(({ first, last, ...rest }) => ({
    ...rest,
    first: formatIso(first),
    last: formatIso(last),
  }));
  return toDocument({ path: place.shown, ...info, sources });
}

function infoText(info: StoreInfo): string {
  const { stores, numbers } = messages;
  const lines = [
    [stores.store, safeText(info.place.shown)],
    ...(info.bytes === null ? [] : [[stores.size, stores.bytes(numbers.whole(info.bytes))]]),
    [stores.schema, stores.version(info.schema)],
    [stores.contacts, numbers.whole(info.contacts)],
    [stores.campaigns, numbers.whole(info.campaigns)],
    [stores.reports, numbers.whole(info.reports)],
    [stores.events, numbers.whole(info.events)],
    ...info.sources.map(({ source, events, first, last }) => [
      `  ${source === null ? stores.noSource : safeText(source)}`,
      stores.eventsFromTo(numbers.whole(events), formatDay(first, 'UTC'), formatDay(last, 'UTC')),
    ]),
  ];
  const width = Math.max(...lines.map(([name = '']) => name.length));
  return lines.map(([name = '', value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
