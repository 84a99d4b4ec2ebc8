import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.mjs';
import { createLarge } from './measures/create-large.mjs';
import { createSmall } from './measures/create-small.mjs';
import { importing } from './measures/import.mjs';
import { importMemory } from './measures/import-memory.mjs';
import { installedSize } from './measures/installed-size.mjs';
import { list } from './measures/list.mjs';
import { storeSize } from './measures/store-size.mjs';
import { version } from './measures/version.mjs';
import { viewNdjson } from './measures/view-ndjson.mjs';
import { viewSmall } from './measures/view-small.mjs';
import { viewTable } from './measures/view-table.mjs';
import { shellVersion } from './shell.mjs';
import { Stores } from './stores.mjs';
import { drawResults } from './table.mjs';
import { compare, peakMemory, run, stopAll } from './timing.mjs';

const measures = [
  ...[version, list, viewSmall, createSmall, installedSize],
  ...[importing, importMemory, storeSize, createLarge, viewNdjson, viewTable],
];

const help = `npm run bench -- [NAME...] [--full] [--markdown] [--pairs N]

Measures the built program, each work in turn with what one would use instead. It judges nothing: targets stand
beside the figures. Data are made from a fixed seed, in a folder under TMPDIR that is removed at the end.

  NAME        only the measurement of that name, or those whose names contain it: ${measures.map(({ name }) => name).join(', ')}
  --full      the sizes of the targets: about 6 GB of disk
  --markdown  the table as Markdown
  --pairs N   so many pairs of runs after the warm-up (default: 3 to 20, as the work is long)
`;

const smallSizes = {
  small: 10_000,
  big: 1_000_000,
  import: 200_000,
  importMemory: [100_000, 400_000],
  large: 100_000,
  table: [10_000, 100_000],
};
const fullSizes = {
  ...smallSizes,
  big: 10_000_000,
  import: 2_000_000,
  importMemory: [1_000_000, 4_000_000],
  large: 1_000_000,
};

process.exitCode = await main();

async function main() {
  const { values: flags, positionals: names } = parseArgs({
    options: {
      full: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      pairs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const chosen = measures.filter(({ name }) => isChosen(name, names));
  if (flags.help || chosen.length === 0 || (flags.pairs && !(Number(flags.pairs) >= 1))) {
    console.error(help);
    return flags.help ? 0 : 2;
  }
  if (!existsSync(new URL('../../dist/main.js', import.meta.url))) {
    console.error('There is no built program: npm run build');
    return 1;
  }
  const say = (text) => console.error(`  ${text}`);
  const stores = new Stores(flags.full ? fullSizes : smallSizes, say);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      stopAll();
      stores.remove();
      process.exit(code);
    });
  }
  try {
    return await measure(chosen, stores, flags, say);
  } finally {
    stores.remove();
  }
}

/** Whether a name was asked for: by itself, or by a part where no measurement has exactly that name. */
function isChosen(name, asked) {
  if (asked.length === 0) return true;
  return asked.some(
    (part) => name === part || (!measures.some((each) => each.name === part) && name.includes(part)),
  );
}

async function measure(chosen, stores, { full, markdown, pairs }, say) {
  const shell = shellVersion();
  const { version: ownVersion } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const machine = describeMachine({ shellVersion: shell, folder: stores.folder, full, program: ownVersion });
  for (const [name, text] of machine)
    console.log(markdown ? `- ${name}: ${text}` : `${name.padEnd(13)} ${text}`);
  console.log();
  const { env, folder, sizes } = stores;
  const bench = {
    stores,
    sizes,
    hasShell: shell !== null,
    node: { file: process.execPath, args: ['-e', '0'] },
    once: (command) => run(command, { env }),
    compare: (ours, rival, count) =>
      compare(ours, rival || null, { pairs: Number(pairs ?? count), env, say }),
    peakMemory: (command) => peakMemory(command, { env, folder }),
  };
  const rows = [];
  let failed = 0;
  for (const { name, run: work } of chosen) {
    console.error(name);
    try {
      rows.push(...(await work(bench)));
    } catch (error) {
      failed += 1;
      console.error(`${name} failed: ${error.message}`);
    }
  }
  console.log(drawResults(rows, { markdown }));
  return failed > 0 ? 1 : 0;
}
