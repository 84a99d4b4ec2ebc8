import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, on Linux. */
const memory = '/dev/shm';
/** Bytes that the tests may need at a time. */
const roomy = 1024 ** 3;

let root = '';

/** Makes the folder in which a run of the tests makes all its others. */
export function setup(): void {
  const parent = process.env.CONTACT_REPORT_TEST_TMP ?? (isUsable(memory) ? memory : tmpdir());
  root = mkdtempSync(join(parent, 'contact-report-test-'));
  // Database servers, which run as another user, find their folders below it.
  chmodSync(root, 0o711);
  process.env.CONTACT_REPORT_TEST_TMP = root;
}

/** Removes what the tests made. */
export function teardown(): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 10 });
}

/** Whether a folder has room, and lets its files be executed: containers often deny one of the two. */
function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomy && canExecuteIn(folder);
  } catch {
    return false;
  }
}

function canExecuteIn(parent: string): boolean {
  const folder = mkdtempSync(join(parent, 'contact-report-test-'));
  try {
    const script = join(folder, 'script');
    writeFileSync(script, '#!/bin/sh\n');
    chmodSync(script, 0o755);
    return spawnSync(script).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
