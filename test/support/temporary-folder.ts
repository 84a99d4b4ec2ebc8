import { afterEach } from 'vitest';
import { makeFolder, remove } from './folders.ts';

export { makeFolder, makeFolderOnDisk, remove } from './folders.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) remove(folder);
});

/** Makes a folder for a test, removed after it: in memory if the system has a file system there. */
export function temporaryFolder(): string {
  const folder = makeFolder();
  folders.push(folder);
  return folder;
}
