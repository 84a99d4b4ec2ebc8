import { resolve } from 'node:path';
import { FailedError, UsageError } from '../../errors.ts';
import { beginNewFile } from '../../io/new-file.ts';
import { isDiskFull, isSystemError, whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { toJson } from '../../render/json.ts';
import { formatDay, formatIso } from '../../render/text/format-date.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { StoreInfo } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { asTyped, suggestNext } from '../hints.ts';
import { refuseToOverwrite } from '../shared/overwrite-guard.ts';
import { longLook, noStore } from '../shared/read-in-child.ts';

/** `store path`: where the store is, or would be; to a program to the byte, to a person as safe text. */
export async function storePathCommand({ io, json, storePath }: Context): Promise<void> {
  const text = io.stdout.isTerminal ? safeText(storePath) : storePath;
  await io.stdout.write(json ? `${toJson({ schemaVersion: 1, path: storePath })}\n` : `${text}\n`);
}

/** `store info`: what the store holds. */
export async function storeInfoCommand(context: Context): Promise<void> {
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const info = await longLook(context, store, messages.stores.counting, 'info');
  await context.io.stdout.write(context.json ? infoJson(info) : infoText(info));
}

/** `store backup FILE`: a copy of the store, as of one moment. */
export async function storeBackupCommand(context: Context, file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new UsageError(messages.errors.backupFileMissing, messages.errors.backupFileMissingHint);
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const path = resolve(file);
  try {
    const copy = await beginNewFile(path);
    try {
      // The store's journal is not there most of the time, and its name is taken all the same.
      refuseToOverwrite(context, 'store backup', path);
      await longLook(context, store, messages.stores.copying, 'backup', copy.part);
      await copy.appear();
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
    context.json
      ? `${toJson({ schemaVersion: 1, backup: path })}\n`
      : `${messages.stores.copiedTo(safeText(path))}\n`,
  );
  await suggestNext(context, messages.nextSteps.lookAtCopy(asTyped(context, ['list'], file)));
}

function infoJson(info: StoreInfo): string {
  const moment = (ms: number) => formatIso(ms);
  const sources = info.sources.map(({ first, last, ...rest }) => ({
    ...rest,
    first: moment(first),
    last: moment(last),
  }));
  return `${toJson({ schemaVersion: 1, ...info, sources })}\n`;
}

function infoText(info: StoreInfo): string {
  const { stores, numbers } = messages;
  const lines = [
    [stores.store, safeText(info.path)],
    [stores.size, stores.bytes(numbers.whole(info.bytes))],
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
