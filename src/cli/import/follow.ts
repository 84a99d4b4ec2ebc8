import type { ImportProgress } from '../../app/import-events.ts';
import { UsageError } from '../../errors.ts';
import type { FollowRequest } from '../../import/batch/read-events.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { engineOf } from '../../store/engine.ts';
import type { Context } from '../context.ts';

/** The pause between two looks at the files, ms: what comes is in the store within two seconds. */
const pauseMs = 500;

/** How `import --follow` follows files. Throws UsageError for what cannot be followed. */
export function followRequest(
  { storePlace }: Context,
  files: readonly string[],
  { rejects, dryRun }: { readonly rejects?: string; readonly dryRun?: boolean },
): FollowRequest {
  const { followStdin, followStdinHint, followDryRun, followDryRunHint } = messages.imports;
  if (files.includes('-')) throw new UsageError(followStdin, followStdinHint);
  if (dryRun) throw new UsageError(followDryRun, followDryRunHint);
  // A followed folder may hold what the program itself writes.
  const own = [...engineOf(storePlace).ownFiles(storePlace), ...(rejects === undefined ? [] : [rejects])];
  return { exclude: own, pauseMs };
}

/** The note with which following begins. */
export function following(files: readonly string[]): string {
  return messages.imports.following(namesOf(files));
}

/** The progress of following, in a line. */
export function followProgress(
  files: readonly string[],
): (progress: Omit<ImportProgress, 'file' | 'share'>) => string {
  const { imports, numbers, runs } = messages;
  const work = imports.followingShort(namesOf(files));
  return ({ imported, duplicates, rejected }) => {
    const facts = [
      imports.eventsSoFar(numbers.whole(imported + duplicates)),
      ...(rejected > 0 ? [imports.rejectedSoFar(numbers.whole(rejected))] : []),
    ];
    return runs.progressLine(work, facts.join(', '));
  };
}

function namesOf(files: readonly string[]): string {
  return files.map(safeText).join(', ');
}
