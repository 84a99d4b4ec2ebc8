#!/usr/bin/env node
// CommonJS: starting Node's ESM loader takes as long as everything else `--version` does.
const fs = require('node:fs');
const path = require('node:path');
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
  try {
    start(path.join(__dirname, '../dist'));
  } catch (error) {
    // A file of the program is missing or cannot be opened (too many open files); the error edge is not loaded yet.
    const message = `Cannot start contact-report: ${String(error.message).split('\n')[0]}`;
    const document = { error: { code: 'unexpected', message, hint: null } };
    if (process.env.DEBUG) console.error(error);
    else console.error(process.argv.includes('--json') ? JSON.stringify(document) : `error: ${message}`);
    process.exitCode = 1;
  }
}

/** Runs the program in the folder `dist`, with the code that V8 compiled in an earlier run. */
function start(dist) {
  const { Script } = require('node:vm');
  const filename = path.join(dist, 'main.js');
  const source = fs.readFileSync(filename, 'latin1');
  const file = mayCache(dist) ? cacheFile(dist, source) : null;
  const kept = file === null ? null : readCache(file);
  const script = new Script(source, kept ? { filename, cachedData: kept.code } : { filename });
  const parts = new Set(script.cachedDataRejected ? [] : kept?.parts);
  const known = parts.size;
  if (file !== null)
    process.once('exit', (exitCode) => {
      if (exitCode === 0 && parts.size > known) writeCache(file, parts, script);
    });
  script.runInThisContext()(require, dist, 'main.js', parts);
}

/**
 * Code is cached beside the program, and only where nobody can write who could not change the program itself. V8
 * compiles in another way under some of Node's flags.
 */
function mayCache(dist) {
  const { NODE_OPTIONS, NODE_V8_COVERAGE } = process.env;
  if (process.execArgv.length > 0 || NODE_OPTIONS || NODE_V8_COVERAGE) return false;
  return (fs.statSync(dist).mode & 0o022) === 0;
}

/** The cache for this build (its name stands at the beginning of main.js), this command, and this Node. */
function cacheFile(dist, source) {
  const build = source.slice(2, 18);
  const [, , name] = process.argv;
  // What is kept of a run is what that command needs; the others share a cache.
  const command = ['create', 'list', 'view'].includes(name) ? name : 'other';
  return path.join(dist, `${build}-${command}-${process.version}-${process.arch}.cache`);
}

// A cache is a line with the parts of the program that were run when it was written, and the code, twice: V8 does not
// check it, and would crash on a damaged one; comparing is much faster than a checksum.
function readCache(file) {
  try {
    const content = fs.readFileSync(file);
    const begin = content.indexOf(10) + 1;
    const middle = (begin + content.length) / 2;
    const code = content.subarray(begin, middle);
    if (begin === 0 || code.length === 0 || !code.equals(content.subarray(middle))) return null;
    return { parts: content.latin1Slice(0, begin - 1).split(' '), code };
  } catch {
    return null; // There is none yet.
  }
}

/** Writes a cache aside and renames it; without a word where that cannot be done. */
function writeCache(file, parts, script) {
  const aside = `${file}-${process.pid}`;
  let opened = null;
  try {
    opened = fs.openSync(aside, 'wx', 0o644);
    const code = script.createCachedData();
    fs.writeFileSync(opened, Buffer.concat([Buffer.from(`${[...parts].join(' ')}\n`), code, code]));
    fs.renameSync(aside, file);
    removeOutdated(file);
  } catch {
    if (opened !== null) fs.rmSync(aside, { force: true });
  } finally {
    if (opened !== null) fs.closeSync(opened);
  }
}

/** Removes the caches of other builds, which an update in place leaves behind. */
function removeOutdated(file) {
  const dist = path.dirname(file);
  const build = path.basename(file).slice(0, 16);
  for (const name of fs.readdirSync(dist))
    if (/^[\da-f]{16}-.*\.cache/.test(name) && !name.startsWith(build))
      fs.rmSync(path.join(dist, name), { force: true });
}
