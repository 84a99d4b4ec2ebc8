import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder, in memory if the system has a file system there, which stays until {@link remove}. */
export function makeFolder(): string {
  return mkdtempSync(join(process.env.CONTACT_REPORT_TEST_TMP ?? tmpdir(), 'contact-report-test-'));
}

/** Makes a folder on the disk, for what memory does not show: a full disk, a power cut. Stays until {@link remove}. */
export function makeFolderOnDisk(): string {
  return mkdtempSync(join(tmpdir(), 'contact-report-test-'));
}

/** Removes a folder and all in it, if it is there. */
export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
