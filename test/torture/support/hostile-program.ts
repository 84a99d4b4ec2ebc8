import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fixture } from '../../support/program.ts';
import type { Report } from '../attack.ts';
import type { Random } from '../random.ts';
import { damagedBytes, damagedText, type Json } from './damage.ts';
import { judge, type Sandbox } from './sandbox.ts';

/** No command may use more memory for small hostile inputs, MB. */
const mostMemory = 700;

/** What is damaged. */
export interface Samples {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly values: readonly Json[];
}

export const addresses = [
  'anna@example.be',
  '"a b"@example.be',
  'zoé@exämple.example',
  'Anna <anna@example.be>',
  'a@[127.0.0.1]',
];
export const zones = ['UTC', 'Europe/Brussels', 'America/St_Johns', 'Etc/GMT+12', '+05:30', 'Pacific/Apia'];

/** One damaged file through the program, twice: the counts of both add up. */
export async function importOne(
  box: Sandbox,
  { files }: Samples,
  random: Random,
  report: Report,
): Promise<void> {
  const chosen = random.pick(files);
  const file = join(box.folder, `fuzz${extname(chosen.name)}`);
  const rejects = join(box.folder, 'rejects');
  writeFileSync(file, damagedBytes(chosen.bytes, random));
  const first = await box.run(['import', file, '--json', '--rejects', rejects]);
  const again = await box.run(['import', file, '--json']);
  for (const ended of [first, again]) {
    judge(report, ended, [0, 1]);
    if (ended.memory > mostMemory) report.fault('an import takes too much memory', ended.memory);
  }
  if (first.stdout === '' || again.stdout === '') return;
  const [a, b] = [first, again].map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
  const adds = (a?.imported ?? 0) + (a?.duplicates ?? 0) === b?.duplicates && b?.imported === 0;
  if (!adds || a?.ignored !== b?.ignored || a?.rejected !== b?.rejected)
    report.fault('the counts of two imports do not add up', { a, b, file: chosen.name });
  judge(report, await box.run(['doctor', '--json']), [0]);
  const hostile = [
    'create',
    damagedText(random.pick(addresses), random).replaceAll('\0', ''),
    '--last',
    '1y',
  ];
  judge(report, await box.run(['--tz', random.pick(zones), ...hostile, '--json']), [0, 2]);
}

/** A store whose file was damaged: every command says so in a sentence, or gives an answer. */
export async function openDamaged(box: Sandbox, random: Random, report: Report): Promise<void> {
  judge(report, await box.run(['import', fixture('history.ndjson')]), [0]);
  judge(report, await box.run(['create', 'anna.peeters@example.be']), [0]);
  const bytes = readFileSync(box.path);
  // Some damage hits the schema, most the rows.
  const at = random.chance(0.3) ? random.below(8192) : random.below(bytes.length);
  for (let n = random.below(200); n >= 0; n -= 1) {
    const where = Math.min(bytes.length - 1, at + random.below(400));
    bytes[where] = random.below(256);
  }
  writeFileSync(box.path, random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes);
  const kept = random.chance(0.2) ? readFileSync(box.path) : null;
  const commands = [
    ['list', '--json'],
    ['view', '1', '--json'],
    ['view', '1'],
    ['doctor'],
    ['campaigns'],
    ['store', 'info'],
    ['store', 'backup', join(box.folder, 'backup.db')],
    ['create', 'anna.peeters@example.be', '--json'],
    ['rerun', '1', '--json'],
    ['import', fixture('history.json')],
    ['delete', '1', '--yes'],
  ];
  for (let n = 0; n < 4; n += 1) {
    const ended = await box.run(random.pick(commands));
    if (!judge(report, ended, [0, 1, 3]) && kept) report.fault('with this damage', at);
    if (ended.memory > mostMemory) report.fault('a damaged store takes too much memory', ended);
  }
}
