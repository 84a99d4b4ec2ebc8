import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { FailedError, UsageError } from '../errors.ts';
import { texts } from '../language/texts.ts';
import { formatIso } from '../output/format-date.ts';
import { toJson } from '../output/json.ts';
import { asTyped, suggestNext } from '../output/next-step.ts';
import { safeText } from '../output/safe-text.ts';
import type { StoreInfo } from '../store/store.ts';

const noRoom = /^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_FSYNC)$/;

/** `store path`: where the store is, or would be. */
export async function storePathCommand({ io, json, storePath }: Context): Promise<void> {
  await io.stdout.write(json ? `${toJson({ schemaVersion: 1, path: storePath })}\n` : `${storePath}\n`);
}

/** `store info`: what the store holds. */
export async function storeInfoCommand(context: Context): Promise<void> {
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const info = await store.info();
  await context.io.stdout.write(context.json ? infoJson(info) : infoText(info));
}

/** `store backup FILE`: a copy of the store, as of one moment. */
export async function storeBackupCommand(context: Context, file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new UsageError('The file to write is missing.', 'Type contact-report store backup FILE');
  const store = await context.openStore();
  if (!store) throw noStore(context);
  const path = resolve(file);
  try {
    await store.backup(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new FailedError('file_exists', `${file} exists and is not overwritten.`, 'Name a new file.');
    // Nothing but the copy is written.
    if (code && noRoom.test(code))
      throw new FailedError(
        'disk_full',
        `There is no room to write ${file}.`,
        'Make room, or name another disk.',
      );
    if (code && /^E[A-Z]+$|^SQLITE_(?:CANTOPEN|READONLY)/.test(code)) {
      throw new FailedError(
        'file_unwritable',
        `${file} cannot be written (${code}).`,
        'Name a file in a folder that is there and yours.',
      );
    }
    throw error;
  }
  await context.io.stdout.write(
    context.json ? `${toJson({ schemaVersion: 1, backup: path })}\n` : `Copied to ${path}.\n`,
  );
  await suggestNext(context, texts.nextSteps.lookAtCopy(asTyped(context, ['list'], file)));
}

function noStore({ storePath }: Context): FailedError {
  return new FailedError(
    'no_store',
    `There is no store at ${storePath} yet.`,
    'Load events: contact-report import FILE',
  );
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
  const number = (count: number) => count.toLocaleString('en');
  const lines = [
    ['Store', safeText(info.path)],
    ['Size', `${number(info.bytes)} bytes`],
    ['Schema', `version ${info.schema}`],
    ['Contacts', number(info.contacts)],
    ['Campaigns', number(info.campaigns)],
    ['Reports', number(info.reports)],
    ['Events', number(info.events)],
    ...info.sources.map(({ source, events, first, last }) => [
      `  ${source === null ? 'no source' : safeText(source)}`,
      `${number(events)}, ${formatIso(first).slice(0, 10)} to ${formatIso(last).slice(0, 10)}`,
    ]),
  ];
  const width = Math.max(...lines.map(([name = '']) => name.length));
  return lines.map(([name = '', value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
