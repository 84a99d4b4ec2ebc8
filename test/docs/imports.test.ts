import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    expect(filesWith(/^import (?!type\b).*from 'ora'/m)).toEqual([]);
    expect(filesWith(/^import (?!type\b).*from '.*prompts\/.*'/m)).toEqual([]);
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
    [
      ['list', '--json'],
      ['better-sqlite3', 'commander'],
    ],
    [['actions', '--json'], ['commander']],
    [['--help'], ['commander']],
  ])('%j: %j, and nothing heavy', async (args, expected) => {
    const store = temporaryStore();
    await store.run(['import', '-'], { input: '{"campaign":{"id":"c-1"}}\n' });
    const loaded = await packagesLoadedBy(store, args);
    expect(loaded.filter((name) => heavy.includes(name))).toEqual([]);
    expect(loaded.filter((name) => ['better-sqlite3', 'commander'].includes(name))).toEqual(expected);
  });

  it('import: @streamparser/json, which shows that the tests above would see it', async () => {
    expect(await packagesLoadedBy(temporaryStore(), ['import', fixture('history.csv')])).toContain(
      '@streamparser/json',
    );
  });
});

/** The packages whose code the built program loads for a command: its own files, and what its chunks were made of. */
async function packagesLoadedBy(store: ReturnType<typeof temporaryStore>, args: string[]): Promise<string[]> {
  const coverage = join(temporaryFolder(), 'coverage');
  const { code } = await store.run(args, { env: { NODE_V8_COVERAGE: coverage } });
  expect(code).toBe(0);
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  });
  const sources = urls.flatMap((url) => {
    const file = fileURLToPath(url);
    if (!file.startsWith(join(root, 'dist'))) return [file];
    return (JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }).sources;
  });
  const packages = sources.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(packages)].filter((name) => name !== undefined).sort();
}
