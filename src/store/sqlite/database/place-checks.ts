import { realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messages } from '../../../messages/messages.ts';
import type { Check } from '../../store.ts';
import { logSuffix, ownFilesOf } from './files.ts';

/** `doctor` warns below this much free space, bytes. */
const littleSpace = 100 * 1024 * 1024;

/**
 * The largest log that needs no warning, bytes: an import moves it into the store when it is 80 MB large, and then the
 * rest.
 */
const usualLog = 128 * 1024 * 1024;

/** The rights of the store's files, the size of its log, and the free space on its disk. */
export async function checkPlace(path: string): Promise<Check[]> {
  return [...(await checkRights(path)), await checkLog(path), await checkSpace(path)];
}

async function checkRights(named: string): Promise<Check[]> {
  // Windows has no such rights.
  if (process.platform === 'win32') return [];
  const path = await realpath(named).catch(() => named);
  const store = await stat(path).catch(() => null);
  if (!store) return [];
  const found = await Promise.all(
    ownFilesOf(path).map(async (file) => ({ file, stat: await stat(file).catch(() => null) })),
  );
  const files = found.flatMap((each) => (each.stat ? [{ file: each.file, ...each.stat }] : []));
  const nameOf = ({ file }: { file: string }) => file;
  const { onlyYou, onlyGroup, othersMayRead, notShared } = messages.stores;
  const check = (ok: boolean, message: string, fix: Check['fix'] = null): Check[] => [
    { name: 'rights', ok, message, fix },
  ];
  const withBits = (bits: number) => files.filter(({ mode }) => (mode & bits) !== 0).map(nameOf);
  // A person shares a store with the group by its mode.
  const isShared = (store.mode & 0o060) !== 0;
  if (withBits(isShared ? 0o007 : 0o077).length > 0) {
    const open = withBits(0o077);
    return check(false, othersMayRead(open.join(', ')), ['chmod', '600', ...open]);
  }
  if (!isShared) return check(true, onlyYou);
  const unusable = files
    .filter(({ mode, gid }) => gid !== store.gid || (mode & 0o060) !== (store.mode & 0o060))
    .map(nameOf);
  if (unusable.length === 0) return check(true, onlyGroup);
  return check(false, notShared(unusable.join(', ')), [
    'chmod',
    (store.mode & 0o777).toString(8),
    ...unusable,
  ]);
}

async function checkLog(named: string): Promise<Check> {
  const path = await realpath(named).catch(() => named);
  const [store, log] = [await sizeOf(path), await sizeOf(path + logSuffix)];
  const ok = log <= Math.max(store, usualLog);
  const { logTooLarge, closeReaders, megabytes } = messages.stores;
  const size = (bytes: number) => megabytes(messages.numbers.whole(Math.ceil(bytes / 1024 / 1024)));
  return {
    name: 'log',
    ok,
    message: ok ? size(log) : logTooLarge(size(log), size(store)),
    fix: ok ? null : closeReaders(path),
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function checkSpace(path: string): Promise<Check> {
  const disk = await statfs(dirname(path)).catch(() => null);
  const { spaceUnknown, megabytesFree, makeRoom } = messages.stores;
  if (!disk) return { name: 'space', ok: true, message: spaceUnknown, fix: null };
  const free = disk.bavail * disk.bsize;
  const ok = free >= littleSpace;
  const message = megabytesFree(messages.numbers.whole(Math.floor(free / 1024 / 1024)));
  return { name: 'space', ok, message, fix: ok ? null : makeRoom };
}
