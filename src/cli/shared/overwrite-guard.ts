import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { engineOf, isDatabase } from '../../store/engine.ts';
import { fileIdentity } from '../../store/file-identity.ts';
import { refuseUnknownBytes } from '../../store/store-place.ts';
import type { Context } from '../context.ts';

const standardInput = 0;

/**
 * Refuses to write to `target` if that is a database, one of the files that the engine keeps for this store, or one
 * of `inputs` (`-` is standard input), under any of its names. `flag` is what named the target. Throws UsageError.
 */
export function refuseToOverwrite(
  { storePlace }: Context,
  flag: string,
  target: string,
  inputs: readonly string[] = [],
): void {
  refuseUnknownBytes(target);
  // The other files of a store lie beside the file itself, not beside a link to it.
  const place = { ...storePlace, path: realPathOf(storePlace.path) };
  const kept = [...engineOf(place).ownFiles(place), ...inputs.filter((input) => input !== '-')];
  const { wouldOverwrite, wouldOverwriteDatabase, wouldOverwriteHint } = messages.errors;
  const identity = fileIdentity(target);
  const identities = [...kept, ...(inputs.includes('-') ? [standardInput] : [])].map(fileIdentity);
  if (
    kept.map((file) => realPathOf(file)).includes(realPathOf(target)) ||
    (identity && identities.includes(identity))
  )
    throw new UsageError(wouldOverwrite(flag, target), wouldOverwriteHint);
  if (identity && isReadableDatabase(target))
    throw new UsageError(wouldOverwriteDatabase(flag, target), wouldOverwriteHint);
}

/** The most links that a path may lead through; Linux's own limit (path_resolution(7)). */
const mostLinks = 40;

/** The path of a file that is there or would be, links resolved: also a link to a file that is not there yet. */
function realPathOf(path: string, links = mostLinks): string {
  try {
    return realpathSync(path);
  } catch {
    const place = realFolderOf(path);
    try {
      return links === 0 ? place : realPathOf(resolve(dirname(place), readlinkSync(place)), links - 1);
    } catch {
      return place;
    }
  }
}

function realFolderOf(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return resolve(path);
  }
}

function isReadableDatabase(path: string): boolean {
  try {
    return isDatabase(path);
  } catch {
    return false; // A file that may not be read is not known to be one.
  }
}
