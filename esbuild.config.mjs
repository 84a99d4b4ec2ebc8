import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { licencesOf, packagesOf } from './.build/licences.mjs';
import { pack } from './.build/pack.mjs';
import { leanPackages, sqliteVersions } from './.build/packages.mjs';

// Built aside and swapped in, so that a program that runs meanwhile finds all its parts.
const aside = `dist-${process.pid}`;

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// The file that every run reads, main.js, has what most runs of `list`, `create` and `view` need: these modules and all
// that they import. Others are read when they are needed.
const hot = [
  'src/cli/run.ts',
  'src/cli/list/run.ts',
  'src/cli/create/run.ts',
  'src/cli/view/run.ts',
  'src/store/sqlite/store.ts',
  'src/render/json.ts',
  'src/render/lists/report-list.ts',
  'src/render/report/text/report-text.ts',
].map((file) => resolve(file));
const isHot = (id) => hot.includes(id) || id.startsWith('\0rolldown/runtime');

const settings = {
  platform: 'node',
  checks: { ineffectiveDynamicImport: false },
  transform: {
    define: {
      PACKAGE_VERSION: JSON.stringify(version),
      'import.meta.dirname': '__dirname',
      ...sqliteVersions(),
    },
  },
};
const bundle = await rolldown({
  ...settings,
  input: { main: 'src/main.ts', 'reader-worker': 'src/import/batch/reader-worker.ts' },
  plugins: [leanPackages],
});
const { output } = await bundle.generate({
  format: 'cjs',
  codeSplitting: { groups: [{ name: 'program', test: isHot }] },
});
mkdirSync(aside);
const files = await pack(output);
for (const { name, text } of files) writeFileSync(join(aside, name), text);
writeFileSync(join(aside, 'LICENSES.txt'), licencesOf(files.flatMap(({ modules }) => modules)));
// For the tests; it is not published.
const packages = files.map(({ name, modules }) => [name, packagesOf(modules)]);
writeFileSync(join(aside, 'packages.json'), JSON.stringify(Object.fromEntries(packages)));

// The manual page is made from the declarations of the commands; the code that makes it is not kept.
const manFile = `${aside}-man.mjs`;
const man = await rolldown({ ...settings, input: 'src/cli/help/man-page.ts', external: 'better-sqlite3' });
await man.write({ file: manFile, codeSplitting: false });
const { manPage } = await import(pathToFileURL(manFile).href);
writeFileSync(join(aside, 'contact-report.1'), await manPage(version));
rmSync(manFile);

copyFileSync('src/render/contract.schema.json', join(aside, 'contract.schema.json'));
chmodSync('bin/contact-report.js', 0o755);

if (existsSync('dist')) renameSync('dist', `${aside}-old`);
renameSync(aside, 'dist');
rmSync(`${aside}-old`, { recursive: true, force: true });
