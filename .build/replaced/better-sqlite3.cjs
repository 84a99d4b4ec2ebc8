// Takes the place of better-sqlite3 in the bundle, to save the search for its files, a third of a start-up: the
// JavaScript of both majors is bundled, and the native part comes from where npm put it. Everything unusual (another
// version, no native part for this Node) is left to the package as it is installed, with its own errors.
const { readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const bindings = require('./bindings.cjs');

// `hostRequire` is Node's own require: see pack.mjs.

let loaded;

/** A connection, like the class of the package; loads the native part for the first one. */
module.exports = function Database(...args) {
  loaded ??= load();
  return new loaded(...args);
};

function load() {
  try {
    const { folder, version } = installed();
    if (version === BETTER_SQLITE3_12) {
      const addon = { exports: {} };
      process.dlopen(addon, join(folder, 'build/Release/better_sqlite3.node'));
      bindings.addon = addon.exports;
      return require('better-sqlite3@12/lib/database.js');
    }
    if (version === BETTER_SQLITE3_13) {
      const addon = hostRequire(join(folder, 'lib/binding.js')).getBinding();
      return require('better-sqlite3@13/lib/database.js')(() => addon, true);
    }
  } catch {}
  return hostRequire('better-sqlite3');
}

/** The version of the installed package, and its folder: where Node looks first, else wherever it finds it. */
function installed() {
  const program = dirname(__dirname);
  const folders = [join(program, 'node_modules/better-sqlite3')];
  if (basename(dirname(program)) === 'node_modules') folders.push(join(program, '../better-sqlite3'));
  for (const folder of folders) {
    try {
      return { folder, version: versionIn(folder) };
    } catch {}
  }
  const folder = dirname(hostRequire.resolve('better-sqlite3/package.json'));
  return { folder, version: versionIn(folder) };
}

function versionIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}
