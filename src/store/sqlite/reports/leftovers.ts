import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Connection } from '../database/connection.ts';

/** How many rows one transaction removes: few enough that no other writer, and no signal, waits for it. */
const pieceSize = 20_000;

// Runs that failed and have rows all the same, and those that are not the latest of their report.
const leftoverRuns = `
  SELECT id FROM runs WHERE status = 'failed' AND (
    EXISTS (SELECT 1 FROM run_events WHERE run = runs.id)
    OR EXISTS (SELECT 1 FROM run_campaigns WHERE run = runs.id)
    OR id < (SELECT max(id) FROM runs AS later WHERE later.report = runs.report))`;

/**
 * Removes the rows of runs that have no answer, or no longer, and what is left of deleted reports, in pieces. What it
 * leaves when `signal` is aborted, the next call removes: none of it is ever shown. Throws the reason of `signal`.
 */
export async function removeLeftovers(
  { db, write }: Pick<Connection, 'db' | 'write'>,
  signal?: AbortSignal,
): Promise<void> {
  const hasLeftovers = db
    .prepare(`SELECT EXISTS (${leftoverRuns}) OR EXISTS (SELECT 1 FROM reports WHERE deleted = 1)`)
    .pluck();
  while (hasLeftovers.get() === 1) {
    signal?.throwIfAborted();
    await write(() => removePiece(db));
    // Signals need their turn.
    await setImmediate();
  }
}

function removePiece(db: Database): void {
  const nextRun = db.prepare(`${leftoverRuns} LIMIT 1`).pluck();
  const removeRows = db.prepare('DELETE FROM run_events WHERE run = ? LIMIT ?');
  const removeCampaigns = db.prepare('DELETE FROM run_campaigns WHERE run = ?');
  const removeRun = db.prepare(
    'DELETE FROM runs WHERE id = ? AND id < (SELECT max(id) FROM runs AS later WHERE later.report = runs.report)',
  );
  for (let left = pieceSize; left > 0; ) {
    const run = nextRun.get();
    if (run === undefined) {
      // Their runs go with them.
      db.prepare('DELETE FROM reports WHERE deleted = 1').run();
      return;
    }
    const { changes } = removeRows.run(run, left);
    if (changes < left) {
      removeCampaigns.run(run);
      removeRun.run(run);
    }
    // Also a run without rows takes some time.
    left -= changes + 10;
  }
}
