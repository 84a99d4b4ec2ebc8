import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { makeFolder, remove } from './temporary-folder.ts';

/** A script that plain `node` runs. */
export interface Bundle {
  readonly path: string;
  remove(): void;
}

// A bundle in a temporary folder has no node_modules beside it, and this package cannot be bundled.
const nativePackages: Plugin = {
  name: 'native-packages',
  setup({ onResolve }) {
    const path = createRequire(import.meta.url).resolve('better-sqlite3');
    onResolve({ filter: /^better-sqlite3$/ }, () => ({ path, external: true }));
  },
};

/** Bundles a TypeScript file as the program is bundled. */
export async function bundle(file: URL): Promise<Bundle> {
  const folder = makeFolder();
  const path = join(folder, `${basename(file.pathname, '.ts')}.mjs`);
  await build({
    entryPoints: [fileURLToPath(file)],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    plugins: [nativePackages],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return { path, remove: () => remove(folder) };
}
