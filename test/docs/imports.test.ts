import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixture, temporaryFolder, temporaryStore } from '../support/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'src');
const files = (readdirSync(source, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
const asText = (file: string) => readFileSync(join(source, file), 'utf8');
const code = (file: string) => asText(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** The modules that a file loads; types alone load nothing. */
function importsOf(file: string): string[] {
  const loading = code(file).replace(/^import type [^;]*;/gm, '');
  const found = loading.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map(([, name = '']) => name);
}

/** True if a file loads a package as soon as it is loaded itself. */
function reaches(file: string, name: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const loading = code(file).replace(/^(?:import|export) type [^;]*;/gm, '');
  return [...loading.matchAll(/^(?:import|export) [^;]*?from '([^']+)'/gm)].some(([, from = '']) =>
    from.startsWith('.') ? reaches(join(dirname(file), from), name, seen) : from === name,
  );
}

const importersOf = (name: string) => files.filter((file) => importsOf(file).includes(name));
const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));

describe('who may import what', () => {
  it.each([
    ['better-sqlite3', /^store\/sqlite\//],
    ['inquirer', /^prompts\//],
    ['@inquirer/core', /^prompts\//],
    ['ora', /^io\/spinner\.ts$/],
    ['chalk', /^render\/text\/colors\.ts$/],
    ['cli-table3', /^render\/text\/table\.ts$/],
    ['commander', /^(cli\/.*|main)\.ts$/],
  ])('%s: %s', (name, allowed) => {
    const importers = importersOf(name);
    expect(importers).not.toEqual([]);
    expect(importers.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('date-fns by function, never the whole of it', () => {
    expect(importersOf('date-fns')).toEqual([]);
    expect(importersOf('@date-fns/tz')).toEqual([]);
    expect(files.some((file) => importsOf(file).some((name) => name.startsWith('date-fns/')))).toBe(true);
  });

  it('ora and inquirer only when they are needed', () => {
    const late = ['ora', 'inquirer', '@inquirer/core'];
    const early = files.filter(
      (file) => !file.startsWith('prompts/') && late.some((name) => reaches(file, name)),
    );
    expect(early).toEqual([]);
    // `import()` is how they are reached.
    expect(reaches('prompts/inquirer/inquirer-prompter.ts', '@inquirer/core')).toBe(true);
  });

  it('the process ends in main.ts only', () => {
    expect(filesWith(/\bprocess\.(exit|abort|reallyExit)\b|\bprocess\.exitCode\s*=/)).toEqual(['main.ts']);
  });

  it('SQL lives behind the store', () => {
    const sql =
      /\b(SELECT\s[\s\S]*?\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\s/;
    const withSql = filesWith(sql);
    expect(withSql).not.toEqual([]);
    expect(withSql.filter((file) => !/^store\/sqlite\//.test(file))).toEqual([]);
  });
});

describe('what a command loads', () => {
  const heavy = ['inquirer', '@inquirer/core', 'ora', 'saxes', '@streamparser/json'];

  it.each([
    { args: ['list', '--json'], sqlite: true },
    { args: ['actions', '--json'], sqlite: false },
    { args: ['--help'], sqlite: false },
  ])('$args: nothing heavy; SQLite: $sqlite', async ({ args, sqlite }) => {
    const store = temporaryStore();
    await store.run(['import', '-'], { input: '{"campaign":{"id":"c-1"}}\n' });
    const loaded = await loadedBy(store, args);
    expect(loaded.packages).toContain('commander');
    expect(loaded.packages.filter((name) => heavy.includes(name))).toEqual([]);
    expect(loaded.native.length > 0).toBe(sqlite);
  });

  it('import: @streamparser/json, which shows that the tests above would see it', async () => {
    const { packages } = await loadedBy(temporaryStore(), ['import', fixture('history.csv')]);
    expect(packages).toContain('@streamparser/json');
  });

  it('list, create and view: main.js alone', async () => {
    const store = temporaryStore();
    await store.run(['import', fixture('history.ndjson')]);
    const created = await loadedBy(store, ['create', 'lieve.vandenbroeck@example.be']);
    const viewed = await loadedBy(store, ['view', '1', '--json']);
    const listed = await loadedBy(store, ['list']);
    expect([created.files, viewed.files, listed.files]).toEqual([['main.js'], ['main.js'], ['main.js']]);
  });
});

/** What the built program loads for a command: its own files, the packages in them, and native parts. */
async function loadedBy(store: ReturnType<typeof temporaryStore>, args: string[]) {
  const folder = temporaryFolder();
  const [preload, log] = [join(folder, 'preload.cjs'), join(folder, 'loaded')];
  writeFileSync(log, '');
  writeFileSync(
    preload,
    `const fs = require('node:fs');
     for (const [owner, name, file] of [[fs, 'readFileSync', 0], [process, 'dlopen', 1]]) {
       const work = owner[name];
       owner[name] = (...args) => {
         fs.appendFileSync(${JSON.stringify(log)}, args[file] + '\\n');
         return work.apply(owner, args);
       };
     }`,
  );
  const { code } = await store.run(args, { env: { NODE_OPTIONS: `--require ${preload}` } });
  expect(code).toBe(0);
  const loaded = [...new Set(readFileSync(log, 'utf8').split('\n'))];
  const dist = join(root, 'dist/');
  const files = loaded
    .filter((file) => file.startsWith(dist) && file.endsWith('.js'))
    .map((file) => file.slice(dist.length));
  const packagesIn: Record<string, string[]> = JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8'));
  const packages = files.flatMap((file) => packagesIn[file] ?? []);
  return { files, packages, native: loaded.filter((file) => file.endsWith('.node')) };
}
