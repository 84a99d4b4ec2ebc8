import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

/** A script of this folder, bundled as the program is, so that a plain `node` runs it. */
export interface Bundle {
  readonly path: string;
  remove(): void;
}

/** Bundles `name` of this folder. */
export async function bundle(name: string): Promise<Bundle> {
  const folder = makeFolder();
  const path = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return { path, remove: () => remove(folder) };
}
