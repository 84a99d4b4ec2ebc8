// The long form of the torture: `node test/torture/run.mjs --minutes 20`. Exits 1 when something was found.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8'));
// As deep below the root as test/support, from where that looks for the program.
const bundle = path(`./.torture-${process.pid}.mjs`);
await build({
  entryPoints: [path('./long-form.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // As the build has it.
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  alias: { vitest: path('./support/vitest-hooks.ts') },
  logLevel: 'warning',
});
const tidy = () => rmSync(bundle, { force: true });
process.on('exit', tidy);
const child = spawn(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
