import { afterAll, beforeAll } from 'vitest';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

/** For a test file: a folder that all its tests share, there from its first `beforeAll` on. */
export function keptFolder(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = makeFolder();
  });
  afterAll(() => remove(folder));
  return () => folder;
}
