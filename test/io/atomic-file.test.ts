import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAtomicFile, prepareAtomicFile } from '../../src/io/atomic-file.ts';
import { makeFolder, remove } from '../support/temporary-folder.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = makeFolder();
  path = join(folder, 'report.csv');
});
afterEach(() => remove(folder));

const text = () => readFileSync(path, 'utf8');

describe('a file that replaces another', () => {
  test('appears when it is complete, for its owner only', async () => {
    writeFileSync(path, 'old');
    const file = await openAtomicFile(path, { replace: true });
    await file.write('one\n');
    await file.write('two\n');
    expect(text()).toBe('old');
    await file.commit();
    expect(text()).toBe('one\ntwo\n');
    expect(readdirSync(folder)).toEqual(['report.csv']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('leaves the old one, and nothing else, when it is discarded', async () => {
    writeFileSync(path, 'old');
    const file = await openAtomicFile(path, { replace: true });
    await file.write('new');
    await file.discard();
    expect(text()).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  test('replaces the file that a link points to, and a link that points nowhere', async () => {
    const target = join(folder, 'target');
    for (const content of ['old', null]) {
      const link = join(folder, `link-${content}`);
      if (content !== null) writeFileSync(target, content);
      symlinkSync(content === null ? 'nowhere' : target, link);
      const file = await openAtomicFile(link, { replace: true });
      await file.write('new');
      await file.commit();
      expect(readFileSync(link, 'utf8')).toBe('new');
    }
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  test('may have the longest name', async () => {
    path = join(folder, '報'.repeat(85));
    const file = await openAtomicFile(path, { replace: true });
    await file.write('new');
    await file.commit();
    expect(text()).toBe('new');
  });

  test.each([
    ['a folder', '.', 'EISDIR'],
    ['a new name with a slash', 'new/', 'EISDIR'],
    ['a folder that does not exist', 'missing/report.csv', 'ENOENT'],
  ])('is refused at once: %s', async (_, name, code) => {
    await expect(openAtomicFile(`${folder}/${name}`, { replace: true })).rejects.toMatchObject({ code });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file that must be new', () => {
  const prepare = () =>
    prepareAtomicFile(path, { replace: false, companions: (temporary) => [`${temporary}-log`] });

  test('gets its name on commit; its companions are removed', async () => {
    const file = await prepare();
    writeFileSync(file.temporaryPath, 'copy');
    writeFileSync(`${file.temporaryPath}-log`, '');
    expect(existsSync(path)).toBe(false);
    await file.commit();
    expect(text()).toBe('copy');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  test('is refused if the name is taken, even by a link that points nowhere', async () => {
    symlinkSync('nowhere', path);
    await expect(prepare()).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('never replaces a file that another process creates meanwhile', async () => {
    const file = await prepare();
    writeFileSync(file.temporaryPath, 'copy');
    writeFileSync(path, 'theirs');
    await expect(file.commit()).rejects.toMatchObject({ code: 'EEXIST' });
    await file.discard();
    expect(text()).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  test('adds no listener to the process that outlives it', async () => {
    const before = process.listenerCount('exit');
    const discarded = await prepare();
    await discarded.discard();
    const committed = await prepare();
    writeFileSync(committed.temporaryPath, 'copy');
    await committed.commit();
    mkdirSync(join(folder, 'folder'));
    await expect(openAtomicFile(join(folder, 'folder'), { replace: true })).rejects.toMatchObject({
      code: 'EISDIR',
    });
    expect(process.listenerCount('exit')).toBe(before);
  });
});
