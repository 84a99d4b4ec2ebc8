import { parseArgs } from 'node:util';
import { Tally } from './attack.ts';
import { planned } from './attacks/index.ts';
import { Random } from './random.ts';
import { runAfterEach } from './support/vitest-hooks.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    short: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const chosen = planned.filter(({ attack }) => values.only?.includes(attack.name) ?? true);
if (chosen.length === 0 || !(minutes >= 0)) {
  const names = planned.map(({ attack }) => attack.name).join(', ');
  console.error(`Say --only NAME, one of ${names}; and --minutes N.`);
  process.exit(2);
}
const say = (text: string) => process.stderr.write(`${text}\n`);
say(`seed ${seed}, ${minutes} minutes`);

const shares = chosen.reduce((sum, { long }) => sum + long.share, 0);
const rows: string[][] = [];
let faults = 0;
for (const { attack, short, long } of chosen) {
  const began = performance.now();
  const tally = new Tally((fault) => say(`  FAULT ${fault}`));
  say(`${attack.name}: ${attack.title}`);
  const progress = setInterval(() => say(`  ${tally.count.toLocaleString('en')} tried`), 15_000);
  const budget = values.short
    ? short
    : { rounds: minutes === 0 ? 1 : long.rounds, ms: (minutes * 60_000 * long.share) / shares };
  try {
    await attack.run(budget, new Random(seed), tally);
  } catch (error) {
    tally.fault('the attack broke off', error);
  }
  clearInterval(progress);
  await runAfterEach();
  const seconds = Math.round((performance.now() - began) / 1000);
  const skipped = [...tally.skipped].map((reason) => `skipped: ${reason}`).join('; ');
  faults += tally.faults.length;
  rows.push([
    attack.name,
    [attack.title, skipped].filter((text) => text !== '').join('; '),
    tally.count.toLocaleString('en'),
    String(tally.faults.length),
    `${seconds} s`,
  ]);
  say(
    `  ${tally.count.toLocaleString('en')} tried, ${tally.faults.length} faults, ${seconds} s${skipped && `, ${skipped}`}`,
  );
}

const header = ['attack', 'what it does', 'times tried', 'faults found', 'took'];
const widths = header.map((title, n) => Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)));
const line = (cells: readonly string[]) =>
  `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
if (values.markdown) {
  process.stdout.write(`| ${header.join(' | ')} |\n|---|---|--:|--:|--:|\n`);
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
} else {
  process.stdout.write(`${[header, ...rows].map(line).join('\n')}\n`);
}
process.exit(faults > 0 ? 1 : 0);
