// The pictures of the README, from the built program and the sample data: `npm run pictures`.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
// Beside the pictures, from where it looks for the program.
const bundle = path(`./.pictures-${process.pid}.mjs`);
await build({
  entryPoints: [path('./pictures.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
process.on('exit', () => rmSync(bundle, { force: true }));
const child = spawn(process.execPath, [bundle], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
