import { realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messages } from '../../../messages/messages.ts';
import type { Check } from '../../store.ts';
import { ownFilesOf } from './files.ts';

/** `doctor` warns below this much free space, bytes. */
const littleSpace = 100 * 1024 * 1024;

/** The rights of the store's files, and the free space on its disk. */
export async function checkPlace(path: string): Promise<Check[]> {
  return [...(await checkRights(path)), await checkSpace(path)];
}

async function checkRights(named: string): Promise<Check[]> {
  // Windows has no such rights.
  if (process.platform === 'win32') return [];
  const path = await realpath(named).catch(() => named);
  const open: string[] = [];
  for (const file of ownFilesOf(path)) {
    const found = await stat(file).catch(() => null);
    if (found && (found.mode & 0o077) !== 0) open.push(file);
  }
  const ok = open.length === 0;
  const { onlyYou, othersMayRead } = messages.stores;
  return [
    {
      name: 'rights',
      ok,
      message: ok ? onlyYou : othersMayRead(open.join(', ')),
      fix: ok ? null : ['chmod', '600', ...open],
    },
  ];
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
