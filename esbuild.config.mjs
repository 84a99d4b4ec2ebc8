import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Built aside and swapped in, so that a program that runs meanwhile finds all its parts.
const aside = `dist-${process.pid}`;

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const bundled = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  external: ['better-sqlite3'],
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  // cli-table3 and mute-stream are CommonJS and call require().
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
};
const result = await build({
  ...bundled,
  entryPoints: { main: 'src/main.ts', 'reader-worker': 'src/import/batch/reader-worker.ts' },
  outdir: aside,
  sourcemap: true,
  metafile: true,
});

// The manual page is made from the declarations of the commands; the code that makes it is not kept.
const manFolder = `${aside}-man`;
await build({ ...bundled, entryPoints: { man: 'src/cli/help/man-page.ts' }, outdir: manFolder });
const { manPage } = await import(pathToFileURL(join(manFolder, 'man.js')).href);
writeFileSync(join(aside, 'contact-report.1'), await manPage(version));
rmSync(manFolder, { recursive: true });

// The bundle contains other people's work; their licences travel with it.
const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const match = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(input);
  if (match) packages.add(match[0]);
}
const licences = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'license', 'license.md', 'LICENSE.txt', 'LICENCE']
    .map((f) => join(folder, f))
    .find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`;
});
copyFileSync('src/render/contract.schema.json', join(aside, 'contract.schema.json'));
writeFileSync(join(aside, 'LICENSES.txt'), licences.join(`\n${'-'.repeat(78)}\n\n`));
chmodSync('bin/contact-report.js', 0o755);

if (existsSync('dist')) renameSync('dist', `${aside}-old`);
renameSync(aside, 'dist');
rmSync(`${aside}-old`, { recursive: true, force: true });
