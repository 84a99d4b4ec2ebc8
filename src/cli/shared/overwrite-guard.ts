import { fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { beginsLikeDatabase } from '../../store/engine.ts';
import type { Context } from '../context.ts';

const standardInput = 0;

/**
 * Refuses to write to `target` where that is a store, what SQLite keeps beside this one, or one of `inputs` (`-` is
 * standard input), by whatever name. Throws UsageError; `flag` says what named the target.
 */
export function refuseToOverwrite(
  { storePath }: Context,
  flag: string,
  target: string,
  inputs: readonly string[] = [],
): void {
  const store = realPathOf(storePath);
  const files = inputs.filter((input) => input !== '-');
  const kept = [...['', '-wal', '-shm', '-journal', '-run'].map((end) => store + end), ...files];
  const { wouldOverwrite, wouldOverwriteDatabase, wouldOverwriteHint } = messages.errors;
  const identity = identityOf(target);
  const identities = [...kept, ...(inputs.includes('-') ? [standardInput] : [])].map(identityOf);
  if (kept.map(realPathOf).includes(realPathOf(target)) || (identity && identities.includes(identity)))
    throw new UsageError(wouldOverwrite(flag, target), wouldOverwriteHint);
  if (identity && isDatabase(target))
    throw new UsageError(wouldOverwriteDatabase(flag, target), wouldOverwriteHint);
}

/** Where a file is or would be, links resolved. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return resolve(path);
    }
  }
}

/** The same for every name of an ordinary file, and for no other; null where there is none. */
function identityOf(file: string | number): string | null {
  try {
    const stat =
      typeof file === 'number' ? fstatSync(file, { bigint: true }) : statSync(file, { bigint: true });
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : null;
  } catch {
    return null;
  }
}

function isDatabase(path: string): boolean {
  try {
    return beginsLikeDatabase(path);
  } catch {
    return false; // What may not be read is not known to be one.
  }
}
