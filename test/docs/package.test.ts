import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { cleanEnv, fixture, temporaryFolder } from '../support/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const execute = promisify(execFile);
const modules = join(root, 'node_modules');

interface Manifest {
  readonly version: string;
  readonly dependencies?: { readonly [name: string]: string };
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** npm as on a machine without a network, without what it kept from earlier, and without scripts. */
async function npm(cwd: string, ...args: string[]): Promise<string> {
  const env = cleanEnv({
    npm_config_cache: join(temporaryFolder(), 'cache'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
  });
  return (await execute('npm', [...args, '--ignore-scripts'], { cwd, env, maxBuffer: 1e8 })).stdout;
}

/** The package as it would be published. */
async function pack(): Promise<{ tarball: string; files: { path: string; mode: number }[] }> {
  const folder = temporaryFolder();
  const [packed] = JSON.parse(await npm(root, 'pack', '--json', '--pack-destination', folder));
  return { tarball: join(folder, packed.filename), files: packed.files };
}

/** Lays a package into a folder as it is compiled here, with what it needs to run; what installed it is not needed. */
function copyPackage(name: string, into: string): void {
  const source = join(modules, name);
  const target = join(into, 'node_modules', name);
  cpSync(source, target, { recursive: true });
  const { 'prebuild-install': _, ...dependencies } = manifestIn(source).dependencies ?? {};
  writeFileSync(join(target, 'package.json'), JSON.stringify({ ...manifestIn(source), dependencies }));
  for (const dependency of Object.keys(dependencies)) copyPackage(dependency, into);
}

it('the tarball holds the program and its papers, and nothing else', async () => {
  const { files } = await pack();
  const paths = files.map(({ path }) => path);
  const beside = paths.filter((path) => !path.startsWith('dist/')).sort();
  expect(beside).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin/contact-report.js',
    'bin/package.json',
    'package.json',
  ]);
  expect(paths).toEqual(
    expect.arrayContaining(['dist/main.js', 'dist/LICENSES.txt', 'dist/contact-report.1']),
  );
  expect(
    paths.filter((path) => /^dist\//.test(path) && !/^dist\/[\w.-]+\.(c?js|txt|1|schema\.json)$/.test(path)),
  ).toEqual([]);
});

it('installed into an empty folder, it runs', async () => {
  const { tarball } = await pack();
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  const dependencies = Object.keys(manifestIn(root).dependencies ?? {});
  expect(dependencies).toEqual(['better-sqlite3']);
  for (const name of dependencies) copyPackage(name, folder);
  await npm(folder, 'install', tarball);

  const run = async (...args: string[]) => {
    const env = cleanEnv({ XDG_DATA_HOME: join(folder, 'data') });
    return (await execute(join(folder, 'node_modules/.bin/contact-report'), args, { cwd: folder, env }))
      .stdout;
  };
  expect(await run('--version')).toBe(`${manifestIn(root).version}\n`);
  expect(await run('import', fixture('history.ndjson'))).toMatch(/^imported +275\nduplicates +0\n/);
  const created = await run('create', 'lieve.vandenbroeck@example.be', '--actions', 'unsubscribed');
  expect(created).toMatch(/^2025-04-11 06:04:02 +Programme de printemps/m);
  expect(JSON.parse(await run('view', '1', '--json'))).toMatchObject({ report: { eventCount: 1 } });
  expect(statSync(join(folder, 'data/contact-report/events.db')).mode & 0o777).toBe(0o600);
});
