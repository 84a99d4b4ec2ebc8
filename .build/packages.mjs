import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The packages that hold the two majors of better-sqlite3 at build time. */
const majors = { 12: 'better-sqlite3', 13: 'better-sqlite3-13' };

/** The folder of an installed package; null if it is not installed. */
function folderOf(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** The versions of better-sqlite3 whose JavaScript is bundled, as constants of the bundle. */
export function sqliteVersions() {
  return Object.fromEntries(
    Object.entries(majors).map(([major, name]) => {
      if (folderOf(name) === null)
        console.warn(`${name} is not installed (npm ci): starts with it will be slow.`);
      const version = folderOf(name) && require(`${name}/package.json`).version;
      return [`BETTER_SQLITE3_${major}`, JSON.stringify(version)];
    }),
  );
}

/** A plugin that puts lean parts in the place of some packages, or of parts of them, that a start-up would wait for. */
export const leanPackages = {
  name: 'lean-packages',
  resolveId(name, importer) {
    const sqlite = /^better-sqlite3@(12|13)\/(.+)$/.exec(name);
    if (sqlite) {
      const folder = folderOf(majors[sqlite[1]]);
      return folder === null ? { id: name, external: true } : join(folder, sqlite[2]);
    }
    if (name === 'better-sqlite3') return here('replaced/better-sqlite3.cjs');
    // Only few outputs need them, so that they are not run at every start.
    if (name === 'chalk' && !importer?.endsWith('chalk.cjs')) return here('replaced/chalk.cjs');
    if (name === 'cli-table3' && !importer?.endsWith('cli-table3.cjs'))
      return here('replaced/cli-table3.cjs');
    // The native part of better-sqlite3 12 is loaded by better-sqlite3.cjs.
    if (name === 'bindings' && importer?.includes('better-sqlite3')) return here('replaced/bindings.cjs');
    // `styleFor` names the level of colour, so chalk need not guess it, which loads the sockets of Node.
    if (name === '#supports-color') return here('replaced/supports-color.cjs');
    return null;
  },
};
