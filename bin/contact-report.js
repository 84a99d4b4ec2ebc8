#!/usr/bin/env node
// CommonJS: starting Node's ESM loader takes as long as everything else `--version` does.
const { napi, node } = process.versions;

// SQLite's module for Node 22 and later needs Node-API 10; without it, loading the module ends the process without a message.
if (Number.parseInt(node, 10) >= 21 && Number(napi) < 10) {
  console.error(
    `error: contact-report does not run on Node ${node}.\nInstall Node 24, 22.14 or later, or 20.17 or later.`,
  );
  process.exitCode = 1;
} else if (process.argv[2] === '--version') {
  // Scripts often ask for the version alone: answer without loading the program.
  process.stdout.on('error', ({ code, message }) => {
    if (code === 'EPIPE') return;
    console.error(`error: Cannot write the output: ${message}.`);
    process.exitCode = 1;
  });
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  require('node:module').enableCompileCache?.();
  // A file of the program is missing or cannot be opened (too many open files); the error edge is not loaded yet.
  import('../dist/main.js').catch((error) => {
    const message = `Cannot start contact-report: ${String(error.message).split('\n')[0]}`;
    const document = { error: { code: 'unexpected', message, hint: null } };
    if (process.env.DEBUG) console.error(error);
    else console.error(process.argv.includes('--json') ? JSON.stringify(document) : `error: ${message}`);
    process.exitCode = 1;
  });
}
