import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['LICENSE', 'LICENSE.md', 'license', 'license.md', 'LICENSE.txt', 'LICENCE'];

const folderOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
const foldersOf = (files) => [...new Set(files.map(folderOf))].filter((folder) => folder !== undefined);
const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The licences of the packages that `files` belong to: the bundle contains their work. */
export function licencesOf(files) {
  const texts = foldersOf(files).map((folder) => {
    const { name, version, license } = manifestIn(folder);
    const file = names.map((each) => join(folder, each)).find(existsSync);
    return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`;
  });
  return texts.sort().join(`\n${'-'.repeat(78)}\n\n`);
}

/** The names of the packages that `files` belong to. */
export function packagesOf(files) {
  return foldersOf(files).map((folder) => manifestIn(folder).name);
}
