#!/usr/bin/env node
import module from 'node:module';

// SQLite's module for Node 22 and later needs Node-API 10; without it, it ends the process and says nothing.
if (Number.parseInt(process.versions.node, 10) >= 21 && Number(process.versions.napi) < 10) {
  console.error(
    `error: contact-report does not run on Node ${process.versions.node}.\nInstall Node 24, 22.14 or later, or 20.17 or later.`,
  );
  process.exitCode = 1;
} else {
  module.enableCompileCache?.();
  await import('../dist/main.js');
}
