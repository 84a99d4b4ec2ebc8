import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { texts } from '../language/texts.ts';

/**
 * Refuses to write to `target` where that is the store, what SQLite keeps beside it, or one of `inputs`, by whatever
 * name. Throws UsageError; `flag` says which flag named the target.
 */
export function refuseToOverwrite(
  { storePath }: Context,
  flag: string,
  target: string,
  inputs: readonly string[] = [],
): void {
  const store = realPathOf(storePath);
  const kept = new Set([
    ...['', '-wal', '-shm', '-journal', '-run'].map((end) => store + end),
    ...inputs.map(realPathOf),
  ]);
  if (kept.has(realPathOf(target))) {
    throw new UsageError(texts.errors.wouldOverwrite(flag, target), texts.errors.wouldOverwriteHint);
  }
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
