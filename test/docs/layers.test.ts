import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'contact-report-layers-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the linter finds, by the project's own rules, in a tree of these files. */
function lint(files: Readonly<Record<string, string>>): string {
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  const tree = { ...files, 'biome.json': JSON.stringify({ ...config, $schema: undefined, vcs: undefined }) };
  for (const [name, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

const exporting = (name: string) => `export const ${name} = 1;\n`;
const importing = (name: string, path: string) =>
  `import { ${name} } from '${path}';\nexport const x = ${name};\n`;

test('an import of a layer below passes', () => {
  const found = lint({
    'src/domain/a.ts': exporting('a'),
    'src/cli/view/run.ts': importing('a', '../../domain/a.ts'),
    'src/store/engine.ts': importing('a', './sqlite/events/b.ts'),
    'src/store/sqlite/database/a.ts': exporting('a'),
    'src/store/sqlite/events/b.ts': "export { a } from '../database/a.ts';\n",
    'src/store/sqlite/care/c.ts': importing('a', '../events/b.ts'),
  });
  expect(found).not.toContain('noRestrictedImports');
});

test.each([
  ['domain', 'store/store', '../store/store.ts'],
  ['domain', 'render/json', '../render/json.ts'],
  ['store', 'import/map/format', '../import/map/format.ts'],
  ['render', 'store/store', '../store/store.ts'],
  ['import', 'io/streams', '../io/streams.ts'],
  ['io', 'cli/context', '../cli/context.ts'],
  ['prompts', 'store/store', '../store/store.ts'],
  ['app', 'cli/context', '../cli/context.ts'],
  ['messages', 'domain/actions', '../domain/actions.ts'],
  ['cli', 'main', '../main.ts'],
  ['store', 'store/sqlite/store', './sqlite/store.ts'],
  ['store/sqlite/database', 'store/sqlite/events/a', '../events/a.ts'],
  ['store/sqlite/events', 'store/sqlite/reports/a', '../reports/a.ts'],
  ['store/sqlite/reports', 'store/sqlite/care/a', '../care/a.ts'],
  ['store/sqlite/care', 'io/streams', '../../../io/streams.ts'],
])('src/%s may not import %s', (layer, name, path) => {
  const found = lint({
    [`src/${name}.ts`]: exporting('a'),
    [`src/${layer}/b.ts`]: importing('a', path),
  });
  expect(found).toContain('noRestrictedImports');
});

test('only the place that chooses an engine may import one', () => {
  const found = lint({
    'src/store/sqlite/store.ts': exporting('open'),
    'src/cli/doctor/run.ts': `export const load = () => import('../../store/sqlite/store.ts');\n`,
  });
  expect(found).toContain('noRestrictedImports');
});

test('a circle of two files, even of types, is found', () => {
  const found = lint({
    'src/domain/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;\n",
    'src/domain/b.ts': "import type { A } from './a.ts';\nexport type B = A | 2;\n",
  });
  expect(found).toContain('noImportCycles');
});
